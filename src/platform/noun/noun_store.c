#include "platform/noun/noun_store.h"

#include "base/buf.h"
#include "base/custom.h"
#include "platform/access/access_ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	GET,
	GET_HIDDEN,
	TARGET,
	BY_TITLE,
	CHOICES,
	ADD,
	ADD_FREE, /* when its keys are free */
	PUT,
	REMOVE,
	SAME_KEY,
	REFERRED,
	STANDARD,
	POINTERS_MAX = 64,
	REFS_MAX = 32,
	UNIQUE_MAX = 4,
	SQL_MAX = 16 * 1024
};

struct noun_sql {
	/* Behind the pointers stand the noun's own references, behind those its unique fields. */
	struct query q[STANDARD + POINTERS_MAX + REFS_MAX + UNIQUE_MAX];
	struct noun_pointer pointers[POINTERS_MAX];
	size_t pointer_count;
	struct query_set set;
};
static struct noun_sql *made[NOUNS_MAX]; /* in the order of noun_each */
static struct arena texts;               /* as long as the program */

static const struct record target_record = RECORD_OF("noun_target", noun_target, NOUN_TARGET);

#define POINTING(F, S) F(S, ID, id)
STRUCT_OF(pointing, POINTING);
static const struct record pointing_record = RECORD_OF("noun_pointing", pointing, POINTING);

/* The name of each query in logs: "agreement.get". */
static const char *name_of(const struct noun_facts *n, const char *verb)
{
	return arena_printf(&texts, "%s.%s", n->noun->record->name, verb);
}

static const char *text_of(struct buf *b)
{
	if (b->full)
		abort(); /* at start: a noun with more columns than any has */
	return arena_strdup(&texts, b->p);
}

void noun_store_known(struct buf *b, const struct noun *n, const char *alias)
{
	const struct noun_facts *facts = noun_of(n->record), *root = facts->root ? noun_find(facts->root->ref) : NULL;
	if (n->visible)
		buf_printf(b, " AND @%s(%s)", n->visible, alias);
	if (root && root->noun->visible)
		buf_printf(b, " AND EXISTS (SELECT 1 FROM %s v WHERE v.id = %s.%s AND @%s(v))",
		           root->noun->record->name, alias, facts->root->name, root->noun->visible);
}

void noun_store_select(struct buf *b, const struct noun_facts *n, const char *before)
{
	const struct record *r = n->noun->record;
	buf_str(b, "SELECT @cols(t)");
	size_t named = r->count;
	for (size_t i = 0; i < n->ref_count; i++)
		if (n->refs[i].to)
			buf_printf(b, ", r%zu.%s AS %s", i, noun_title_column(n->refs[i].to),
			           n->named->fields[named++].name);
	if (custom_member(r))
		buf_str(b, ", @custom_stamp() AS custom_stamp");
	buf_printf(b, " FROM %s%s t", before, r->name);
	for (size_t i = 0; i < n->ref_count; i++) {
		char alias[24];
		snprintf(alias, sizeof alias, "r%zu", i);
		if (!n->refs[i].to)
			continue;
		buf_printf(b, " LEFT JOIN %s %s ON %s.id = t.%s", n->refs[i].to->record->name, alias, alias,
		           n->refs[i].field->name);
		noun_store_known(b, n->refs[i].to, alias);
	}
}

void noun_store_order(struct buf *b, const struct noun_facts *n)
{
	bool down = false;
	buf_str(b, " ORDER BY ");
	for (size_t i = 0; i < n->order_count; i++) {
		const struct field *f = n->order[i].field;
		down = n->order[i].down;
		buf_printf(b, "t.%s%s%s, ", f->name, down ? " DESC" : "", f->flags & F_NULL ? " NULLS LAST" : "");
	}
	buf_printf(b, "t.id%s", down ? " DESC" : "");
}

static struct query get_query(const struct noun_facts *n, bool hidden_too)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	noun_store_select(&b, n, "");
	buf_str(&b, " WHERE t.id = :id");
	if (!hidden_too)
		noun_store_known(&b, n->noun, "t");
	return (struct query){
	    .name = name_of(n, hidden_too ? "get_hidden" : "get"), .sql = text_of(&b), .args = "id", .out = n->named};
}

/* What people and files call a record by, besides its title. */
static const char *const called_by[] = {"number", "mail"};
enum { CALLED_BY = sizeof called_by / sizeof called_by[0] };

static bool is_called_by(const struct noun_facts *n, size_t i)
{
	return record_field(n->noun->record, called_by[i]) && strcmp(called_by[i], noun_title_column(n->noun)) != 0;
}

