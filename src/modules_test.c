/* What the features hand over agrees with itself: every member of every record has its row; every query can be prepared on the
 * migrated base, SQLite's and that of $HJUL_TEST_PG, and its parameters and columns are those of its records; every table is
 * somebody's, and a query names only those of its feature, of lower storeys, and those its feature says it reads. */
#include "db/base_test.h"
#include "modules.h"
#include "platform/noun/noun_find_store.h"
#include "platform/noun/noun_kinds_store.h"
#include "platform/noun/noun_list_store.h"
#include "platform/noun/noun_store.h"

#include <ctype.h>
#include <string.h>

BASE_SETUPS_MIGRATED(struct base, NULL)

static void queries_agree(void **state)
{
	struct base *b = base_state(state);
	size_t sets = 0;
	for (size_t i = 0; modules[i]; i++)
		for (const struct query_set *const *s = modules[i]->queries; s && *s; s++, sets++)
			if (db_check_queries(&b->cx, *s, 1) != OK)
				fail_msg("a query of %s, see the log", (*s)->name);
	/* Those that are made of the facts of nouns. */
	const struct query_set *made;
	for (size_t i = 0; (made = noun_store_set(i)); i++, sets++)
		if (db_check_queries(&b->cx, made, 1) != OK)
			fail_msg("a query of noun %s, see the log", made->name);
	for (size_t i = 0; (made = noun_list_store_set(i)); i++, sets++)
		if (db_check_queries(&b->cx, made, 1) != OK)
			fail_msg("a query of lists of noun %s, see the log", made->name);
	for (size_t i = 0; (made = noun_find_set(i)); i++, sets++)
		if (db_check_queries(&b->cx, made, 1) != OK)
			fail_msg("a query that finds noun %s, see the log", made->name);
	for (size_t i = 0; (made = noun_kinds_set(i)); i++, sets++)
		if (db_check_queries(&b->cx, made, 1) != OK)
			fail_msg("a query of %s, see the log", made->name);
	assert_true(sets > 0);
}

/* Records may hold one another: so deep and no deeper. */
static void check_record(const struct record *r, int depth)
{
	char why[200];
	if (!r || depth > 6)
		return;
	if (!record_check(r, why, sizeof why))
		fail_msg("%s", why);
	for (size_t i = 0; i < r->count; i++)
		check_record(r->fields[i].of, depth + 1);
}

static void check_routes(const struct route_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct route *r = &set->routes[i];
		check_record(r->form, 0);
		check_record(r->query, 0);
		check_record(r->view, 0);
		check_record(r->page_view, 0);
		/* What shuts out or lets in is not done with a token that may have leaked. */
		bool lets_in = r->need.data == DATA_USERS || r->need.data == DATA_GRANT;
		if (r->method == POST && lets_in && !(r->flags & (R_IN_PERSON | R_NO_TOKEN)))
			fail_msg("POST %s can be done with an API token", r->path);
	}
	for (size_t i = 0; i < set->page_count; i++)
		check_record(set->pages[i].view, 0);
}

/* Those of the base, of queries, pages, forms and commands. */
static void records_hold(void **state)
{
	char why[200];
	if (!modules_start(why, sizeof why))
		fail_msg("%s", why);
	(void)state;
	for (size_t i = 0; modules[i]; i++) {
		const struct module *m = modules[i];
		for (const struct record *const *r = m->records; r && *r; r++)
			check_record(*r, 0);
		for (const struct query_set *const *s = m->queries; s && *s; s++)
			for (size_t k = 0; k < (*s)->count; k++) {
				check_record((*s)->q[k].in, 0);
				check_record((*s)->q[k].out, 0);
			}
		for (const struct route_set *const *s = m->routes; s && *s; s++)
			check_routes(*s);
		for (const struct command_set *const *s = m->commands; s && *s; s++)
			for (size_t k = 0; k < (*s)->count; k++)
				check_record((*s)->commands[k].options, 0);
	}
}

