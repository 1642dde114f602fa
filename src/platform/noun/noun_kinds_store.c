#include "platform/noun/noun_kinds_store.h"

#include "base/custom.h"
#include "platform/noun/noun_store.h"

#include <stdlib.h>
#include <string.h>

#define MATCH_ARGS "max, b text, b_end text, " NOUN_WORD_ARGS

enum { QUERIES = 9, SQL_MAX = 16 * 1024, AFTER_OTHERS = 100 };

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
	const char *title = noun_title_column(n), *more = NULL;
	for (size_t i = 0; i < n->record->count && !more; i++) {
		const struct field *f = &n->record->fields[i];
		if (f->flags & F_LISTED && f->kind == K_TEXT && strcmp(f->name, title) != 0 &&
		    strcmp(f->name, "number") != 0)
			more = f->name;
	}
	bool number = record_field(n->record, "number") && strcmp(title, "number") != 0;
	if (number)
		buf_str(b, ", x.number AS number");
	if (more)
		buf_printf(b, ", x.%s AS more", more);
}

static const char *sql_of(const struct buf *b)
{
	if (b->full)
		abort(); /* at start: a noun with more columns than any has */
	return arena_strdup(&made, b->p);
}

/* The records that were found, as they are shown. */
static struct query show_query(const struct noun_facts *n)
{
	const struct noun *root = root_of(n);
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	buf_printf(&b, "SELECT x.id AS id, x.%s AS name", noun_title_column(n->noun));
	if (root)
		buf_printf(&b, ", (SELECT r.%s FROM %s r WHERE r.id = x.%s) AS more, x.%s AS root",
		           noun_title_column(root), root->record->name, n->root->name, n->root->name);
	else
		add_details(&b, n->noun);
	buf_printf(&b, " FROM %s x WHERE x.id IN (", n->noun->record->name);
	for (int i = 0; i < SEARCH_SHOWN; i++)
		buf_printf(&b, "%s:i%d", i ? ", " : "", i);
	buf_printf(&b, ") ORDER BY x.id LIMIT %d", SEARCH_SHOWN);
	return (struct query){.name = arena_printf(&made, "search.show_%s", n->noun->record->name),
	                      .sql = sql_of(&b),
	                      .args = "i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15, i16, "
	                              "i17, i18, i19, i20, i21, i22, i23, i24",
	                      .out = &search_found_record};
}

/* A row of search_match_record: a record x that has the word t. */
static void add_match_columns(struct buf *b, const struct noun_facts *n)
{
	buf_str(b, "SELECT x.id AS id, t.tier AS tier, ");
	if (n->noun->ranks)
		buf_printf(b, "@%s(x)", n->noun->ranks->weight);
	else
		buf_str(b, "CAST(0 AS BIGINT)");
	buf_printf(
	    b,
	    " AS weight, CASE WHEN t.fold = :w0 THEN 1 ELSE 0 END AS whole, CASE WHEN :b IS NOT NULL AND EXISTS "
	    "(SELECT 1 FROM search_token f WHERE f.kind = '%s' AND f.id = x.id AND f.fold >= :b AND f.fold < :b_end "
	    "AND f.tier < %d) THEN 1 ELSE 0 END AS begins",
	    n->noun->record->name, SEARCH_GROUPS);
}

/* Those that have the word t and all others, and that may be known of. */
static void add_match(struct buf *b, const struct noun_facts *n)
{
	buf_printf(b, "x.id = t.id AND t.kind = '%s' AND t.fold >= :w0 AND t.fold < :w0_end", n->noun->record->name);
	noun_store_words(b, n, 1);
	noun_store_known(b, n->noun, "x");
}

/* The hits of one tier, in the order of their words (so "nord" comes before "nordic"), as the index has them. */
static void add_tier(struct buf *b, const struct noun_facts *n, int tier)
{
	buf_printf(b, "SELECT @cols(tier_%c) FROM (", 'a' + tier);
	add_match_columns(b, n);
	buf_printf(b, " FROM search_token t CROSS JOIN %s x WHERE t.tier = %d AND ", n->noun->record->name, tier);
	if (tier < SEARCH_REST)
		buf_printf(b, "t.tier < %d AND ", SEARCH_REST); /* said as the index says it, which holds no others */
	add_match(b, n);
	buf_printf(b, " ORDER BY t.fold, t.id LIMIT :max) tier_%c", 'a' + tier);
}

/* One tier after the other, until there are enough: the databases do not begin with a tier that is not needed. */
static struct query search_query(const struct noun_facts *n)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	for (int tier = n->noun->ranks ? 0 : SEARCH_LAST_GROUP; tier <= SEARCH_REST; tier++) {
		if (tier == SEARCH_WITHIN && !n->noun->ranks)
			continue;
		if (b.len)
			buf_str(&b, " UNION ALL ");
		add_tier(&b, n, tier);
	}
	buf_str(&b, " LIMIT :max");
	return (struct query){.name = arena_printf(&made, "search.%s", n->noun->record->name),
	                      .sql = sql_of(&b),
	                      .args = MATCH_ARGS,
	                      .out = &search_match_record};
}