static void add_target(struct buf *b, const struct noun_facts *n)
{
	bool is_root = n->noun->flags & NOUN_IS_ROOT;
	buf_printf(b, "SELECT t.id AS id, t.%s AS title", noun_title_column(n->noun));
	if (is_root || n->root)
		buf_printf(b, ", t.%s AS root", is_root ? "id" : n->root->name);
	if (n->noun->ended)
		buf_printf(b, ", t.%s AS ended", n->noun->ended);
	for (size_t i = 0; i < CALLED_BY; i++)
		if (is_called_by(n, i))
			buf_printf(b, ", t.%s AS %s", called_by[i], called_by[i]);
	const struct noun_facts *root = n->root ? noun_find(n->root->ref) : NULL;
	if (root)
		buf_printf(b, ", (SELECT r.%s FROM %s r WHERE r.id = t.%s) AS belongs_to",
		           noun_title_column(root->noun), root->noun->record->name, n->root->name);
	buf_printf(b, " FROM %s t WHERE ", n->noun->record->name);
}

static struct query target_query(const struct noun_facts *n, const char *verb, const char *where, const char *args)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	add_target(&b, n);
	buf_str(&b, where);
	noun_store_known(&b, n->noun, "t");
	buf_str(&b, " ORDER BY t.id LIMIT 20");
	return (struct query){.name = name_of(n, verb), .sql = text_of(&b), .args = args, .out = &target_record};
}

static const char *by_title_sql(const struct noun_facts *n)
{
	const char *sql = arena_printf(&texts, "(t.%s = :title", noun_title_column(n->noun));
	for (size_t i = 0; i < CALLED_BY; i++)
		if (is_called_by(n, i))
			sql = arena_printf(&texts, "%s OR t.%s = :title", sql, called_by[i]);
	return arena_printf(&texts, "%s)", sql);
}

void noun_store_words(struct buf *b, const struct noun_facts *n, int first)
{
	for (int i = first; i < NOUN_WORDS; i++)
		buf_printf(
		    b,
		    " AND (:w%d IS NULL OR EXISTS (SELECT 1 FROM search_token s%d WHERE s%d.id = t.id AND s%d.kind = "
		    "'%s' AND s%d.fold >= :w%d AND s%d.fold < :w%d_end))",
		    i, i, i, i, n->noun->record->name, i, i, i, i);
}

static struct query choices_query(const struct noun_facts *n)
{
	BUF_AUTO struct buf b;
	bool searched = noun_is_searched(n->noun);
	buf_init(&b, SQL_MAX);
	add_target(&b, n);
	buf_printf(&b,
	           searched ? "t.id IN (SELECT k.id FROM search_token k WHERE k.fold >= :w0 AND k.fold < :w0_end "
	                      "AND k.kind = '%s' ORDER BY k.fold, k.id LIMIT 400)"
	                    : "1 = 1",
	           n->noun->record->name);
	if (searched)
		noun_store_words(&b, n, 1);
	if (n->noun->ended)
		buf_printf(&b, " AND (t.%s IS NULL OR t.%s > :today)", n->noun->ended, n->noun->ended);
	noun_store_known(&b, n->noun, "t");
	if (n->order_count)
		noun_store_order(&b, n);
	else
		buf_printf(&b, " ORDER BY t.%s, t.id", noun_title_column(n->noun));
	buf_printf(&b, " LIMIT %d", searched ? 20 : NOUN_IDS_MAX);
	return (struct query){.name = name_of(n, "choices"),
	                      .sql = text_of(&b),
	                      .args = searched ? NOUN_WORD_ARGS ", today" : "today",
	                      .out = &target_record};
}

static struct query same_key_query(const struct noun_facts *n)
{
	const struct record *r = n->noun->record;
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	buf_printf(&b, "SELECT id FROM %s WHERE id <> :id", r->name);
	if (n->owner)
		buf_printf(&b, " AND %s = :%s", n->owner->name, n->owner->name);
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_NATURAL && &r->fields[i] != n->owner)
			buf_printf(&b, " AND %s = :%s", r->fields[i].name, r->fields[i].name);
	buf_str(&b, " ORDER BY id LIMIT 1");
	return (struct query){.name = name_of(n, "same_key"), .sql = text_of(&b), .in = r};
}

static void make_plain(const struct noun_facts *n, struct query q[])
{
	const struct record *r = n->noun->record;
	q[ADD] = (struct query){name_of(n, "add"),
	                        arena_printf(&texts, "INSERT INTO %s (@cols) VALUES (@vals)", r->name), .in = r};
	q[ADD_FREE] = (struct query){
	    name_of(n, "add_free"),
	    arena_printf(&texts, "INSERT INTO %s (@cols) VALUES (@vals) ON CONFLICT DO NOTHING", r->name), .in = r};
	q[PUT] = (struct query){
	    name_of(n, "put"),
	    arena_printf(&texts, "UPDATE %s SET @sets WHERE id = :id AND version = :version", r->name), .in = r};
	q[REMOVE] = (struct query){
	    name_of(n, "remove"), arena_printf(&texts, "DELETE FROM %s WHERE id = :id AND version = :version", r->name),
	    .in = r};
	q[SAME_KEY] = same_key_query(n);
	q[REFERRED] = (struct query){
	    name_of(n, "referred"),
	    arena_printf(&texts, "SELECT CASE WHEN @refers_to_%s(:id) THEN 1 ELSE 0 END", r->name), .args = "id"};
}

