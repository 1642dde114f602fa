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

/* A line's money in the base's currency: rates are 10^-6 by month; each line is rounded half away from zero, then summed. A line
 * whose month has no rate is NULL: not added, shown apart. */
#define IN_BASE(money)                                                                                          \
	"CASE WHEN s.currency IS NULL THEN s." money " ELSE (SELECT (s." money " * r.rate + CASE WHEN s." money \
	" < 0 THEN -500000 ELSE 500000 END) / 1000000 FROM currency_rate r WHERE r.currency = s.currency "      \
	"AND r.month = s.day / 100) END"
#define REVENUE "COALESCE(CAST(SUM(" IN_BASE("amount") ") AS BIGINT), 0)"
/* Of the revenue, what is deducted: credits got their signs when they were imported (sale.h). */
#define CREDITED "COALESCE(CAST(SUM(CASE WHEN s.amount < 0 THEN " IN_BASE("amount") " END) AS BIGINT), 0)"

extern const struct fragment fact_fragments[]; /* ended by one without name */

#endif
