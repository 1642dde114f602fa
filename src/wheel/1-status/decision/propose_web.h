/* Proposing several customers at once. */
#ifndef WHEEL_PROPOSE_WEB_H
#define WHEEL_PROPOSE_WEB_H

#include "http/http.h"

extern const struct route_set propose_routes;
extern const struct record propose_form_record, propose_page_record;

#endif
