/* Rules of nouns that a module hands in: asked before anything is written, told of everything that is, also of what is taken back. On
 * SQLite and on the PostgreSQL of $HJUL_TEST_PG, with agreements, which have none of their own. */
#include "db/base_test.h"
#include "hub/account/account_ops.h"
#include "hub/agreement/agreement.h"
#include "platform/noun/noun_ops.h"

#include <string.h>

struct state {
	struct base base;
	struct account account;
};

static char told[200];

static const char *number_of(const void *obj)
{
	return obj ? ((const struct agreement *)obj)->number : "-";
}

static enum err fits(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	return strcmp(number_of(after), "taken") ? OK : fail_field(cx, "number", "noun.key_taken", "taken");
}

static enum err changed([[maybe_unused]] struct ctx *cx, const void *before, const void *after)
{
	size_t n = strlen(told);
	snprintf(told + n, sizeof told - n, "%s>%s ", number_of(before), number_of(after));
	return OK;
}

static const struct noun_rules rules = {&agreement_noun, .fits = fits, .changed = changed};

static enum err fill(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	record_blank(&account_record, &s->account);
	s->account.name = "Nordlys";
	s->account.level = LEVEL_ORDINARY;
	return account_add(cx, &s->account);
}

BASE_SETUPS_MIGRATED(struct state, fill)

/* One act; the next begins with `a` as it is now. */
static enum err written(struct state *s, struct agreement *a, const char *number, int64_t *ret_act)
{
	struct ctx *cx = &s->base.cx;
	struct agreement before = *a;
	const char *was = a->number;
	good(db_begin(cx, TX_WRITE));
	a->number = number;
	enum err e = !before.id ? noun_add(cx, &agreement_noun, a, ret_act)
	             : !number  ? noun_remove(cx, &agreement_noun, &before, ret_act)
	                        : noun_change(cx, &agreement_noun, &before, a, ret_act);
	if (e == OK)
		return db_commit(cx);
	db_abort(cx);
	*a = before;
	a->number = was;
	return e;
}

static enum err undo(struct state *s, int64_t act)
{
	struct ctx *cx = &s->base.cx;
	struct undone u;
	good(db_begin(cx, TX_WRITE));
	enum err e = noun_undo(cx, act, &u);
	if (e == OK)
		return db_commit(cx);
	db_abort(cx);
	return e;
}

static void is_told(const char *what)
{
	assert_string_equal(told, what);
	*told = '\0';
}

static void rules_are_kept(void **state)
{
	struct state *s = base_state(state);
	struct agreement a;
	int64_t act;
	*told = '\0';
	record_blank(&agreement_record, &a);
	a.account_id = s->account.id;
	a.type = 0;
	assert_int_equal(written(s, &a, "taken", &act), E_INVALID);
	assert_string_equal(s->base.cx.field_faults->field, "number");
	a.id = 0;
	good(written(s, &a, "A1", &act));
	is_told("->A1 ");
	fault_clear(&s->base.cx);
	assert_int_equal(written(s, &a, "taken", &act), E_INVALID);
	is_told("");
	good(written(s, &a, "A1", &act)); /* nothing changed: nothing follows */
	is_told("");
	good(written(s, &a, "A2", &act));
	is_told("A1>A2 ");
	good(undo(s, act));
	is_told("A2>A1 ");
	a.number = "A1";
	a.version++;
	good(written(s, &a, NULL, &act));
	is_told("A1>- ");
	good(undo(s, act));
	is_told("->A1 ");
}

static const struct query of_import = {
    "test.of_import",
    "SELECT COUNT(*) FROM history WHERE import_id = :import AND record_id = :id AND act_id IS NOT NULL",
    .args = "import, id"};

/* What a file made or changed is told in the customer's history as the file's. */
static void imports_are_told(void **state)
{
	struct state *s = base_state(state);
	struct ctx *cx = &s->base.cx;
	struct agreement a[2], before;
	int64_t count;
	for (int i = 0; i < 2; i++) {
		record_blank(&agreement_record, &a[i]);
		a[i].account_id = s->account.id;
		a[i].type = i;
		a[i].number = i ? "A8" : "A7";
	}
	*told = '\0';
	good(db_begin(cx, TX_WRITE));
	good(noun_add_many(cx, &agreement_noun, a, 2, 77));
	is_told("->A7 ->A8 ");
	before = a[1];
	a[1].number = "A9";
	good(noun_change_by_import(cx, &agreement_noun, &before, &a[1], 78));
	good(db_int(cx, &of_import, ARGS(ARG("import", (int64_t)77), ARG("id", a[0].id)), 0, &count));
	assert_int_equal(count, 1);
	good(db_int(cx, &of_import, ARGS(ARG("import", (int64_t)78), ARG("id", a[1].id)), 0, &count));
	assert_int_equal(count, 1);
	good(db_commit(cx));
}

static void are_checked_at_start([[maybe_unused]] void **state)
{
	static const struct noun no_noun = {.record = &account_fact_record};
	static const struct noun_rules none = {&agreement_noun}, of_none = {&no_noun, .fits = fits};
	char why[200];
	assert_false(noun_rules_take(&rules, why, sizeof why));
	assert_string_equal(why, "rules of noun agreement were handed in before");
	assert_false(noun_rules_take(&none, why, sizeof why));
	assert_string_equal(why, "rules of noun agreement say nothing");
	assert_false(noun_rules_take(&of_none, why, sizeof why));
	assert_string_equal(why, "rules of noun account_fact are of no plain noun");
}

int main(void)
{
	char why[200];
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(are_checked_at_start),
	    cmocka_unit_test_setup_teardown(rules_are_kept, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(rules_are_kept, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(imports_are_told, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(imports_are_told, setup_pg, base_teardown),
	};
	if (!modules_start(why, sizeof why) || !noun_rules_take(&rules, why, sizeof why))
		return fprintf(stderr, "%s\n", why), 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
