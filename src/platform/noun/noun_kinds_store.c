#include "platform/noun/noun_kinds_store.h"

#include "base/custom.h"
#include "platform/noun/noun_store.h"

#include <string.h>

enum { QUERIES = 4, SQL_MAX = 16 * 1024, AFTER_OTHERS = 100 };

static struct arena made; /* as long as the program */
static struct query_set sets[NOUNS_MAX];
static size_t set_count;

static int position_of(const struct noun *n)
{
	return n->position ? n->position : AFTER_OTHERS;
}

static const struct noun *root_of(const struct noun_facts *n)
{
	return n->root ? noun_find(n->root->ref)->noun : NULL;
}

/* What tells records apart that are called alike: the number, and the first other text of lists. */
static void add_details(struct buf *b, const struct noun *n)
{
	const char *title = noun_title_column(n);
	if (record_field(n->record, "number") && strcmp(title, "number") != 0)
		buf_str(b, ", x.number AS number");
	for (size_t i = 0; i < n->record->count; i++) {
		const struct field *f = &n->record->fields[i];
		if (!(f->flags & F_LISTED) || f->kind != K_TEXT || !strcmp(f->name, title) ||
		    !strcmp(f->name, "number"))
			continue;
		buf_printf(b, ", x.%s AS more", f->name);
		return;
	}
}

static struct query search_query(const struct noun_facts *n)
{
	const struct noun *root = root_of(n);
	const char *table = n->noun->record->name;
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	buf_printf(&b, "SELECT x.id, t.kind, x.%s AS name", noun_title_column(n->noun));
	if (root)
		buf_printf(&b, ", (SELECT r.%s FROM %s r WHERE r.id = x.%s) AS more, x.%s AS root",
		           noun_title_column(root), root->record->name, n->root->name, n->root->name);
	else
		add_details(&b, n->noun);
	buf_printf(&b, " @search_match(%s)", table);
	noun_store_known(&b, n->noun, "x");
	buf_str(&b, " @search_order");
	return (struct query){.name = arena_printf(&made, "search.%s", table),
	                      .sql = arena_strdup(&made, b.p),
	                      .out = &search_found_record};
}

static struct query tokens_query(const struct noun_facts *n)
{
	const char *table = n->noun->record->name;
	return (struct query){.name = arena_printf(&made, "check.search_tokens_%s", table),
	                      .sql = arena_printf(&made, "@search_of_nothing(%s)", table)};
}

/* How files of a noun say which record is meant: by its number or mail, else by its title; another of the same noun without mail
 * addresses by its key, which is all that reading such a file looks for. */
static const char *called(const struct noun *of, const struct noun *to, const char *alias)
{
	const struct field *key = noun_key_field(to);
	if (of == to && key && !record_field(to->record, "mail"))
		return arena_printf(&made, "%s.%s", alias, key->name);
	static const char *const columns[] = {"number", "mail"};
	const char *list = "";
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		if (record_field(to->record, columns[i]))
			list = arena_printf(&made, "%s%s.%s, ", list, alias, columns[i]);
	return arena_printf(&made, *list ? "COALESCE(%s%s.%s)" : "%s%s.%s", list, alias, noun_title_column(to));
}

/* The row's record: the id, then what people write, a reference as a text. */
static const struct record *row_record(const struct noun_facts *n)
{
	const struct record *r = n->noun->record;
	struct field *f = arena_array(&made, struct field, r->count + 1);
	struct record *row = arena_new(&made, struct record);
	size_t count = 0, at = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (&r->fields[i] != n->id && !noun_field_is_written(n, &r->fields[i]))
			continue;
		f[count] = r->fields[i];
		if (r->fields[i].ref) {
			f[count].kind = K_TEXT;
			f[count].ctype = C_STR;
			f[count].size = sizeof(char *);
			f[count].flags = F_NULL;
			f[count].name = noun_column_name(&made, &r->fields[i]);
		}
		f[count].label =
		    r->fields[i].label ? r->fields[i].label : arena_printf(&made, "%s.%s", r->name, r->fields[i].name);
		size_t align = f[count].size < sizeof(int64_t) ? f[count].size : sizeof(int64_t);
		at = (at + align - 1) / align * align;
		f[count].offset = (unsigned)at;
		at += f[count++].size;
	}
	at = (at + sizeof(int64_t) - 1) / sizeof(int64_t) * sizeof(int64_t);
	*row =
	    (struct record){.name = arena_printf(&made, "export_%s", r->name), .size = at, .fields = f, .count = count};
	return row;
}