static struct query own_query(const struct noun_facts *n)
{
	return (struct query){.name = arena_printf(&made, "search.own_%s", n->noun->record->name),
	                      .sql = arena_printf(&made, "SELECT o.id AS id FROM (@%s()) o ORDER BY o.id LIMIT :max",
	                                          n->noun->ranks->own),
	                      .args = "max",
	                      .out = &search_own_record};
}

static struct query find_own_query(const struct noun_facts *n)
{
	BUF_AUTO struct buf b;
	buf_init(&b, SQL_MAX);
	add_match_columns(&b, n);
	buf_printf(&b, " FROM (@%s()) o CROSS JOIN %s x CROSS JOIN search_token t WHERE x.id = o.id AND ",
	           n->noun->ranks->own, n->noun->record->name);
	add_match(&b, n);
	buf_str(&b, " ORDER BY t.fold, t.id LIMIT :max");
	return (struct query){.name = arena_printf(&made, "search.find_own_%s", n->noun->record->name),
	                      .sql = sql_of(&b),
	                      .args = MATCH_ARGS,
	                      .out = &search_match_record};
}

/* Only of records whose group is another than their words say. */
static struct query rank_query(const struct noun_facts *n)
{
	const char *t = n->noun->record->name, *group = n->noun->ranks->group;
	const char *now = arena_printf(&made, "(SELECT @%s(x) FROM %s x WHERE x.id = search_token.id)", group, t);
	return (struct query){
	    .name = arena_printf(&made, "search.rank_%s", t),
	    .sql = arena_printf(
	        &made,
	        "UPDATE search_token SET tier = CASE WHEN tier < %d THEN %s WHEN %s < %d THEN %d ELSE %d END WHERE "
	        "kind = '%s' AND id IN (SELECT x.id "
	        "FROM %s x WHERE x.id IN (SELECT g.id FROM search_token g WHERE g.kind = '%s' AND g.tier < %d AND "
	        "g.tier < %d UNION ALL "
	        "@%s()) AND @%s(x) <> (SELECT MIN(o.tier) FROM search_token o WHERE o.kind = '%s' AND o.id = x.id))",
	        SEARCH_GROUPS, now, now, SEARCH_LAST_GROUP, SEARCH_WITHIN, SEARCH_REST, t, t, t, SEARCH_LAST_GROUP,
	        SEARCH_REST, n->noun->ranks->foremost, group, t)};
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

/* Ranks follow when all sums are made: not while an import is under way. */
static struct query rank_check_query(const struct noun_facts *n)
{
	const char *t = n->noun->record->name, *group = n->noun->ranks->group;
	return (struct query){
	    .name = arena_printf(&made, "check.search_ranks_%s", t),
	    .sql =
	        arena_printf(&made,
	                     "SELECT COUNT(*) FROM %s x WHERE @%s(x) <> (SELECT MIN(o.tier) FROM search_token o "
	                     "WHERE o.kind = '%s' AND o.id = x.id) AND NOT EXISTS (SELECT 1 FROM import_touched) AND "
	                     "NOT EXISTS (SELECT 1 FROM import_run r WHERE r.state IN ('running', 'totals', "
	                     "'interrupted', 'undoing'))",
	                     t, group, t)};
}

/* Queries of search are made behind the first of `q`; the number of those. */
static size_t make_search(const struct noun_facts *n, struct query q[], struct noun_kinds *ret)
{
	struct search_kind *s = arena_new(&made, struct search_kind);
	struct check *c = arena_array(&made, struct check, 4);
	const char *table = n->noun->record->name;
	size_t k = 1, checks = 0;
	q[k] = search_query(n);
	*s = (struct search_kind){.name = table, .find = &q[k++], .position = position_of(n->noun)};
	q[k] = show_query(n);
	s->show = &q[k++];
	q[k] = tokens_query(n);
	c[checks++] = (struct check){"check.search_tokens", &q[k++], .position = CHECK_SEARCH_TOKENS};
	if (has_words(n->noun)) {
		q[k] = (struct query){.name = arena_printf(&made, "check.search_%s", table),
		                      .sql = arena_printf(&made, "@search_without(%s)", table)};
		c[checks++] = (struct check){"check.search", &q[k++], .position = CHECK_SEARCH};
	}
	if (n->noun->ranks) {
		q[k] = own_query(n);
		s->own = &q[k++];
		q[k] = find_own_query(n);
		s->find_own = &q[k++];
		q[k] = rank_query(n);
		s->rank = &q[k++];
		q[k] = rank_check_query(n);
		c[checks++] = (struct check){"check.search_ranks", &q[k++], .position = CHECK_SEARCH_RANKS};
	}
	c[checks] = (struct check){0};
	ret->search = s;
	ret->checks = c;
	return k - 1;
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
	size_t searches = noun_is_searched(n->noun) ? make_search(n, q, &kinds) : 0;
	size_t first = exported ? 0 : 1;
	sets[set_count++] = (struct query_set){n->noun->segment, q + first, searches + 1 - first};
	return kinds;
}

const struct query_set *noun_kinds_set(size_t i)
{
	return i < set_count ? &sets[i] : NULL;
}
