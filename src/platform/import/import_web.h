/* The page of one import (import_page_web.c), for its route in import_web.c. */
#ifndef PLATFORM_IMPORT_WEB_H
#define PLATFORM_IMPORT_WEB_H

#include "http/http.h"

extern const struct record import_page_record;
enum err import_page_show(struct ctx *, struct request *, struct response *);
/* Is whoever asks there himself, and no program with a token of his (http_in_person)? */
bool import_in_person(struct ctx *, const struct request *);

#endif
