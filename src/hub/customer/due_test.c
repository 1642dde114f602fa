/* What is over has nothing due, on SQLite and on the PostgreSQL of $HJUL_TEST_PG: neither for whom it is of nor on its customer's ring.
 * With a noun of the test's own, which has an end beside its due date. */
#include "base/date.h"
#include "db/base_test.h"
#include "hub/account/account_ops.h"
#include "hub/customer/due_store.h"
#include "platform/access/access_ops.h"
#include "platform/access/rights.h"
#include "platform/person/person_ops.h"

#define ERRAND(F, S)                                                                             \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                   \
	F(S, ID, account_id, .flags = F_REQUIRED | F_FIXED | F_OWNER | F_ROOT, .ref = "account") \
	F(S, TEXT, name, .flags = F_REQUIRED | F_NO_NAME, .max = 40)                             \
	F(S, DATE, answer_on, .flags = F_NULL | F_DUE, .label = "agreement.ends_on")             \
	F(S, DATE, settled_on, .flags = F_NULL)                                                  \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(errand, ERRAND);
NOUN_RECORD(errand, ERRAND);
static const struct noun errand_noun = {
    .record = &errand_record,
    .segment = "errands",
    .ended = "settled_on",
    .see = DATA_CRM_FACTS,
    .edit = DATA_CRM_EDIT,
};

static const struct query make_table = {
    "test.errands", "CREATE TABLE errand (id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL, name TEXT NOT NULL, "
                    "answer_on BIGINT, settled_on BIGINT, version BIGINT NOT NULL)"};
static const struct query add = {"test.errand", "INSERT INTO errand (@cols) VALUES (@vals)", .in = &errand_record};

struct state {
	struct base base;
	struct account account;
	int32_t today;
};

static enum err fill(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	s->today = ctx_today(cx);
	const struct errand errands[] = {
	    {.id = 1, .name = "open"},
	    {.id = 2, .name = "settled", .settled_on = s->today},
	    {.id = 3, .name = "settled tomorrow", .settled_on = date_add_days(s->today, 1)},
	};
	record_blank(&account_record, &s->account);
	s->account.name = "Nordlys";
	s->account.level = LEVEL_ORDINARY;
	struct person kari;
	record_blank(&person_record, &kari);
	kari.name = "Kari";
	TRY(person_add(cx, &kari));
	s->account.kam_id = cx->person = kari.id;
	TRY(account_add(cx, &s->account));
	TRY(db_exec(cx, &make_table, ARGS_NONE, NULL));
	for (size_t i = 0; i < sizeof errands / sizeof *errands; i++) {
		struct errand e = errands[i];
		e.account_id = s->account.id;
		e.answer_on = s->today;
		e.version = 1;
		TRY(db_exec(cx, &add, ARGS_OBJ(&e), NULL));
	}
	return OK;
}

BASE_SETUPS_MIGRATED(struct state, fill)

static void what_is_over_is_not_due(void **state)
{
	struct state *s = base_state(state);
	struct ctx *cx = &s->base.cx;
	struct list mine, of;
	const int64_t ids[10] = {s->account.id};
	good(due_store_of(cx, ids, s->today, s->today, 10, 10, &of));
	assert_int_equal(of.count, 2);
	assert_string_equal(list_at(&of, struct due_row, 0)->title, "open");
	assert_string_equal(list_at(&of, struct due_row, 1)->title, "settled tomorrow");
	good(due_store_mine(cx, s->today, s->today, 10, &mine));
	assert_int_equal(mine.count, 2);
	assert_string_equal(list_at(&mine, struct due_row, 1)->title, "settled tomorrow");
}

int main(void)
{
	char why[200];
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_is_over_is_not_due, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(what_is_over_is_not_due, setup_pg, base_teardown),
	};
	/* Before the program's own, which settle them all together. */
	if (!noun_take(&errand_noun, why, sizeof why))
		return fprintf(stderr, "%s\n", why), 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
