/* The scoring grid. */
#ifndef WHEEL_SCORING_WEB_H
#define WHEEL_SCORING_WEB_H

#include "http/http.h"

extern const struct route_set scoring_routes;
extern const struct record scoring_page_record;

#endif
