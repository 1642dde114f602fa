/* Pages and calls about ratings. */
#ifndef WHEEL_SCORE_WEB_H
#define WHEEL_SCORE_WEB_H

#include "http/http.h"

extern const struct route_set score_routes;

#endif
