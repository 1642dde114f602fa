/* SQL of a customer's sales against the year before. */
#ifndef HUB_ACCOUNT_SALES_STORE_H
#define HUB_ACCOUNT_SALES_STORE_H

#include "db/db.h"

enum {
	SALES_MONTHS, /* month_sum of :account from :first on, newest first */
	/* sales_product of :account, of days :first … :last, of which those from :turn on are this year's: the :max
	 * largest by the better of the two years. */
	SALES_PRODUCTS,
	SALES_QUERIES
};
extern const struct query account_sales_queries[SALES_QUERIES];

#endif
