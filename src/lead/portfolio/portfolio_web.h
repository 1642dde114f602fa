#ifndef LEAD_PORTFOLIO_WEB_H
#define LEAD_PORTFOLIO_WEB_H

#include "http/http.h"

/* The portfolio page and the selection meeting. */
extern const struct route_set portfolio_routes;
extern const struct record portfolio_page_record, meeting_page_record;

#endif
