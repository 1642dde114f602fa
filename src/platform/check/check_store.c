#include "platform/check/check_store.h"

static const struct field sealed_fields[] = {
    FIELD(struct sealed, id, K_ID),
    FIELD(struct sealed, snapshot, K_LONG),
    FIELD(struct sealed, snapshot_hash, K_TEXT),
};
static const struct record sealed_record = RECORD("round", struct sealed, sealed_fields);

/* A line's money in the base's currency, as facts_store.c adds it up. */
#define IN_BASE(money)                                                                                          \
	"CASE WHEN s.currency IS NULL THEN s." money " ELSE (SELECT (s." money " * r.rate + CASE WHEN s." money \
	" < 0 THEN -500000 ELSE 500000 END) / 1000000 FROM currency_rate r WHERE r.currency = s.currency "      \
	"AND r.month = s.day / 100) END"
/* Customers whose sums an import has yet to make again. */
#define SETTLED(column) column " NOT IN (SELECT t.account_id FROM import_touched t)"
/* Of a customer's lines, what is deducted. */
#define CREDITED "COALESCE(CAST(SUM(CASE WHEN s.amount < 0 THEN " IN_BASE("amount") " END) AS BIGINT), 0)"
#define LINES_BY(what)                                                                                            \
	"(SELECT s.account_id AS a, " what " AS k, COALESCE(CAST(SUM(" IN_BASE(                                   \
	    "amount") ") AS BIGINT), 0) "                                                                         \
	              "AS revenue, " CREDITED                                                                     \
	              " AS credited, COUNT(*) AS line_count FROM sale s WHERE s.account_id IS NOT NULL AND " what \
	              " IS NOT NULL AND " SETTLED("s.account_id") " GROUP BY s.account_id, " what ") x"
#define WITHOUT(kind)                                                                                           \
	"(SELECT COUNT(*) FROM " kind " x WHERE NOT EXISTS (SELECT 1 FROM search_token t WHERE t.kind = '" kind \
	"' AND t.id = x.id))"

enum { LISTED = 14, SEALED = LISTED };
static const struct query q[] = {
    {"check.database", "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
     "SELECT COUNT(*) FROM pg_index WHERE NOT indisvalid"},
    {"check.references", "SELECT COUNT(*) FROM pragma_foreign_key_check",
     "SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"},
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
    {"check.wheels", "SELECT COUNT(*) FROM account a WHERE (SELECT COUNT(*) FROM round r WHERE r.account_id = a.id AND "
                     "r.closed_day IS NULL) <> CASE WHEN a.level = 'ordinary' THEN 0 ELSE 1 END"},
    {"check.rounds", "SELECT COUNT(*) FROM round r WHERE (r.closed_day IS NOT NULL AND (r.snapshot IS NULL OR "
                     "r.snapshot_hash IS NULL)) OR (r.number > 1 AND NOT EXISTS (SELECT 1 FROM round b WHERE "
                     "b.account_id = r.account_id AND b.number = r.number - 1 AND b.closed_day IS NOT NULL))"},
    {"check.history",
     "SELECT (SELECT COUNT(*) FROM decision d WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.kind = 'decision' AND "
     "h.record_id = d.id)) + (SELECT COUNT(*) FROM round r WHERE NOT EXISTS (SELECT 1 FROM history h WHERE "
     "h.kind = 'round' AND h.record_id = r.id))"},
    {"check.personal",
     "SELECT COUNT(*) FROM history h WHERE (h.old_personal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM personal p WHERE "
     "p.id = h.old_personal)) OR (h.new_personal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM personal p WHERE "
     "p.id = h.new_personal))"},
    {"check.erased",
     "SELECT COUNT(*) FROM personal WHERE erased IS NOT NULL AND (salt IS NOT NULL OR value IS NOT NULL)"},
    /* Whoever is on the list of erasures has nothing left that points to him. */
    {"check.erased_people",
     "SELECT COUNT(*) FROM personal e WHERE e.subject_kind = 'erased_person' AND (EXISTS (SELECT 1 FROM person p WHERE "
     "p.id = e.subject_id AND (p.mail IS NOT NULL OR p.number IS NOT NULL)) OR EXISTS (SELECT 1 FROM personal v WHERE "
     "v.subject_kind = 'person' AND v.subject_id = e.subject_id AND v.value IS NOT NULL))"},
    {"check.search", "SELECT " WITHOUT("account") " + " WITHOUT("person") " + " WITHOUT("product")},
    {"check.search_tokens",
     "SELECT COUNT(*) FROM search_token t WHERE NOT (t.kind = 'account' AND EXISTS (SELECT 1 FROM account x WHERE "
     "x.id = t.id)) AND NOT (t.kind = 'person' AND EXISTS (SELECT 1 FROM person x WHERE x.id = t.id)) AND NOT "
     "(t.kind = 'product' AND EXISTS (SELECT 1 FROM product x WHERE x.id = t.id))"},
    [SEALED] = {"check.sealed",
                "SELECT id, snapshot, snapshot_hash FROM round WHERE snapshot IS NOT NULL AND id > :after ORDER BY id "
                "LIMIT :limit",
                .args = "after, limit", .out = &sealed_record},
};
const struct query_set check_queries = {"check", q, sizeof q / sizeof q[0]};
_Static_assert(sizeof q / sizeof q[0] == LISTED + 1, "a check more or less than listed");

const char *check_store_name(size_t i)
{
	return i < LISTED ? q[i].name : NULL;
}

enum err check_store_run(struct ctx *cx, size_t i, int64_t *ret_faults)
{
	return db_int(cx, &q[i], ARGS_NONE, 0, ret_faults);
}

enum err sealed_store_list(struct ctx *cx, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[SEALED], ARGS(ARG("after", after), ARG("limit", (int64_t)max)), 0, ret);
}