/* ---- tables ---- */

struct table_name {
	const char *name;
};
static const struct field table_fields[] = {FIELD(struct table_name, name, K_TEXT)};
static const struct record table_record = RECORD("table_name", struct table_name, table_fields);
static const struct query every_table = {
    "test.tables", "SELECT name AS name FROM sqlite_master WHERE type = 'table' ORDER BY name LIMIT 1000",
    .out = &table_record};

/* What no module can answer for, for good or until it is mended. Each must still be needed. */
struct exempt {
	const char *module, *table; /* no module: nobody's */
	bool met;
};
static struct exempt exempt[] = {
    {NULL, "migration"}, /* of the database layer itself, for good */
};
enum { EXEMPT = sizeof exempt / sizeof *exempt };

static bool is_exempt(const char *module, const char *table)
{
	for (size_t i = 0; i < EXEMPT; i++)
		if (!strcmp(exempt[i].table, table) &&
		    (module ? exempt[i].module && !strcmp(exempt[i].module, module) : !exempt[i].module))
			return exempt[i].met = true;
	return false;
}

/* The module whose table it is; -1: nobody's. */
static int owner_of(const char *table)
{
	for (size_t i = 0; modules[i]; i++)
		if (word_among(modules[i]->tables, table))
			return (int)i;
	return -1;
}

/* The next word of a query's text outside of what is quoted, in lower case; a mark stands for itself. False at the end. */
static bool next_word(const char **at, char *ret, size_t size)
{
	const char *p = *at;
	while (*p && (isspace((unsigned char)*p) || *p == '\''))
		p = *p == '\'' ? strchr(p + 1, '\'') + 1 : p + 1;
	size_t n = 0;
	for (; isalnum((unsigned char)*p) || *p == '_'; p++)
		if (n + 1 < size)
			ret[n++] = (char)tolower((unsigned char)*p);
	if (!n && *p)
		ret[n++] = *p++;
	ret[n] = 0;
	*at = p;
	return n > 0;
}

/* Call `found` for each name of a table: what follows FROM, JOIN, INTO, UPDATE and, between FROM and what ends it, a comma; and what is
 * given to a fragment. */
static void each_table(const char *sql, void (*found)(const char *name, const void *arg), const void *arg)
{
	static const char *const before[] = {"from", "join", "into", "update"};
	static const char *const ends[] = {"where", "group", "order",  "limit", "on",
	                                   "set",   "union", "select", "values"};
	char word[80], last[80] = "";
	int depth = 0, call = 0;   /* of a fragment: 1 behind the @, 2 behind its name, 3 behind the bracket */
	bool listed[64] = {false}; /* by depth of brackets: in the list that FROM began */
	while (next_word(&sql, word, sizeof word)) {
		bool name = isalpha((unsigned char)*word) && !strcmp(last, ",") && listed[depth];
		name |= call == 3 && *sql == ')';
		call = *word == '@' ? 1 : call == 1 ? 2 : call == 2 && *word == '(' ? 3 : 0;
		for (size_t i = 0; i < sizeof before / sizeof *before; i++)
			name |= !strcmp(last, before[i]);
		if (name)
			found(word, arg);
		for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
			listed[depth] &= strcmp(word, ends[i]) != 0;
		listed[depth] |= !strcmp(word, "from");
		depth += *word == '(' ? 1 : *word == ')' ? -1 : 0;
		assert_true(depth >= 0 && depth < 63);
		if (*word == '(')
			listed[depth] = false;
		strcpy(last, word);
	}
}

struct asked {
	size_t module;
	const char *query;
	size_t *faults;
};

