#include "hub/account/account_check_store.h"

#include "hub/account/facts_store.h"

/* Customers whose sums an import has yet to make again. */
#define SETTLED(column) column " NOT IN (SELECT t.account_id FROM import_touched t)"
#define LINES_BY(what)                                                                              \
	"(SELECT s.account_id AS a, " what " AS k, " REVENUE " AS revenue, " CREDITED               \
	" AS credited, COUNT(*) AS line_count FROM sale s WHERE s.account_id IS NOT NULL AND " what \
	" IS NOT NULL AND " SETTLED("s.account_id") " GROUP BY s.account_id, " what ") x"
static const struct query q[] = {
    {"check.lines", "SELECT COUNT(*) FROM sale s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN product p ON "
                    "p.id = s.product_id WHERE (s.account_id IS NOT NULL AND a.id IS NULL) OR "
                    "(s.product_id IS NOT NULL AND p.id IS NULL)"},
    {"check.sums_of_months", "SELECT (SELECT COUNT(*) FROM " LINES_BY(
                                 "s.day / 100") " LEFT JOIN account_month m ON m.account_id = x.a AND "
                                                "m.month = x.k WHERE m.account_id IS NULL OR m.revenue <> x.revenue OR "
                                                "m.credited <> x.credited OR "
                                                "m.line_count <> x.line_count) + "
                                                "(SELECT COUNT(*) FROM account_month m WHERE " SETTLED(
                                                    "m.account_id") " AND NOT EXISTS (SELECT 1 FROM sale s "
                                                                    "WHERE s.account_id = m.account_id AND s.day >= "
                                                                    "m.month * 100 AND s.day < m.month * 100 + 100))"},
    {"check.sums_of_products", "SELECT (SELECT COUNT(*) FROM " LINES_BY(
                                   "s.product_id") " LEFT JOIN account_product m ON m.account_id = x.a AND "
                                                   "m.product_id = x.k WHERE m.account_id IS NULL OR m.revenue <> "
                                                   "x.revenue OR m.line_count <> x.line_count)"},
    {"check.sums_of_customers",
     "SELECT (SELECT COUNT(*) FROM account a LEFT JOIN account_fact f ON f.account_id = a.id WHERE f.account_id IS "
     "NULL) "
     "+ (SELECT COUNT(*) FROM account_fact f LEFT JOIN (SELECT m.account_id, CAST(SUM(m.revenue) AS BIGINT) AS "
     "revenue, "
     "CAST(SUM(m.line_count) AS BIGINT) AS line_count FROM account_month m GROUP BY m.account_id) m ON "
     "m.account_id = f.account_id WHERE " SETTLED("f.account_id") " AND (f.revenue <> COALESCE(m.revenue, 0) OR "
                                                                  "f.line_count <> COALESCE(m.line_count, 0)))"},
};
const struct query_set account_check_queries = {"account_check", q, sizeof q / sizeof q[0]};

const struct check account_checks[] = {
    {"check.lines", &q[0], .position = 30},
    {"check.sums_of_months", &q[1], .position = 40},
    {"check.sums_of_products", &q[2], .position = 50},
    {"check.sums_of_customers", &q[3], .position = 60},
    {0},
};
