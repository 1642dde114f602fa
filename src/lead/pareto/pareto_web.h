/* The Pareto page and its files. */
#ifndef LEAD_PARETO_WEB_H
#define LEAD_PARETO_WEB_H

#include "http/http.h"

extern const struct route_set pareto_routes;
extern const struct record pareto_page_record;

#endif
