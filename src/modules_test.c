/* What the features hand over agrees with itself: every member of every record has its row; every query can be prepared on the
 * migrated base, SQLite's and that of $HJUL_TEST_PG, and its parameters and columns are those of its records. */
#include "db/base_test.h"
#include "modules.h"

BASE_SETUPS_MIGRATED(struct base, NULL)

static void queries_agree(void **state)
{
	struct base *b = base_state(state);
	size_t sets = 0;
	for (size_t i = 0; modules[i]; i++)
		for (const struct query_set *const *s = modules[i]->queries; s && *s; s++, sets++)
			if (db_check_queries(&b->cx, *s, 1) != OK)
				fail_msg("a query of %s, see the log", (*s)->name);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_hold),
	    cmocka_unit_test_setup_teardown(queries_agree, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(queries_agree, setup_pg, base_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
