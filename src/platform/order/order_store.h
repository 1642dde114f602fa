/* SQL over every table that is sorted as people sort. */
#ifndef PLATFORM_ORDER_STORE_H
#define PLATFORM_ORDER_STORE_H

#include "db/db.h"

enum order_table { ORDER_ACCOUNT, ORDER_PERSON, ORDER_PRODUCT, ORDER_TABLES };

/* A name and the key it is sorted by. */
struct order_row {
	int64_t id;
	const char *name, *sort_key;
};

/* What the keys were made with; NULL: nobody said. */
enum err order_store_made_with(struct ctx *, const char **ret);
enum err order_store_set_made_with(struct ctx *, const char *version);
/* By id, from after that one; K_LIST of order_row. */
enum err order_store_list(struct ctx *, enum order_table, int64_t after, size_t max, struct list *ret);
enum err order_store_put(struct ctx *, enum order_table, const struct order_row *, size_t count);

extern const struct query_set order_queries;

#endif
