/* SQL of the product list. */
#ifndef KAM_PRODUCT_LIST_STORE_H
#define KAM_PRODUCT_LIST_STORE_H

#include "db/db.h"
#include "kam/product/product_list.h"
#include "kam/search/search.h"

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
