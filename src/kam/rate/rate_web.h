#ifndef KAM_RATE_WEB_H
#define KAM_RATE_WEB_H

#include "http/http.h"

extern const struct route_set rate_routes;

#endif
