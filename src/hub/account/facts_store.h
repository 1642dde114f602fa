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
	FACT_NEWEST_DAY, /* of a sale that everybody may know of, up to :today; month: that of today */
	FACT_NOTE,       /* note customers (0 = all) so that their sums are made again */
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

#define CONTRIBUTION "CAST(SUM(" IN_BASE("contribution") ") AS BIGINT)"
#define UNRATED                                                                                    \
	"CAST(SUM(CASE WHEN s.currency IS NULL THEN 0 WHEN EXISTS (SELECT 1 FROM currency_rate r " \
	"WHERE r.currency = s.currency AND r.month = s.day / 100) THEN 0 ELSE 1 END) AS BIGINT)"

/* The rows of the three tables, as they follow from the lines of the customers that a condition picks; what makes them
 * and what checks them say it here. Months and products are conditions on s.account_id, facts on a.id. */
#define MONTH_COLUMNS "account_id, month, revenue, credited, contribution, line_count, unrated"
#define MONTH_SUMS(where)                                                                                            \
	"SELECT s.account_id, s.day / 100 AS month, " REVENUE " AS revenue, " CREDITED " AS credited, " CONTRIBUTION \
	" AS contribution, COUNT(*) AS line_count, " UNRATED " AS unrated FROM sale s WHERE " where                  \
	" AND s.account_id IS NOT NULL GROUP BY s.account_id, s.day / 100"
#define PRODUCT_COLUMNS "account_id, product_id, revenue, quantity, line_count, last_day"
#define PRODUCT_SUMS(where)                                                                                        \
	"SELECT s.account_id, s.product_id, " REVENUE " AS revenue, CAST(SUM(s.quantity) AS BIGINT) AS quantity, " \
	"COUNT(*) AS line_count, MAX(s.day) AS last_day FROM sale s WHERE " where                                  \
	" AND s.account_id IS NOT NULL AND s.product_id IS NOT NULL GROUP BY s.account_id, s.product_id"
#define FACT_COLUMNS                                                                                          \
	"account_id, revenue, revenue_12m, revenue_prev, change_12m, contribution_12m, line_count, unrated, " \
	"first_day, "                                                                                         \
	"last_day"
#define FACT_IN(from, to, what) "CASE WHEN m.month >= " from " AND m.month <= " to " THEN m." what " END"
#define FACT_SUMS(where)                                                                                              \
	"(SELECT f.id AS account_id, f.revenue, f.now_12m AS revenue_12m, f.prev_12m AS revenue_prev, "               \
	"f.now_12m - f.prev_12m AS change_12m, f.contribution AS contribution_12m, f.line_count, f.unrated, "         \
	"(SELECT MIN(s.day) FROM sale s WHERE s.account_id = f.id) AS first_day, "                                    \
	"(SELECT MAX(s.day) FROM sale s WHERE s.account_id = f.id) AS last_day "                                      \
	"FROM (SELECT a.id, COALESCE(CAST(SUM(m.revenue) AS BIGINT), 0) AS revenue, "                                 \
	"COALESCE(CAST(SUM(" FACT_IN(                                                                                 \
	    ":from", ":to",                                                                                           \
	    "revenue") ") AS BIGINT), 0) AS now_12m, "                                                                \
	               "COALESCE(CAST(SUM(" FACT_IN(                                                                  \
	                   ":prev_from", ":prev_to",                                                                  \
	                   "revenue") ") AS BIGINT), 0) AS prev_12m, "                                                \
	                              "CAST(SUM(" FACT_IN(                                                            \
	                                  ":from", ":to",                                                             \
	                                  "contribution") ") AS BIGINT) AS contribution, "                            \
	                                                  "COALESCE(CAST(SUM(m.line_count) AS BIGINT), 0) AS "        \
	                                                  "line_count, "                                              \
	                                                  "COALESCE(CAST(SUM(m.unrated) AS BIGINT), 0) AS unrated "   \
	                                                  "FROM account a LEFT JOIN account_month m ON m.account_id " \
	                                                  "= a.id WHERE " where " GROUP BY a.id) f) made"
#define FACT_SUMS_ARGS "from, to, prev_from, prev_to"

extern const struct fragment fact_fragments[]; /* ended by one without name */

#endif
