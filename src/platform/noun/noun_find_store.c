#include "platform/noun/noun_find_store.h"

#include "base/buf.h"
#include "platform/noun/noun_store.h"

#include <string.h>

enum { SQL_MAX = 8 * 1024 };
/* Many keys are asked for at once, joined with the table that has them. */
#define KEYS_LITE  "FROM json_each(:keys) j CROSS JOIN "
#define KEYS_PG    "FROM json_array_elements_text(CAST(:keys AS JSON)) AS j(value) CROSS JOIN "
#define VALUE_LITE "j.value"
#define VALUE_PG   "(j.value COLLATE \"C\")"

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
	if (by == NOUN_BY_KEY || by == NOUN_BY_SOURCE)
		return key ? key->name : NULL;
	if (by == NOUN_BY_ORGNR)
		return record_field(n->record, "orgnr") ? "orgnr" : NULL;
	if (by == NOUN_BY_MAIL)
		return record_field(n->record, "mail") ? "mail" : NULL;
	return record_field(n->record, "sort_key") ? "sort_key" : noun_title_column(n);
}

/* Has a row that text? Of a sort key what comes before capitals and accents is compared: it begins so (noun_find_key). */
static void add_match(struct buf *b, const char *as, const char *column, bool pg)
{
	const char *value = pg ? VALUE_PG : VALUE_LITE;
	if (strcmp(column, "sort_key") != 0)
		buf_printf(b, "%s.%s = %s", as, column, value);
	else
		buf_printf(b, "%s.%s >= %s AND %s.%s < %s || 'g'", as, column, value, as, column, value);
}

static void add_columns(struct buf *b, const struct noun *n)
{
	const struct record *r = n->record;
	buf_printf(b, "SELECT j.value AS key, t.id AS id, t.%s AS name", noun_title_column(n));
	if (record_field(r, "country"))
		buf_str(b, ", t.country AS country");
	if (record_field(r, "unit_cost"))
		buf_str(b, ", t.unit_cost AS unit_cost");
	if (record_field(r, "import_id") && record_field(r, "number") && record_field(r, "name"))
		buf_str(b, ", CASE WHEN t.import_id = :run AND t.name = t.number THEN 1 ELSE 0 END AS own");
}

/* Who has a text besides: of those that count, as the record itself does. Those of the import that asks do not, which it made with a
 * number: whether they are in yet depends on the order of its rows. */
static void add_counts(struct buf *b, const struct noun *n, const char *as, enum noun_by by, bool known)
{
	if (n->ended && by == NOUN_BY_TITLE)
		buf_printf(b, " AND %s.%s IS NULL", as, n->ended);
	if (record_field(n->record, "import_id") && record_field(n->record, "number"))
		buf_printf(b, " AND (%s.import_id IS NULL OR %s.import_id <> :run OR %s.number IS NULL)", as, as, as);
	if (known)
		noun_store_known(b, n, as);
}

static void add_others(struct buf *b, const struct noun *n, enum noun_by by, const char *than, bool known, bool pg)
{
	buf_printf(b, "EXISTS (SELECT 1 FROM %s o WHERE o.id %s t.id AND ", n->record->name, than);
	add_match(b, "o", column_of(n, by), pg);
	add_counts(b, n, "o", by, known);
	buf_char(b, ')');
}

static const char *find_sql(const struct noun *n, enum noun_by by, const char *column, bool known, bool pg)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	add_columns(&b, n);
	if (by != NOUN_BY_KEY) {
		buf_str(&b, ", CASE WHEN ");
		add_others(&b, n, by, ">", known, pg);
		buf_str(&b, " THEN 1 ELSE 0 END AS several");
	}
	buf_printf(&b, " %s%s t WHERE ", pg ? KEYS_PG : KEYS_LITE, n->record->name);
	add_match(&b, "t", column, pg);
	if (by != NOUN_BY_KEY) {
		add_counts(&b, n, "t", by, known);
		buf_str(&b, " AND NOT ");
		add_others(&b, n, by, "<", known, pg);
	} else if (known) {
		noun_store_known(&b, n, "t");
	}
	return arena_strdup(&texts, b.p);
}

/* By the keys that a source has of its records. */
static const char *find_own_sql(const struct noun *n, bool known, bool pg)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	add_columns(&b, n);
	buf_printf(&b,
	           " %ssource_key k CROSS JOIN %s t WHERE k.source = :source AND k.kind = '%s' AND k.key = %s AND "
	           "t.id = k.record_id",
	           pg ? KEYS_PG : KEYS_LITE, n->record->name, n->record->name, pg ? VALUE_PG : VALUE_LITE);
	if (known)
		noun_store_known(&b, n, "t");
	return arena_strdup(&texts, b.p);
}

static const char *sql_of(const struct noun *n, enum noun_by by, const char *column, bool known, bool pg)
{
	return by == NOUN_BY_SOURCE ? find_own_sql(n, known, pg) : find_sql(n, by, column, known, pg);
}

static void make(const struct noun *n, struct find_sql *s)
{
	static const char *const names[] = {"key", "orgnr", "mail", "title", "source"};
	for (int by = 0; by < NOUN_BYS; by++)
		for (int known = 0; known < 2; known++) {
			const char *column = column_of(n, (enum noun_by)by);
			if (!column)
				continue;
			struct query *q = &s->q[s->set.count++];
			*q = (struct query){
			    .name = arena_printf(&texts, "%s.find_by_%s%s", n->record->name, names[by],
			                         known ? "_known" : ""),
			    .sql = sql_of(n, (enum noun_by)by, column, known, false),
			    .sql_pg = sql_of(n, (enum noun_by)by, column, known, true),
			    .args = "keys text, run, source text",
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
