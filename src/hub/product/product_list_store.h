/* SQL of the product list. */
#ifndef HUB_PRODUCT_LIST_STORE_H
#define HUB_PRODUCT_LIST_STORE_H

#include "db/db.h"
#include "hub/product/product_list.h"
#include "platform/search/search.h"

extern const struct query_set product_list_queries;

struct product_list_ask {
	const struct search_word *words; /* four; from NULL = none */
	bool back;                       /* falling order */
	const char *text;
	int64_t id;
};
enum err product_list_rows(struct ctx *, const struct product_list_ask *, size_t max, struct list *ret);
enum err product_list_count(struct ctx *, const struct product_list_ask *, int64_t limit, int64_t *ret);

#endif