static void may_name(const char *table, const void *arg)
{
	const struct asked *a = arg;
	const struct module *m = modules[a->module];
	int owner = owner_of(table);
	if (owner < 0 || (size_t)owner == a->module) /* a name that is no table's, as of WITH; or one's own */
		return;
	if (module_storeys[owner] < module_storeys[a->module] ||
	    (module_storeys[owner] == module_storeys[a->module] && word_among(m->reads, table)) ||
	    is_exempt(m->name, table))
		return;
	++*a->faults;
	print_error("query %s of module %s names table %s of %s: %s\n", a->query, m->name, table, modules[owner]->name,
	            module_storeys[owner] > module_storeys[a->module] ? "it stands above" : "not in its .reads");
}

/* Queries that are made of the facts of others' fields: they name what those are of. */
static bool made_of_hand_ins(const struct query_set *s)
{
	return !strcmp(s->name, "collation_table") || !strcmp(s->name, "due") || !strcmp(s->name, "erase_text");
}

static void check_names(size_t module, const char *query, const char *sql, size_t *faults)
{
	if (sql)
		each_table(sql, may_name, &(struct asked){module, query, faults});
}

static void queries_name_what_they_may(void **state)
{
	size_t faults = 0;
	(void)state;
	for (size_t i = 0; modules[i]; i++) {
		const struct module *m = modules[i];
		for (const struct query_set *const *s = m->queries; s && *s; s++)
			for (size_t k = 0; k < (*s)->count && !made_of_hand_ins(*s); k++) {
				check_names(i, (*s)->q[k].name, (*s)->q[k].sql, &faults);
				check_names(i, (*s)->q[k].name, (*s)->q[k].sql_pg, &faults);
			}
		for (const struct fragment *f = m->fragments; f && f->name; f++)
			check_names(i, f->name, f->sql, &faults);
		for (const struct history_text *h = m->history; h && h->kind; h++) {
			check_names(i, h->kind, h->about, &faults);
			check_names(i, h->kind, h->note, &faults);
		}
	}
	assert_int_equal(faults, 0);
}

static void every_table_is_somebodys(void **state)
{
	struct base *b = base_state(state);
	struct list tables;
	good(db_list(&b->cx, &every_table, ARGS_NONE, 0, &tables));
	for (size_t i = 0; i < tables.count; i++) {
		const char *name = list_at(&tables, struct table_name, i)->name;
		size_t owners = 0;
		for (size_t m = 0; modules[m]; m++)
			owners += word_among(modules[m]->tables, name);
		if (!owners && !is_exempt(NULL, name))
			fail_msg("table %s is in no module's .tables", name);
		if (owners > 1)
			fail_msg("table %s is in .tables of %zu modules", name, owners);
	}
}

static const struct query every_id = {"test.ids",
                                      "SELECT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                                      "WHERE m.type = 'table' AND c.name = 'id' "
                                      "ORDER BY m.name LIMIT 1000",
                                      .out = &table_record};
static const struct query last_id = {"test.last_id", "SELECT COUNT(*) FROM (@last_ids) x"};

/* An id is never given twice: the newest of any table is known when a base is opened. */
static void every_id_is_known(void **state)
{
	struct base *b = base_state(state);
	struct list tables;
	const char *text = db_query_text(&b->arena, &last_id, false);
	good(db_list(&b->cx, &every_id, ARGS_NONE, 0, &tables));
	assert_true(tables.count > 10);
	for (size_t i = 0; i < tables.count; i++) {
		const char *name = list_at(&tables, struct table_name, i)->name;
		if (!strstr(text, arena_printf(&b->arena, " FROM %s WHERE", name)) && !is_exempt(NULL, name))
			fail_msg("table %s has ids, but no record of that name in a module's .records", name);
	}
}

#define TEXT_COLUMN(F, S) \
	F(S, TEXT, table) \
	F(S, TEXT, name)
STRUCT_OF(text_column, TEXT_COLUMN);
static const struct record text_column_record = RECORD_OF("text_column", text_column, TEXT_COLUMN);
static const struct query every_text = {
    "test.texts",
    "SELECT m.name AS \"table\", c.name AS name FROM sqlite_master m JOIN "
    "pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' ORDER BY "
    "m.name, c.name LIMIT 2000",
    .out = &text_column_record};

