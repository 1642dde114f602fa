/* The product list. Pure. */
#ifndef HUB_PRODUCT_LIST_H
#define HUB_PRODUCT_LIST_H

#include "hub/product/product.h"

struct product_filter {
	const char *q;              /* beginnings of words of name and number */
	const char *after, *before; /* place of a row: "sort key~id" */
};
extern const struct record product_filter_record;

struct product_row {
	int64_t id;
	const char *number, *name, *category;
	int64_t unit_price, unit_cost;
	const char *sort_key;
};
extern const struct record product_row_record;

struct product_list {
	struct list products; /* product_row */
	int64_t total;        /* exact; at least this many with total_more */
	bool total_more;
	const char *prev, *next;
	const char *q, *shown;
	bool may_import;
};
extern const struct record product_list_record;

#endif
