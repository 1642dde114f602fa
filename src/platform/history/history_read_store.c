#include "platform/history/history_read_store.h"

#include "base/buf.h"
#include "base/noun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct record read_record = RECORD_OF("history_read", history_read, HISTORY_READ);

#define NAME_LIST(F, S) F(S, TEXT, name)
STRUCT_OF(name, NAME_LIST);
static const struct record name_record = RECORD_OF("name", name, NAME_LIST);

/* Made at start of what is handed in: CASE over the kinds, NULL for any other. */
enum { CASES_MAX = 16 * 1024 };
struct cases {
	char sql[CASES_MAX];
	size_t len;
};
static struct cases about = {"NULL", 0}, note = {"NULL", 0}, title = {"NULL", 0};
static const struct fragment made[] = {
    {"history_about", about.sql, "english"},
    {"history_note", note.sql, "english"},
    {"noun_title", title.sql, "noun text, me, see_all, today"},
};

static void add_case(struct cases *c, const char *of, const char *kind, const char *sql)
{
	BUF_AUTO struct buf b;
	buf_init(&b, CASES_MAX);
	if (!c->len)
		buf_printf(&b, "CASE %s", of);
	else
		buf_add(&b, c->sql, c->len);
	buf_printf(&b, " WHEN '%s' THEN %s", kind, sql);
	c->len = b.len;
	buf_str(&b, " END");
	if (b.full || b.len >= CASES_MAX)
		abort(); /* at start: the text is longer than what is made of it may be */
	memcpy(c->sql, b.p, b.len + 1);
}

void history_store_take(const struct history_text *t)
{
	if (t->about)
		add_case(&about, "$1.kind", t->kind, t->about);
	if (t->note)
		add_case(&note, "$1.kind", t->kind, t->note);
}

void history_store_start(void)
{
	const struct noun_facts *n;
	for (size_t i = 0; (n = noun_each(i)); i++) {
		const struct noun *noun = n->noun;
		char sql[400];
		snprintf(sql, sizeof sql, "(SELECT named.%s FROM %s named WHERE named.id = $1%s%s%s)",
		         noun->title ? noun->title : "name", noun->record->name, noun->visible ? " AND @" : "",
		         noun->visible ? noun->visible : "", noun->visible ? "(named)" : "");
		add_case(&title, ":noun", noun->record->name, sql);
	}
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		db_fragment_add(&made[i]);
}

#define READ                                                                                                         \
	"SELECT h.id AS id, h.at AS at, COALESCE(p.name, h.actor) AS who, h.kind AS kind, h.act AS act, h.field AS " \
	"field, "                                                                                                    \
	"CASE WHEN h.old_personal IS NULL THEN h.old ELSE po.value END AS old, "                                     \
	"CASE WHEN h.new_personal IS NULL THEN h.new ELSE pn.value END AS new, "                                     \
	"CASE WHEN po.erased IS NULL THEN 0 ELSE 1 END AS old_erased, "                                              \
	"CASE WHEN pn.erased IS NULL THEN 0 ELSE 1 END AS new_erased, "                                              \
	"h.record_id AS record_id, h.person_id AS who_id, h.account_id AS account_id, @root_name(h.account_id) AS "  \
	"account, @history_about(h) AS about, @history_note(h) AS note "                                             \
	"FROM history h LEFT JOIN person p ON p.id = h.person_id LEFT JOIN personal po ON po.id = h.old_personal "   \
	"LEFT JOIN personal pn ON pn.id = h.new_personal WHERE "
/* What an undo alone needs is shown to nobody. */
#define MAY_READ                                                                                                       \
	" AND h.act NOT IN ('changed_silently', 'removed_silently') AND @history_visible(h) AND h.id < :before ORDER " \
	"BY h.id DESC LIMIT :max"

enum { BY_ACCOUNT, BY_RECORD, ALL, TITLE };
static const struct query q[] = {
    [BY_ACCOUNT] = {"history.by_account", READ "h.account_id = :account" MAY_READ, .args = "account, before, max",
                    .out = &read_record},
    [BY_RECORD] = {"history.by_record", READ "h.kind = :kind AND h.record_id = :record" MAY_READ,
                   .args = "kind text, record, before, max", .out = &read_record},
    [ALL] = {"history.all", READ "h.id > 0" MAY_READ, .args = "before, max", .out = &read_record},
    [TITLE] = {"history.title", "SELECT @noun_title(:id) AS name", .args = "id", .out = &name_record},
};
const struct query_set history_read_queries = {"history_read", q, sizeof q / sizeof q[0]};

#define SEE(s, n)                                                                                          \
	ARG("before", before), ARG("max", (int64_t)(n) + 1), ARG("me", (s)->me), ARG("see_all", (s)->all), \
	    ARG("see_opinions", (s)->opinions), ARG("today", (int64_t)(s)->today),                         \
	    ARG("english", (int64_t)(s)->english)

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

enum err history_title(struct ctx *cx, const struct history_see *s, const char *noun, int64_t id, const char **ret)
{
	struct name n;
	TRY(db_one(cx, &q[TITLE],
	           ARGS(ARG("id", id), ARG("noun", noun), ARG("me", s->me), ARG("see_all", s->all),
	                ARG("today", (int64_t)s->today)),
	           &n));
	*ret = n.name;
	return n.name ? OK : E_NOT_FOUND;
}
