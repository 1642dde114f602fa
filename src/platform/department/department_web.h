#ifndef PLATFORM_DEPARTMENT_WEB_H
#define PLATFORM_DEPARTMENT_WEB_H

#include "http/http.h"

extern const struct route_set department_routes;

#endif
