#include "hub/account/account_check_store.h"

#include "hub/account/facts_store.h"
#include "platform/check/check.h"

/* Customers whose sums an import has yet to make again are left out. */
#define SETTLED(column) column " NOT IN (SELECT t.account_id FROM import_touched t)"

/* The keys of rows that are made from the lines and not kept so, or kept and not made so. */
#define DIFFER(made, kept, columns, key)                                                               \
	"WITH made AS (" made "), kept AS (" kept ") SELECT " key " FROM (SELECT " columns             \
	" FROM made EXCEPT SELECT " columns " FROM kept) m UNION SELECT " key " FROM (SELECT " columns \
	" FROM kept EXCEPT SELECT " columns " FROM made) k"
#define FAULTS(differ) "SELECT COUNT(*) FROM (" differ ") d"
#define NUMBER         "COALESCE(a.number || ' ', '') || a.name"
#define WHICH(differ, text, join)                                                                 \
	"SELECT " text " AS text FROM (" differ ") d JOIN account a ON a.id = d.account_id " join \
	" ORDER BY a.id, text "                                                                   \
	"LIMIT 6"

#define MONTHS                                                                                            \
	DIFFER(MONTH_SUMS(SETTLED("s.account_id")),                                                       \
	       "SELECT " MONTH_COLUMNS " FROM account_month WHERE " SETTLED("account_id"), MONTH_COLUMNS, \
	       "account_id, month")
#define PRODUCTS                                                                                                \
	DIFFER(PRODUCT_SUMS(SETTLED("s.account_id")),                                                           \
	       "SELECT " PRODUCT_COLUMNS " FROM account_product WHERE " SETTLED("account_id"), PRODUCT_COLUMNS, \
	       "account_id, product_id")
/* While an import is under way the twelve months may be about to move. */
#define SETTLED_FACTS                                                                                              \
	"account_id, revenue, CASE WHEN :settled = 1 THEN revenue_12m END AS revenue_12m, CASE WHEN :settled = 1 " \
	"THEN "                                                                                                    \
	"revenue_prev END AS revenue_prev, CASE WHEN :settled = 1 THEN change_12m END AS change_12m, CASE WHEN "   \
	":settled = 1 THEN contribution_12m END AS contribution_12m, line_count, unrated, first_day, last_day"
#define FACTS                                                               \
	DIFFER("SELECT " SETTLED_FACTS " FROM " FACT_SUMS(SETTLED("a.id")), \
	       "SELECT " SETTLED_FACTS " FROM account_fact WHERE " SETTLED("account_id"), FACT_COLUMNS, "account_id")

const struct query account_check_query[ACCOUNT_CHECKS] = {
    [CHECK_LINES] = {"check.lines",
                     "SELECT COUNT(*) FROM sale s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN product "
                     "p ON p.id = s.product_id WHERE (s.account_id IS NOT NULL AND a.id IS NULL) OR "
                     "(s.product_id IS NOT NULL AND p.id IS NULL)"},
    [CHECK_MONTHS_FAULTS] = {"check.months", FAULTS(MONTHS)},
    [CHECK_MONTHS_WHICH] = {"check.months_which",
                            WHICH(MONTHS,
                                  NUMBER " || ' ' || (d.month / 100) || CASE WHEN d.month % 100 < 10 THEN '-0' ELSE "
                                         "'-' END || (d.month % 100)",
                                  ""),
                            .out = &check_name_record},
    [CHECK_PRODUCTS_FAULTS] = {"check.products", FAULTS(PRODUCTS)},
    [CHECK_PRODUCTS_WHICH] = {"check.products_which",
                              WHICH(PRODUCTS, NUMBER " || ' ' || COALESCE(p.number, CAST(d.product_id AS TEXT))",
                                    "LEFT JOIN product p ON p.id = d.product_id"),
                              .out = &check_name_record},
    [CHECK_FACTS_FAULTS] = {"check.facts", FAULTS(FACTS), .args = FACT_SUMS_ARGS ", settled"},
    [CHECK_FACTS_WHICH] = {"check.facts_which", WHICH(FACTS, NUMBER, ""), .args = FACT_SUMS_ARGS ", settled",
                           .out = &check_name_record},
    [CHECK_UNDER_WAY] =
        {"check.under_way",
         "SELECT (SELECT COUNT(*) FROM import_touched) + (SELECT COUNT(*) FROM import_run WHERE state IN "
         "('running', 'totals', 'interrupted', 'undoing'))"},
};
const struct query_set account_check_queries = {"account_check", account_check_query, ACCOUNT_CHECKS};

enum err check_under_way(struct ctx *cx, int64_t *ret)
{
	return db_int(cx, &account_check_query[CHECK_UNDER_WAY], ARGS_NONE, 0, ret);
}
