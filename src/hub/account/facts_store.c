#include "hub/account/facts_store.h"

#include "hub/account/group.h"
#include "platform/access/access_ops.h"

/* The accounts of one chunk: those of the import's import_touched, or all (import 0), with :after < id <= :last. */
#define CHUNK(column)                                                                                                  \
	column " IN (SELECT t.account_id FROM import_touched t WHERE t.import_id = :import AND t.account_id > :after " \
	       "AND t.account_id <= :last UNION ALL SELECT a.id FROM account a WHERE :import = 0 AND a.id > :after "   \
	       "AND a.id <= :last)"
#define CHUNK_ARGS "import, after, last"

#define SUM_12M(what, from, to)                                                                                      \
	"(SELECT CAST(SUM(m." what ") AS BIGINT) FROM account_month m WHERE m.account_id = account_fact.account_id " \
	"AND m.month >= " from " AND m.month <= " to ")"

const struct query fact_queries[FACT_QUERIES] = {
    [FACT_GET] = {"fact.get", "SELECT @cols FROM account_fact WHERE account_id = :id", .args = "id",
                  .out = &account_fact_record},
    [FACT_ADD] = {"fact.add", "INSERT INTO account_fact (@cols) VALUES (@vals)", .in = &account_fact_record},
    [FACT_REMOVE] = {"fact.remove", "DELETE FROM account_fact WHERE account_id = :id", .args = "id"},
    [FACT_LAST_ALL] = {"fact.last_all",
                       "SELECT MAX(c.id) FROM (SELECT id FROM account WHERE id > :after ORDER BY id LIMIT :max) c",
                       .args = "after, max"},
    [FACT_LAST_TOUCHED] = {"fact.last_touched",
                           "SELECT MAX(c.account_id) FROM (SELECT account_id FROM import_touched "
                           "WHERE import_id = :import AND account_id > :after ORDER BY account_id LIMIT :max) c",
                           .args = "import, after, max"},
    [FACT_DROP_MONTHS] = {"fact.drop_months", "DELETE FROM account_month WHERE " CHUNK("account_id"),
                          .args = CHUNK_ARGS},
    [FACT_DROP_PRODUCTS] = {"fact.drop_products", "DELETE FROM account_product WHERE " CHUNK("account_id"),
                            .args = CHUNK_ARGS},
    [FACT_DROP] = {"fact.drop", "DELETE FROM account_fact WHERE " CHUNK("account_id"), .args = CHUNK_ARGS},
    [FACT_MAKE_MONTHS] = {"fact.make_months",
                          "INSERT INTO account_month (" MONTH_COLUMNS ") " MONTH_SUMS(CHUNK("s.account_id")),
                          .args = CHUNK_ARGS},
    [FACT_MAKE_PRODUCTS] = {"fact.make_products",
                            "INSERT INTO account_product (" PRODUCT_COLUMNS ") " PRODUCT_SUMS(CHUNK("s.account_id")),
                            .args = CHUNK_ARGS},
    /* From the months just made; the lines themselves give only the first and the last day, one index step each. */
    [FACT_MAKE] = {"fact.make",
                   "INSERT INTO account_fact (" FACT_COLUMNS ") SELECT " FACT_COLUMNS " FROM " FACT_SUMS(CHUNK("a.id")),
                   .args = CHUNK_ARGS ", " FACT_SUMS_ARGS},
    [FACT_NEWEST_DAY] =
        {"fact.newest_day",
         "SELECT MAX(CASE WHEN f.last_day <= :today THEN f.last_day ELSE (SELECT MAX(s.day) FROM sale s WHERE "
         "s.account_id = f.account_id AND s.day <= :today) END) FROM account_month m JOIN account_fact f ON "
         "f.account_id = m.account_id JOIN account a ON a.id = m.account_id WHERE a.restricted = 0 AND m.month <= "
         ":month AND m.month >= COALESCE((SELECT n.month FROM account_month n JOIN account b ON b.id = n.account_id "
         "WHERE b.restricted = 0 AND n.month < :month ORDER BY n.month DESC LIMIT 1), 0)",
         .args = "today, month"},
    [FACT_NOTE] = {"fact.note",
                   "INSERT INTO import_touched (import_id, account_id) SELECT :run, f.account_id FROM account_fact f "
                   "WHERE :account = 0 OR f.account_id = :account ON CONFLICT (import_id, account_id) DO NOTHING",
                   .args = "run, account"},
    [FACT_HIDDEN] = {"account_fact.hidden", "@hidden_sum(revenue_12m)", .args = SQL_VISIBLE_ARGS},
    [FACT_HIDDEN_UNRATED] = {"account_fact.hidden_unrated", "@hidden_sum(unrated)", .args = SQL_VISIBLE_ARGS},
    [FACT_TOTAL] = {"account_fact.total", "SELECT CAST(SUM(revenue_12m) AS BIGINT) FROM account_fact"},
    [FACT_UNRATED] = {"account_fact.unrated", "SELECT CAST(SUM(unrated) AS BIGINT) FROM account_fact"},
    [FACT_WINDOW_MOVE] =
        {"fact.window_move",
         "UPDATE account_fact SET revenue_12m = COALESCE(" SUM_12M(
             "revenue", ":from",
             ":to") ", 0), "
                    "revenue_prev = COALESCE(" SUM_12M(
                        "revenue", ":prev_from",
                        ":prev_to") ", 0), "
                                    "change_12m = COALESCE(" SUM_12M(
                                        "revenue", ":from",
                                        ":to") ", 0) - COALESCE(" SUM_12M("revenue", ":prev_from",
                                                                          ":prev_to") ", 0), "
                                                                                      "contribution_12m = " SUM_12M(
                                                                                          "contribution", ":from",
                                                                                          ":to") " "
                                                                                                 "WHERE account_id > "
                                                                                                 ":after AND "
                                                                                                 "account_id <= :last",
         .args = "after, last, from, to, prev_from, prev_to"},
};