/* Is it said of a text whether it can name a person, so that an erasure finds it? */
static bool is_decided(struct base *b, const struct text_column *c)
{
	for (size_t i = 0; modules[i]; i++) {
		if (word_among(modules[i]->no_names, arena_printf(&b->arena, "%s.%s", c->table, c->name)))
			return true;
		for (const struct record *const *r = modules[i]->records; r && *r; r++) {
			const struct field *f = strcmp((*r)->name, c->table) ? NULL : record_field(*r, c->name);
			if (f && (f->kind == K_CHOICE || f->flags & (F_FREE_TEXT | F_PERSONAL | F_SECRET | F_NO_NAME)))
				return true;
		}
	}
	return false;
}

static void every_text_says_whether_it_names(void **state)
{
	struct base *b = base_state(state);
	struct list texts;
	size_t faults = 0;
	good(db_list(&b->cx, &every_text, ARGS_NONE, 0, &texts));
	assert_true(texts.count > 100);
	for (size_t i = 0; i < texts.count; i++) {
		const struct text_column *c = list_at(&texts, struct text_column, i);
		if (is_exempt(NULL, c->table) || is_decided(b, c))
			continue;
		faults++;
		print_error(
		    "%s.%s says neither F_FREE_TEXT, F_PERSONAL, F_SECRET nor F_NO_NAME, nor stands in .no_names\n",
		    c->table, c->name);
	}
	assert_int_equal(faults, 0);
}

/* An index of a table: its columns in order, with blanks between. */
#define TABLE_INDEX(F, S)     \
	F(S, TEXT, name)      \
	F(S, BOOL, is_unique) \
	F(S, TEXT, columns)
STRUCT_OF(table_index, TABLE_INDEX);
static const struct record index_record = RECORD_OF("table_index", table_index, TABLE_INDEX);
static const struct query every_index = {
    "test.indexes",
    "SELECT m.name AS name, i.\"unique\" AS is_unique, (SELECT GROUP_CONCAT(c.name, ' ') FROM "
    "pragma_index_info(i.name) "
    "c) AS columns FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' ORDER BY i.name "
    "LIMIT 5000",
    .out = &index_record};

static size_t count_words(const char *words)
{
	char name[80];
	size_t n = 0;
	while (next_word(&words, name, sizeof name))
		n++;
	return n;
}

/* Is there an index that begins with these columns; with `whole`, a unique one of these, in any order, and no other? */
static bool has_index(const struct list *all, const struct noun_facts *n, const char *columns, bool whole)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct table_index *x = list_at(all, struct table_index, i);
		if (strcmp(x->name, n->noun->record->name) != 0 || !x->columns)
			continue;
		char name[80];
		const char *words = columns;
		size_t length = strlen(columns), met = 0;
		while (next_word(&words, name, sizeof name))
			met += word_among(x->columns, name);
		bool begins = !strncmp(x->columns, columns, length) && strchr(" ", x->columns[length]);
		if (whole ? x->is_unique && met == count_words(columns) && met == count_words(x->columns) : begins)
			return true;
	}
	return false;
}

static size_t lacks(const struct record *r, const char *what, const char *columns)
{
	print_error("%s has not %s %s\n", r->name, what, columns);
	return 1;
}

static size_t check_indexes(struct base *b, const struct list *all, const struct noun_facts *n)
{
	const struct record *r = n->noun->record;
	const char *owner = n->owner ? n->owner->name : "", *key = owner;
	size_t natural = 0, faults = 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (f->flags & F_NATURAL && f != n->owner && ++natural)
			key = arena_printf(&b->arena, "%s%s%s", key, *key ? " " : "", f->name);
		if ((f->flags & F_DUE || f->ref) && !has_index(all, n, f->name, false))
			faults += lacks(r, "an index that begins with", f->name);
	}
	if (natural && !has_index(all, n, key, true))
		faults += lacks(r, "a unique index of its natural key,", key);
	char order[80] = "";
	const char *words = n->noun->order;
	if (words)
		snprintf(order, sizeof order, "%s%s%.*s", owner, *owner ? " " : "", (int)strcspn(words, ", "), words);
	if (*order && !has_index(all, n, order, false))
		faults += lacks(r, "an index of its lists,", order);
	return faults;
}

