/* SQL over every table that is sorted as people sort. */
#ifndef PLATFORM_ORDER_STORE_H
#define PLATFORM_ORDER_STORE_H

#include "db/db.h"

enum collation_table { COLLATION_ACCOUNT, COLLATION_PERSON, COLLATION_PRODUCT, COLLATION_TABLES };

/* A name and the key it is sorted by. */
struct collation_row {
	int64_t id;
	const char *name, *sort_key;
};

/* What the keys were made with; NULL: nobody said. */
enum err collation_store_made_with(struct ctx *, const char **ret);
enum err collation_store_set_made_with(struct ctx *, const char *version);
/* How many follow after that id. */
enum err collation_store_count(struct ctx *, enum collation_table, int64_t after, int64_t *ret);
/* By id, from after that one; K_LIST of collation_row. */
enum err collation_store_list(struct ctx *, enum collation_table, int64_t after, size_t max, struct list *ret);
enum err collation_store_put(struct ctx *, enum collation_table, const struct collation_row *, size_t count);

extern const struct query_set collation_queries;

#endif
