#ifndef WHEEL_TEAM_WEB_H
#define WHEEL_TEAM_WEB_H

#include "http/http.h"

extern const struct route_set team_routes;

#endif
