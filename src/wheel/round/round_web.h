/* Pages of the steps and of rounds. */
#ifndef WHEEL_ROUND_WEB_H
#define WHEEL_ROUND_WEB_H

#include "http/http.h"

extern const struct route_set round_routes, snapshot_routes;
extern const struct record close_form_record, step_page_record, rounds_page_record, snapshot_page_record;

#endif