static struct query export_query(const struct noun_facts *n, const struct record *row)
{
	const struct record *r = n->noun->record;
	BUF_AUTO struct buf b, joins;
	buf_init(&b, SQL_MAX);
	buf_init(&joins, SQL_MAX);
	buf_str(&b, "SELECT x.id AS id");
	for (size_t i = 0, k = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		const struct noun_facts *to = f->ref ? noun_find(f->ref) : NULL;
		if (!noun_field_is_written(n, f))
			continue;
		const char *alias = arena_printf(&made, "r%zu", k++);
		buf_printf(&b, ", %s AS %s",
		           to ? called(n->noun, to->noun, alias) : arena_printf(&made, "x.%s", f->name),
		           noun_column_name(&made, f));
		if (!to)
			continue;
		buf_printf(&joins, " LEFT JOIN %s %s ON %s.id = x.%s", to->noun->record->name, alias, alias, f->name);
		if (to->noun->visible)
			buf_printf(&joins, " AND @%s(%s)", to->noun->visible, alias);
	}
	buf_printf(&b, " FROM %s x%s WHERE x.id > :after", r->name, joins.p);
	noun_store_known(&b, n->noun, "x");
	buf_str(&b, " ORDER BY x.id LIMIT :max");
	return (struct query){.name = arena_printf(&made, "export.%s", n->noun->segment),
	                      .sql = arena_strdup(&made, b.p),
	                      .args = "after, max",
	                      .out = row};
}

/* Has each record words? Where one is called by what is searched, and must be called something. */
static bool has_words(const struct noun *n)
{
	const struct field *title = record_field(n->record, noun_title_column(n));
	return title->flags & F_SEARCHED && title->flags & F_REQUIRED;
}

static void make_search(const struct noun_facts *n, struct query q[], struct noun_kinds *ret)
{
	struct search_kind *s = arena_new(&made, struct search_kind);
	struct check *c = arena_array(&made, struct check, 3);
	const char *table = n->noun->record->name;
	q[1] = search_query(n);
	q[2] = tokens_query(n);
	*s = (struct search_kind){.name = table, .find = &q[1], .position = position_of(n->noun)};
	c[0] = (struct check){"check.search_tokens", &q[2], .position = CHECK_SEARCH_TOKENS};
	c[1] = (struct check){0};
	if (has_words(n->noun)) {
		q[3] = (struct query){.name = arena_printf(&made, "check.search_%s", table),
		                      .sql = arena_printf(&made, "@search_without(%s)", table)};
		c[1] = (struct check){"check.search", &q[3], .position = CHECK_SEARCH};
		c[2] = (struct check){0};
	}
	ret->search = s;
	ret->checks = c;
}

static const struct export_kind *make_export(const struct noun_facts *n, struct query *q)
{
	const struct record *row = row_record(n);
	struct export_kind *e = arena_new(&made, struct export_kind);
	*q = export_query(n, row);
	*e = (struct export_kind){.name = n->noun->segment,
	                          .row = row,
	                          .rows = q,
	                          .see = n->noun->see,
	                          .position = position_of(n->noun),
	                          .custom = custom_member(n->noun->record) ? n->noun->record : NULL};
	return e;
}

struct noun_kinds noun_kinds_make(const struct noun_facts *n, bool exported)
{
	static bool begun;
	if (!begun)
		arena_init(&made);
	begun = true;
	struct query *q = arena_array(&made, struct query, QUERIES);
	struct noun_kinds kinds = {0};
	if (exported)
		kinds.exports = make_export(n, &q[0]);
	size_t queries = !noun_is_searched(n->noun) ? 1 : has_words(n->noun) ? QUERIES : QUERIES - 1;
	if (queries > 1)
		make_search(n, q, &kinds);
	size_t first = exported ? 0 : 1;
	sets[set_count++] = (struct query_set){n->noun->segment, q + first, queries - first};
	return kinds;
}

const struct query_set *noun_kinds_set(size_t i)
{
	return i < set_count ? &sets[i] : NULL;
}
