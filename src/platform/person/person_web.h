#ifndef PLATFORM_PERSON_WEB_H
#define PLATFORM_PERSON_WEB_H

#include "http/http.h"

extern const struct route_set person_routes, person_edit_routes;

#endif
