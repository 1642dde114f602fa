/* Pages of criteria, weights and scales. */
#ifndef WHEEL_CRITERIA_WEB_H
#define WHEEL_CRITERIA_WEB_H

#include "platform/noun/noun_web.h"

extern const struct route_set criteria_routes;
extern const struct record criterion_row_record, criteria_axis_record, criteria_page_record;
extern struct noun_pages criterion_pages;

#endif
