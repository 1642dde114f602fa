/* SQL of products that files name. */
#ifndef HUB_PRODUCT_IMPORT_STORE_H
#define HUB_PRODUCT_IMPORT_STORE_H

#include "db/db.h"

/* Those of the numbers (a JSON array) that there are: list of import_found. */
enum err product_import_store_find(struct ctx *, const char *numbers, int64_t run, struct list *ret);

extern const struct query_set product_import_queries;

#endif
