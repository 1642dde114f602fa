#include "platform/history/history_read_store.h"

#include "platform/access/access_ops.h"

#define R struct history_read
static const struct field read_fields[] = {
    FIELD(R, id, K_ID),
    FIELD(R, at, K_TIME),
    FIELD(R, who, K_TEXT),
    FIELD(R, who_id, K_ID),
    FIELD(R, kind, K_TEXT),
    FIELD(R, act, K_TEXT),
    FIELD(R, field, K_TEXT),
    FIELD(R, old, K_LONG),
    FIELD(R, new, K_LONG),
    FIELD(R, old_erased, K_BOOL),
    FIELD(R, new_erased, K_BOOL),
    FIELD(R, record_id, K_ID),
    FIELD(R, account_id, K_ID),
    FIELD(R, account, K_TEXT),
    FIELD(R, about, K_TEXT),
    FIELD(R, criterion_nb, K_TEXT),
    FIELD(R, criterion_en, K_TEXT),
};
static const struct record read_record = RECORD("history_read", R, read_fields);
#undef R

struct name {
	const char *name;
};
static const struct field name_fields[] = {FIELD(struct name, name, K_TEXT)};
static const struct record name_record = RECORD("name", struct name, name_fields);

#define READ                                                                                                         \
	"SELECT h.id AS id, h.at AS at, COALESCE(p.name, h.actor) AS who, h.kind AS kind, h.act AS act, h.field AS " \
	"field, "                                                                                                    \
	"CASE WHEN h.old_personal IS NULL THEN h.old ELSE po.value END AS old, "                                     \
	"CASE WHEN h.new_personal IS NULL THEN h.new ELSE pn.value END AS new, "                                     \
	"CASE WHEN po.erased IS NULL THEN 0 ELSE 1 END AS old_erased, "                                              \
	"CASE WHEN pn.erased IS NULL THEN 0 ELSE 1 END AS new_erased, "                                              \
	"h.record_id AS record_id, h.person_id AS who_id, h.account_id AS account_id, a.name AS account, "           \
	"COALESCE(ps.name, us.name) AS about, c.name_nb AS criterion_nb, c.name_en AS criterion_en "                 \
	"FROM history h LEFT JOIN person p ON p.id = h.person_id LEFT JOIN personal po ON po.id = h.old_personal "   \
	"LEFT JOIN personal pn ON pn.id = h.new_personal LEFT JOIN account a ON a.id = h.account_id "                \
	"LEFT JOIN person ps ON h.kind IN ('person', 'team_member') AND ps.id = h.record_id "                        \
	"LEFT JOIN app_user u ON h.kind = 'app_user' AND u.id = h.record_id LEFT JOIN person us ON us.id = "         \
	"u.person_id LEFT JOIN criterion c ON (h.kind = 'rating' AND c.code = h.new) OR (h.kind = 'criterion' AND "  \
	"c.id = h.record_id) WHERE "
#define MAY_READ " AND " SQL_HISTORY_VISIBLE("h", "a") " AND h.id < :before ORDER BY h.id DESC LIMIT :max"
#define SEE_ARGS ", before, max, me, see_all, see_opinions, today"

enum { BY_ACCOUNT, BY_RECORD, ALL, PERSON_NAME, DEPARTMENT_NAME, ACCOUNT_NAME };
static const struct query q[] = {
    [BY_ACCOUNT] = {"history.by_account", READ "h.account_id = :account" MAY_READ, .args = "account" SEE_ARGS,
                    .out = &read_record},
    [BY_RECORD] = {"history.by_record", READ "h.kind = :kind AND h.record_id = :record" MAY_READ,
                   .args = "kind text, record" SEE_ARGS, .out = &read_record},
    [ALL] = {"history.all", READ "h.id > 0" MAY_READ, .args = "before, max, me, see_all, see_opinions, today",
             .out = &read_record},
    [PERSON_NAME] = {"history.person_name", "SELECT name AS name FROM person WHERE id = :id", .args = "id",
                     .out = &name_record},
    [DEPARTMENT_NAME] = {"history.department_name", "SELECT name AS name FROM department WHERE id = :id", .args = "id",
                         .out = &name_record},
    [ACCOUNT_NAME] = {"history.account_name",
                      "SELECT a.name AS name FROM account a WHERE a.id = :id AND " SQL_VISIBLE("a"),
                      .args = "id, " SQL_VISIBLE_ARGS, .out = &name_record},
};
const struct query_set history_read_queries = {"history_read", q, sizeof q / sizeof q[0]};

#define SEE(s, n)                                                                                          \
	ARG("before", before), ARG("max", (int64_t)(n) + 1), ARG("me", (s)->me), ARG("see_all", (s)->all), \
	    ARG("see_opinions", (s)->opinions), ARG("today", (int64_t)(s)->today)

enum err history_list_account(struct ctx *cx, const struct history_see *s, int64_t account, int64_t before, size_t max,
                              struct list *ret)
{
	return db_list(cx, &q[BY_ACCOUNT], ARGS(ARG("account", account), SEE(s, max)), max, ret);
}

enum err history_list_record(struct ctx *cx, const struct history_see *s, const char *kind, int64_t id, int64_t before,
                             size_t max, struct list *ret)
{
	return db_list(cx, &q[BY_RECORD], ARGS(ARG("kind", kind), ARG("record", id), SEE(s, max)), max, ret);
}

enum err history_list_all(struct ctx *cx, const struct history_see *s, int64_t before, size_t max, struct list *ret)
{
	return db_list(cx, &q[ALL], ARGS(SEE(s, max)), max, ret);
}

enum err history_person_name(struct ctx *cx, int64_t id, const char **ret)
{
	struct name n;
	TRY(db_one(cx, &q[PERSON_NAME], ARGS(ARG("id", id)), &n));
	*ret = n.name;
	return OK;
}

enum err history_department_name(struct ctx *cx, int64_t id, const char **ret)
{
	struct name n;
	TRY(db_one(cx, &q[DEPARTMENT_NAME], ARGS(ARG("id", id)), &n));
	*ret = n.name;
	return OK;
}

enum err history_account_name(struct ctx *cx, const struct history_see *s, int64_t id, const char **ret)
{
	struct name n;
	TRY(db_one(cx, &q[ACCOUNT_NAME],
	           ARGS(ARG("id", id), ARG("me", s->me), ARG("see_all", s->all), ARG("today", (int64_t)s->today)), &n));
	*ret = n.name;
	return OK;
}
