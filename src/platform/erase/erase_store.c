#include "platform/erase/erase_store.h"

#include "base/buf.h"
#include "base/noun.h"
#include "platform/access/access_ops.h"
#include "platform/history/history.h"

#include <stdlib.h>
#include <string.h>

enum { HITS = 500, TEXTS_MAX = 128, HITS_SQL_MAX = 32 * 1024, READERS_MAX = 16 };

static const struct record text_record = RECORD_OF("erase_text", erase_text, ERASE_TEXT);

/* Made at start of the fields that say they are free text: what finds a name in all of them, and two queries for each that may be
 * changed: the rows that hold it, and one of them put back. The finding one comes last. */
static char hits_sql[HITS_SQL_MAX + 32];
static struct query text_queries[2 * TEXTS_MAX + 1];
struct query_set erase_text_queries = {"erase_text", text_queries, 0};
static struct erase_place places[TEXTS_MAX];
static struct arena made;

static const struct erase_reader *readers[READERS_MAX];
static size_t reader_count;

void erase_reader_add(const struct erase_reader *r)
{
	if (reader_count == READERS_MAX)
		abort(); /* at start: more than there is room for */
	readers[reader_count++] = r;
}

/* The customer whose rights decide who may read the record; NULL = none. */
static const char *root_of(const struct record *r)
{
	const struct noun_facts *n = noun_of(r);
	if (n && (n->noun->flags & NOUN_IS_ROOT))
		return "t.id";
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_ROOT)
			return arena_printf(&made, "t.%s", r->fields[i].name);
	return NULL;
}

/* What must hold for who acts to read the text. */
static const char *seen_by(const struct record *r, const char *root)
{
	if (r == &history_record)
		return "@history_visible(t)";
	for (size_t i = 0; i < reader_count; i++)
		if (readers[i]->record == r)
			return readers[i]->reads;
	if (!root)
		return "1 = 1";
	return arena_printf(&made, history_is_opinion(r) ? "@may_see_opinion(%s)" : "@may_know(%s)", root);
}

static bool has_id(const struct record *r)
{
	const struct field *f = record_field(r, "id");
	return f && f->flags & F_KEY;
}

static void add_hits(const struct record *r, const struct field *f)
{
	const char *root = root_of(r), *name = f->name;
	BUF_AUTO struct buf b;
	buf_init(&b, HITS_SQL_MAX);
	buf_printf(
	    &b, "%s%sSELECT '%s.%s' AS kind, CAST(%s AS BIGINT) AS record_id, CAST(%s AS BIGINT) AS account_id, ",
	    hits_sql, *hits_sql ? " UNION ALL " : "", r->name, name, has_id(r) ? "t.id" : "NULL", root ? root : "NULL");
	if (root)
		buf_printf(&b, "@root_name(%s) AS account", root);
	else
		buf_str(&b, "CAST(NULL AS TEXT) AS account");
	buf_printf(&b, ", t.%s AS text, %d AS sealed, CASE WHEN %s THEN 0 ELSE 1 END AS closed FROM %s t WHERE ", name,
	           (f->flags & F_SEALED) != 0, seen_by(r, root), r->name);
	buf_printf(&b, "(REPLACE(t.%s, :a, '') <> t.%s OR REPLACE(t.%s, :b, '') <> t.%s)", name, name, name, name);
	if (b.full)
		abort(); /* at start: more free texts than fit into one query */
	memcpy(hits_sql, b.p, b.len + 1);
}

/* Rows without an id are found and put back by the text itself. */
static void add_redaction(const struct record *r, const struct field *f)
{
	const char *table = r->name, *column = f->name;
	if (erase_text_queries.count == 2 * TEXTS_MAX)
		abort(); /* at start: the table is too small */
	places[erase_text_queries.count / 2] = (struct erase_place){.record = r, .field = f};
	struct query *find = &text_queries[erase_text_queries.count++],
	             *put = &text_queries[erase_text_queries.count++];
	*find = (struct query){
	    .name = arena_printf(&made, "erase.find_%s_%s", table, column),
	    .sql = has_id(r)
	               ? arena_printf(&made,
	                              "SELECT id AS id, %s AS text, %s AS was FROM %s WHERE id > :after AND "
	                              "REPLACE(%s, :what, '') <> %s "
	                              "AND :after_text IS NULL ORDER BY id LIMIT 200",
	                              column, column, table, column, column)
	               : arena_printf(&made,
	                              "SELECT DISTINCT CAST(:after AS BIGINT) AS id, %s AS text, %s AS was FROM %s "
	                              "WHERE (:after_text IS "
	                              "NULL OR %s > :after_text) AND REPLACE(%s, :what, '') <> %s ORDER BY 3 LIMIT 200",
	                              column, column, table, column, column, column),
	    .args = "after, after_text text, what text",
	    .out = &text_record,
	};
	*put = (struct query){
	    .name = arena_printf(&made, "erase.put_%s_%s", table, column),
	    .sql = arena_printf(&made, "UPDATE %s SET %s = :text WHERE %s AND %s = :was", table, column,
	                        has_id(r) ? "id = :id" : ":id IS NOT NULL", column),
	    .in = &text_record,
	};
}