/* Every field of any noun that may point to this one. */
static void make_pointers(const struct noun_facts *to, struct noun_sql *s)
{
	const struct noun_facts *from;
	for (size_t i = 0; (from = noun_each(i)); i++)
		for (size_t k = 0; k < from->ref_count; k++) {
			const struct field *f = from->refs[k].field;
			if (from->refs[k].to && from->refs[k].to != to->noun)
				continue;
			if (s->pointer_count == POINTERS_MAX)
				abort();               /* at start: the table is too small */
			bool told = !from->refs[k].to; /* by the record which noun it points to */
			s->pointers[s->pointer_count] = (struct noun_pointer){from, f};
			s->q[STANDARD + s->pointer_count++] = (struct query){
			    name_of(to, arena_printf(&texts, "in_%s_%s", from->noun->record->name, f->name)),
			    arena_printf(&texts, "SELECT id AS id FROM %s WHERE %s = :id%s%s%s ORDER BY id LIMIT %d",
			                 from->noun->record->name, f->name, told ? " AND " : "",
			                 told ? f->ref_kind : "", told ? " = :kind" : "", NOUN_IDS_MAX + 1),
			    .args = "id, kind text", .out = &pointing_record};
		}
}

static void make_refs(const struct noun_facts *n, struct noun_sql *s)
{
	if (n->ref_count > REFS_MAX)
		abort(); /* at start: the table is too small */
	for (size_t i = 0; i < n->ref_count; i++)
		s->q[STANDARD + s->pointer_count + i] =
		    (struct query){name_of(n, arena_printf(&texts, "by_%s", n->refs[i].field->name)),
		                   arena_printf(&texts, "SELECT id AS id FROM %s WHERE %s = :id ORDER BY id LIMIT %d",
		                                n->noun->record->name, n->refs[i].field->name, NOUN_IDS_MAX + 1),
		                   .args = "id", .out = &pointing_record};
}

/* Who has the value of a unique field, for each of them; the number of those. */
static size_t make_unique(const struct noun_facts *n, struct query q[])
{
	const struct record *r = n->noun->record;
	size_t count = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (!(r->fields[i].flags & F_UNIQUE))
			continue;
		if (count == UNIQUE_MAX)
			abort(); /* at start: the table is too small */
		const char *name = r->fields[i].name;
		BUF_AUTO struct buf b;
		buf_init(&b, SQL_MAX);
		add_target(&b, n);
		buf_printf(&b, "t.%s = :value AND t.id <> :id ORDER BY t.id LIMIT 1", name);
		q[count++] = (struct query){name_of(n, arena_printf(&texts, "unique_%s", name)), text_of(&b),
		                            .args = "value text, id", .out = &target_record};
	}
	return count;
}

void noun_store_make(void)
{
	const struct noun_facts *n;
	if (made[0])
		return;
	arena_init(&texts);
	for (size_t i = 0; (n = noun_each(i)); i++) {
		struct noun_sql *s = made[i] = arena_new(&texts, struct noun_sql);
		s->q[GET] = get_query(n, false);
		s->q[GET_HIDDEN] = get_query(n, true);
		s->q[TARGET] = target_query(n, "target", "t.id = :id", "id");
		s->q[BY_TITLE] = target_query(n, "by_title", by_title_sql(n), "title text");
		s->q[CHOICES] = choices_query(n);
		size_t count = ADD;
		if (n->noun->flags & NOUN_PLAIN) {
			make_plain(n, s->q);
			make_pointers(n, s);
			make_refs(n, s);
			count = STANDARD + s->pointer_count + n->ref_count;
			count += make_unique(n, s->q + count);
		}
		s->set = (struct query_set){n->noun->record->name, s->q, count};
	}
}

const struct query_set *noun_store_set(size_t i)
{
	return noun_each(i) ? &made[i]->set : NULL;
}

static const struct noun_sql *sql_of(const struct noun_facts *n)
{
	return made[n - noun_each(0)];
}

enum err noun_store_get(struct ctx *cx, const struct noun_facts *n, int64_t id, void *ret)
{
	return db_one(cx, &sql_of(n)->q[GET], ARGS(ARG("id", id), ACCESS_ARGS(cx)), ret);
}

