#ifndef HUB_RATE_WEB_H
#define HUB_RATE_WEB_H

#include "http/http.h"

extern const struct route_set rate_routes;

#endif
