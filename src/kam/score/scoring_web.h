/* The scoring grid. */
#ifndef KAM_SCORING_WEB_H
#define KAM_SCORING_WEB_H

#include "http/http.h"

extern const struct route_set scoring_routes;
extern const struct record scoring_page_record;

#endif