/* What every plain noun is asked for has an index: its lists, its key, its dates, what hangs on a record. */
static void nouns_are_indexed(void **state)
{
	struct base *b = base_state(state);
	const struct noun_facts *n;
	struct list all;
	size_t faults = 0;
	good(db_list(&b->cx, &every_index, ARGS_NONE, 0, &all));
	for (size_t i = 0; (n = noun_each(i)); i++)
		if (n->noun->flags & NOUN_PLAIN)
			faults += check_indexes(b, &all, n);
	assert_int_equal(faults, 0);
}

static const struct query by_language = {
    "test.collations",
    "SELECT table_name AS name, FALSE AS is_unique, column_name AS columns FROM information_schema.columns WHERE "
    "table_schema = current_schema() AND data_type = 'text' AND collation_name IS NULL LIMIT 5000",
    .out = &index_record};

static bool is_ordered_by(const struct noun *n, const char *column)
{
	char name[80];
	const char *words = n->order;
	while (words && next_word(&words, name, sizeof name))
		if (!strcmp(name, column))
			return true;
	return false;
}

/* Texts that are keys or that lists are ordered by are compared by their bytes, as SQLite does. */
static void keys_are_compared_by_bytes(void **state)
{
	struct base *b = base_state(state);
	const struct noun_facts *n;
	struct list all;
	size_t faults = 0;
	good(db_list(&b->cx, &by_language, ARGS_NONE, 0, &all));
	for (size_t i = 0; i < all.count; i++) {
		const struct table_index *x = list_at(&all, struct table_index, i);
		const struct field *f = (n = noun_find(x->name)) ? record_field(n->noun->record, x->columns) : NULL;
		if (f && n->noun->flags & NOUN_PLAIN &&
		    (f->flags & (F_NATURAL | F_UNIQUE) || is_ordered_by(n->noun, f->name)))
			faults += lacks(n->noun->record, "COLLATE \"C\" of", f->name);
	}
	assert_int_equal(faults, 0);
}

static void words_name_tables(const struct list *tables, const struct module *m, const char *words)
{
	char name[80];
	while (words && next_word(&words, name, sizeof name)) {
		bool found = false;
		for (size_t i = 0; i < tables->count && !found; i++)
			found = !strcmp(list_at(tables, struct table_name, i)->name, name);
		if (!found)
			fail_msg("%s: %s is no table of the database", m->name, name);
	}
}

static void tables_are_there(void **state)
{
	struct base *b = base_state(state);
	struct list tables;
	good(db_list(&b->cx, &every_table, ARGS_NONE, 0, &tables));
	for (size_t i = 0; modules[i]; i++) {
		words_name_tables(&tables, modules[i], modules[i]->tables);
		words_name_tables(&tables, modules[i], modules[i]->reads);
	}
	for (size_t i = 0; i < EXEMPT; i++)
		if (!exempt[i].met)
			fail_msg("%s %s needs no exemption any more", exempt[i].module ? exempt[i].module : "table",
			         exempt[i].table);
}

int main(void)
{
	char why[300];
	assert_true(modules_start(why, sizeof why));
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_hold),
	    cmocka_unit_test(queries_name_what_they_may),
	    cmocka_unit_test_setup_teardown(every_table_is_somebodys, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(every_id_is_known, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(every_text_says_whether_it_names, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(nouns_are_indexed, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(keys_are_compared_by_bytes, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(tables_are_there, setup_sqlite,
	                                    base_teardown), /* last: what was met by then */
	    cmocka_unit_test_setup_teardown(queries_agree, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(queries_agree, setup_pg, base_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
