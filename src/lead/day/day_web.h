#ifndef LEAD_DAY_WEB_H
#define LEAD_DAY_WEB_H

#include "http/http.h"

/* The start page. */
extern const struct route_set day_routes;

#endif