/* $1, a column of account_fact, summed over the customers that the one who acts may not know of. */
const struct fragment fact_fragments[] = {
    {"hidden_sum",
     "SELECT CAST(SUM(f.$1) AS BIGINT) FROM account hidden JOIN account_fact f ON f.account_id = hidden.id WHERE "
     "hidden.restricted = 1 AND NOT " SQL_VISIBLE("hidden"),
     SQL_VISIBLE_ARGS},
    /* group_sum of the customer $1, as a table of one row. */
    {"group_sum",
     "(WITH RECURSIVE below (id, depth) AS (SELECT CAST($1 AS BIGINT), CAST(0 AS BIGINT) UNION SELECT c.id, b.depth + "
     "1 "
     "FROM below b JOIN account c ON c.parent_id = b.id WHERE b.depth < " GROUP_DEPTH " AND " SQL_VISIBLE(
         "c") ") SELECT COUNT(*) AS members, CAST(SUM(f.revenue_12m) AS BIGINT) AS revenue_12m, "
              "CAST(SUM(f.revenue_prev) AS BIGINT) AS revenue_prev, MIN(f.first_day) AS first_day FROM (SELECT "
              "DISTINCT b.id FROM below b LIMIT " GROUP_READ ") n JOIN account_fact f ON f.account_id = n.id)",
     SQL_VISIBLE_ARGS},
    /* For the ranks of a search: customers with a wheel, the 250 largest by twelve months, those up to the 1,000th, those up to the
     * 5,000th, and the others. Where one stands follows from customers that everybody may know of: a restricted one pushes nobody down. */
    {"nth_revenue",
     "COALESCE((SELECT n.revenue_12m FROM account_fact n WHERE n.account_id NOT IN (SELECT h.id FROM account h WHERE "
     "h.restricted = 1) ORDER BY n.revenue_12m DESC LIMIT 1 OFFSET $1), 0)",
     NULL},
    {"account_group",
     "(SELECT CASE WHEN $1.level <> 'ordinary' THEN 0 WHEN g.revenue_12m <= 0 THEN 4 WHEN g.revenue_12m >= "
     "@nth_revenue(249) THEN 1 WHEN g.revenue_12m >= @nth_revenue(999) THEN 2 WHEN g.revenue_12m >= "
     "@nth_revenue(4999) THEN 3 ELSE 4 END FROM account_fact g WHERE "
     "g.account_id = $1.id)",
     NULL},
    {"foremost_accounts",
     "SELECT w.id FROM account w WHERE w.level IN ('development', 'light', 'key') UNION ALL SELECT l.account_id FROM "
     "account_fact l WHERE l.revenue_12m > 0 AND l.revenue_12m >= @nth_revenue(4999)",
     NULL},
    {"account_weight", "(SELECT r.revenue_12m FROM account_fact r WHERE r.account_id = $1.id)", NULL},
    {"own_accounts",
     "SELECT o.id AS id FROM account o WHERE o.kam_id = :me UNION SELECT o.id FROM account o WHERE o.deputy_id = :me "
     "UNION SELECT o.id FROM account o WHERE o.sponsor_id = :me UNION SELECT p.account_id FROM account_access p WHERE "
     "p.person_id = :me AND p.member_id <> 0 AND @holds(p)",
     "me, today"},
    {0},
};
