/* SQL of the sums of sales: account_month, account_product, account_fact. */
#ifndef HUB_FACTS_STORE_H
#define HUB_FACTS_STORE_H

#include "db/db.h"

enum {
	FACT_GET,
	FACT_ADD,
	FACT_REMOVE,
	FACT_LAST_ALL,
	FACT_LAST_TOUCHED,
	FACT_DROP_MONTHS,
	FACT_DROP_PRODUCTS,
	FACT_DROP,
	FACT_MAKE_MONTHS,
	FACT_MAKE_PRODUCTS,
	FACT_MAKE,
	FACT_NEWEST_DAY,
	FACT_WINDOW_MOVE,
	FACT_TOTAL,
	FACT_HIDDEN,
	FACT_HIDDEN_UNRATED,
	FACT_UNRATED,
	FACT_QUERIES
};
extern const struct query fact_queries[FACT_QUERIES];

extern const struct fragment fact_fragments[]; /* ended by one without name */

#endif
