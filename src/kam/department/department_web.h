#ifndef KAM_DEPARTMENT_WEB_H
#define KAM_DEPARTMENT_WEB_H

#include "http/http.h"

extern const struct route_set department_routes;

#endif
