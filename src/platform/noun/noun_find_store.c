#include "platform/noun/noun_find_store.h"

#include "base/buf.h"
#include "platform/noun/noun_store.h"

#include <string.h>

enum { SQL_MAX = 8 * 1024 };
/* Many keys are asked for at once, joined with the table that has them. */
#define KEYS_LITE "FROM json_each(:keys) j CROSS JOIN "
#define KEYS_PG   "FROM json_array_elements_text(CAST(:keys AS JSON)) AS j(value) CROSS JOIN "
#define KEY_LITE  " = j.value"
#define KEY_PG    " = j.value COLLATE \"C\""

const struct record noun_meant_record = RECORD_OF("noun_meant", noun_meant, NOUN_MEANT);

struct find_sql {
	struct query q[2 * NOUN_BYS];
	const struct query *at[NOUN_BYS][2]; /* by what; of all, or only of those that are known */
	struct query_set set;
};
static struct find_sql *made[NOUNS_MAX]; /* in the order of noun_each */
static struct arena texts;               /* as long as the program */

static const char *column_of(const struct noun *n, enum noun_by by)
{
	const struct field *key = noun_key_field(n);
	if (by == NOUN_BY_KEY)
		return key ? key->name : NULL;
	if (by == NOUN_BY_MAIL)
		return record_field(n->record, "mail") ? "mail" : NULL;
	return record_field(n->record, "sort_key") ? "sort_key" : noun_title_column(n);
}

static void add_columns(struct buf *b, const struct noun *n, const char *by)
{
	const struct record *r = n->record;
	buf_printf(b, "SELECT t.%s AS key, t.id AS id, t.%s AS name", by, noun_title_column(n));
	if (record_field(r, "country"))
		buf_str(b, ", t.country AS country");
	if (record_field(r, "unit_cost"))
		buf_str(b, ", t.unit_cost AS unit_cost");
	if (record_field(r, "import_id") && record_field(r, "number") && record_field(r, "name"))
		buf_str(b, ", CASE WHEN t.import_id = :run AND t.name = t.number THEN 1 ELSE 0 END AS own");
}

static const char *find_sql(const struct noun *n, enum noun_by by, const char *column, bool known, bool pg)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	add_columns(&b, n, column);
	buf_printf(&b, " %s%s t WHERE t.%s%s", pg ? KEYS_PG : KEYS_LITE, n->record->name, column,
	           pg ? KEY_PG : KEY_LITE);
	if (by == NOUN_BY_TITLE) {
		if (n->ended)
			buf_printf(&b, " AND t.%s IS NULL", n->ended);
		buf_printf(&b, " AND NOT EXISTS (SELECT 1 FROM %s o WHERE o.%s = t.%s AND o.id <> t.id)",
		           n->record->name, column, column);
	}
	if (known)
		noun_store_known(&b, n, "t");
	return arena_strdup(&texts, b.p);
}

static void make(const struct noun *n, struct find_sql *s)
{
	static const char *const names[] = {"key", "mail", "title"};
	for (int by = 0; by < NOUN_BYS; by++)
		for (int known = 0; known < 2; known++) {
			const char *column = column_of(n, (enum noun_by)by);
			if (!column)
				continue;
			struct query *q = &s->q[s->set.count++];
			*q = (struct query){
			    .name = arena_printf(&texts, "%s.find_by_%s%s", n->record->name, names[by],
			                         known ? "_known" : ""),
			    .sql = find_sql(n, (enum noun_by)by, column, known, false),
			    .sql_pg = find_sql(n, (enum noun_by)by, column, known, true),
			    .args = "keys text, run",
			    .out = &noun_meant_record,
			};
			s->at[by][known] = q;
		}
	s->set.name = n->record->name;
	s->set.q = s->q;
}

void noun_find_make(void)
{
	const struct noun_facts *n;
	if (made[0])
		return;
	arena_init(&texts);
	for (size_t i = 0; (n = noun_each(i)); i++) {
		made[i] = arena_new(&texts, struct find_sql);
		make(n->noun, made[i]);
	}
}

const struct query_set *noun_find_set(size_t i)
{
	return noun_each(i) ? &made[i]->set : NULL;
}

const struct query *noun_find_query(const struct noun_facts *n, enum noun_by by, bool known)
{
	return made[n - noun_each(0)]->at[by][known];
}