enum err noun_store_get_hidden(struct ctx *cx, const struct noun_facts *n, int64_t id, void *ret)
{
	return db_one(cx, &sql_of(n)->q[GET_HIDDEN], ARGS(ARG("id", id), ACCESS_ARGS(cx)), ret);
}

enum err noun_store_target(struct ctx *cx, const struct noun_facts *n, int64_t id, struct noun_target *ret)
{
	return db_one(cx, &sql_of(n)->q[TARGET], ARGS(ARG("id", id), ACCESS_ARGS(cx)), ret);
}

enum err noun_store_by_title(struct ctx *cx, const struct noun_facts *n, const char *title, struct list *ret)
{
	return db_list(cx, &sql_of(n)->q[BY_TITLE], ARGS(ARG("title", title), ACCESS_ARGS(cx)), 0, ret);
}

enum err noun_store_choices(struct ctx *cx, const struct noun_facts *n, const struct search_word w[NOUN_WORDS],
                            int32_t today, struct list *ret)
{
	return db_list(cx, &sql_of(n)->q[CHOICES],
	               ARGS(ACCESS_ARGS(cx), ARG("w0", w[0].from), ARG("w0_end", w[0].to), ARG("w1", w[1].from),
	                    ARG("w1_end", w[1].to), ARG("w2", w[2].from), ARG("w2_end", w[2].to), ARG("w3", w[3].from),
	                    ARG("w3_end", w[3].to), ARG("today", (int64_t)today)),
	               0, ret);
}

enum err noun_store_add(struct ctx *cx, const struct noun_facts *n, const void *obj, bool *ret_added)
{
	int64_t added = 0;
	TRY(db_exec(cx, &sql_of(n)->q[ADD_FREE], ARGS_OBJ(obj), &added));
	*ret_added = added != 0;
	return OK;
}

enum err noun_store_add_many(struct ctx *cx, const struct noun_facts *n, const void *objs, size_t count)
{
	return db_exec_many(cx, &sql_of(n)->q[ADD], objs, count);
}

enum err noun_store_put(struct ctx *cx, const struct noun_facts *n, const void *obj)
{
	return db_exec_one(cx, &sql_of(n)->q[PUT], ARGS_OBJ(obj));
}

enum err noun_store_remove(struct ctx *cx, const struct noun_facts *n, const void *obj)
{
	return db_exec_one(cx, &sql_of(n)->q[REMOVE], ARGS_OBJ(obj));
}

enum err noun_store_same_key(struct ctx *cx, const struct noun_facts *n, const void *obj, int64_t *ret_id)
{
	const struct record *r = n->noun->record;
	size_t parts = 0;
	*ret_id = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (!(r->fields[i].flags & F_NATURAL))
			continue;
		if (field_is_none(&r->fields[i], obj))
			return OK;
		parts++;
	}
	return parts ? db_int(cx, &sql_of(n)->q[SAME_KEY], ARGS_OBJ(obj), 0, ret_id) : OK;
}

enum err noun_store_referred(struct ctx *cx, const struct noun_facts *n, int64_t id, int64_t *ret)
{
	return db_int(cx, &sql_of(n)->q[REFERRED], ARGS(ARG("id", id)), 0, ret);
}

enum err noun_store_other(struct ctx *cx, const struct noun_facts *n, const struct field *unique, const void *obj,
                          struct noun_target *ret)
{
	const struct noun_sql *s = sql_of(n);
	size_t at = STANDARD + s->pointer_count + n->ref_count;
	for (const struct field *f = n->noun->record->fields; f < unique; f++)
		at += (f->flags & F_UNIQUE) != 0;
	const char *value = *(const char *const *)((const char *)obj + unique->offset);
	return db_one(cx, &s->q[at], ARGS(ARG("value", value), ARG("id", field_id(n->id, obj))), ret);
}

bool noun_store_pointer(const struct noun_facts *to, size_t i, struct noun_pointer *ret)
{
	const struct noun_sql *s = sql_of(to);
	if (i >= s->pointer_count)
		return false;
	*ret = s->pointers[i];
	return true;
}

enum err noun_store_pointing(struct ctx *cx, const struct noun_facts *to, size_t i, int64_t id, struct list *ret)
{
	return db_list(cx, &sql_of(to)->q[STANDARD + i], ARGS(ARG("id", id), ARG("kind", to->noun->record->name)),
	               NOUN_IDS_MAX, ret);
}

enum err noun_store_holding(struct ctx *cx, const struct noun_facts *n, size_t ref, int64_t id, struct list *ret)
{
	const struct noun_sql *s = sql_of(n);
	return db_list(cx, &s->q[STANDARD + s->pointer_count + ref], ARGS(ARG("id", id)), NOUN_IDS_MAX, ret);
}