void erase_store_take(const struct record *r)
{
	if (!*hits_sql)
		arena_init(&made);
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (!(f->flags & F_FREE_TEXT))
			continue;
		add_hits(r, f);
		if (!(f->flags & (F_SEALED | F_BY_HAND)))
			add_redaction(r, f);
	}
}

void erase_store_start(void)
{
	strcat(hits_sql, " ORDER BY 1, 2 LIMIT 501");
	text_queries[erase_text_queries.count++] =
	    (struct query){"erase.find", hits_sql, .args = "a text, b text", .out = &erase_hit_record};
}

enum { VALUES, PERSON, MARK, MARKED, LIST, CHECK_ERASED, CHECK_PEOPLE };
static const struct query q[] = {
    [VALUES] =
        {"erase.values",
         "UPDATE personal SET salt = NULL, value = NULL, erased = :at WHERE subject_kind = 'person' AND subject_id = "
         ":person AND erased IS NULL",
         .args = "person, at"},
    [PERSON] =
        {"erase.person",
         "UPDATE person SET name = :name, sort_key = :sort_key, number = NULL, mail = NULL, title = NULL, city = "
         "NULL, country = NULL, version = version + 1 WHERE id = :person",
         .args = "person, name text, sort_key text"},
    [MARK] = {"erase.mark",
              "INSERT INTO personal (id, subject_kind, subject_id, salt, value, erased) VALUES (:id, '" ERASED_PERSON
              "', :person, NULL, NULL, :at)",
              .args = "id, person, at"},
    [MARKED] = {"erase.marked",
                "SELECT COUNT(*) FROM personal WHERE subject_kind = '" ERASED_PERSON "' AND subject_id = :person",
                .args = "person"},
    [LIST] =
        {"erase.list",
         "SELECT id AS id, subject_id AS person_id, erased AS at FROM personal WHERE subject_kind = '" ERASED_PERSON
         "' AND id < :before ORDER BY id DESC LIMIT :max",
         .args = "before, max", .out = &erasure_record},
    [CHECK_ERASED] =
        {"check.erased",
         "SELECT COUNT(*) FROM personal WHERE erased IS NOT NULL AND (salt IS NOT NULL OR value IS NOT NULL)"},
    /* Whoever is on the list of erasures has nothing left that points to him. */
    [CHECK_PEOPLE] = {"check.erased_people",
                      "SELECT COUNT(*) FROM personal e WHERE e.subject_kind = 'erased_person' AND (EXISTS (SELECT 1 "
                      "FROM person p WHERE "
                      "p.id = e.subject_id AND (p.mail IS NOT NULL OR p.number IS NOT NULL)) OR EXISTS (SELECT 1 FROM "
                      "personal v WHERE "
                      "v.subject_kind = 'person' AND v.subject_id = e.subject_id AND v.value IS NOT NULL))"},
};
const struct check erase_checks[] = {
    {"check.erased", &q[CHECK_ERASED], .position = 110},
    {"check.erased_people", &q[CHECK_PEOPLE], .position = 120},
    {0},
};
const struct query_set erase_queries = {"erase", q, sizeof q / sizeof q[0]};

enum err erase_store_hits(struct ctx *cx, const char *a, const char *b, struct list *ret)
{
	return db_list(cx, &text_queries[erase_text_queries.count - 1],
	               ARGS(ARG("a", a), ARG("b", b), ARG("see_opinions", access_see_opinions(cx)), ACCESS_ARGS(cx)),
	               HITS, ret);
}

size_t erase_store_texts(void)
{
	return erase_text_queries.count / 2;
}

const struct erase_place *erase_store_place(size_t text)
{
	return &places[text];
}

enum err erase_store_find(struct ctx *cx, size_t text, const char *what, const struct erase_text *after,
                          struct list *ret)
{
	bool by_id = has_id(places[text].record);
	return db_list(cx, &text_queries[2 * text],
	               ARGS(ARG("after", after ? after->id : (int64_t)0),
	                    ARG("after_text", after && !by_id ? after->was : NULL), ARG("what", what)),
	               0, ret);
}

enum err erase_store_put(struct ctx *cx, size_t text, const struct erase_text *t)
{
	return db_exec(cx, &text_queries[2 * text + 1], ARGS_OBJ(t), NULL);
}

enum err erase_store_values(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_exec(cx, &q[VALUES], ARGS(ARG("person", person), ARG("at", cx->now)), ret);
}

enum err erase_store_person(struct ctx *cx, int64_t person, const char *name, const char *sort_key)
{
	return db_exec(cx, &q[PERSON], ARGS(ARG("person", person), ARG("name", name), ARG("sort_key", sort_key)), NULL);
}

enum err erase_store_mark(struct ctx *cx, int64_t id, int64_t person)
{
	return db_exec(cx, &q[MARK], ARGS(ARG("id", id), ARG("person", person), ARG("at", cx->now)), NULL);
}

enum err erase_store_marked(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_int(cx, &q[MARKED], ARGS(ARG("person", person)), 0, ret);
}

enum err erase_store_list(struct ctx *cx, int64_t before, size_t max, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("before", before), ARG("max", (int64_t)max + 1)), max, ret);
}
