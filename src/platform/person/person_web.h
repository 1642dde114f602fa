/* Pages of our own people: the list, one colleague, the forms, and leaving. */
#ifndef PLATFORM_PERSON_WEB_H
#define PLATFORM_PERSON_WEB_H

#include "platform/noun/noun_web.h"

extern const struct route_set person_routes, person_edit_routes;
extern struct noun_pages person_pages, person_form_pages;

#endif
