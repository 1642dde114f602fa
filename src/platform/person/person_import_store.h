/* SQL of people that files name. Each answers those of the keys (a JSON array) that there are: list of import_found. */
#ifndef PLATFORM_PERSON_IMPORT_STORE_H
#define PLATFORM_PERSON_IMPORT_STORE_H

#include "db/db.h"

enum err person_import_store_find(struct ctx *, const char *numbers, int64_t run, struct list *ret);
enum err person_import_store_by_mail(struct ctx *, const char *mails, int64_t run, struct list *ret);
/* By sort key; only where one alone of those who have not left has the name. */
enum err person_import_store_by_name(struct ctx *, const char *sort_keys, int64_t run, struct list *ret);

extern const struct query_set person_import_queries;

#endif
