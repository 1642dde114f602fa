#ifndef KAM_TEAM_WEB_H
#define KAM_TEAM_WEB_H

#include "http/http.h"

extern const struct route_set team_routes;

#endif
