/* Keys of another ICU are made anew, on SQLite and on the PostgreSQL of $HJUL_TEST_PG. */
#include "base/text.h"
#include "db/base_test.h"
#include "hub/account/account_ops.h"
#include "platform/collation/collation_ops.h"
#include "platform/collation/collation_store.h"

#include <string.h>

enum { ACCOUNTS = 2300 }; /* more than one transaction takes */

static const struct query spoil = {"test.spoil", "UPDATE account SET sort_key = 'zz'"};
static const struct query spoilt = {"test.spoilt", "SELECT COUNT(*) FROM account WHERE sort_key = 'zz'"};

/* Å after z, as people sort. */
static const struct query aa_after_z = {
    "test.order",
    "SELECT COUNT(*) FROM account a, account z WHERE a.name = 'Årdal' AND z.name = 'Zeta' AND a.sort_key > z.sort_key"};

static enum err fill(struct ctx *cx, void *arg)
{
	(void)arg;
	for (int i = 0; i < ACCOUNTS; i++) {
		struct account a;
		record_blank(&account_record, &a);
		a.name = i == 0 ? "Årdal" : i == 1 ? "Zeta" : arena_printf(cx->arena, "Kunde %04d", i);
		a.level = LEVEL_ORDINARY;
		TRY(account_add(cx, &a));
	}
	return OK;
}

static enum err spoil_keys(struct ctx *cx, void *version)
{
	TRY(db_exec(cx, &spoil, ARGS_NONE, NULL));
	return collation_store_set_made_with(cx, version);
}

static int64_t spoilt_keys(struct ctx *cx)
{
	int64_t n = -1;
	good(db_int(cx, &spoilt, ARGS_NONE, 0, &n));
	return n;
}

BASE_SETUPS_MIGRATED(struct base, fill)

static void keys_follow_icu(void **state)
{
	struct base *b = base_state(state);
	const char *made_with;
	int64_t n = 0;
	good(collation_settle(&b->cx)); /* a base that nobody said it of */
	good(db_begin(&b->cx, TX_READ));
	good(collation_store_made_with(&b->cx, &made_with));
	good(db_commit(&b->cx));
	assert_string_equal(made_with, text_icu_version());

	good(db_work(&b->cx, TX_WRITE, spoil_keys, (void *)text_icu_version()));
	good(collation_settle(&b->cx)); /* the same ICU: nothing is looked at */
	good(db_begin(&b->cx, TX_READ));
	assert_int_equal(spoilt_keys(&b->cx), ACCOUNTS);
	good(db_commit(&b->cx));

	good(db_work(&b->cx, TX_WRITE, spoil_keys, (void *)"70.1/153.112"));
	good(collation_settle(&b->cx));
	good(db_begin(&b->cx, TX_READ));
	assert_int_equal(spoilt_keys(&b->cx), 0);
	good(db_int(&b->cx, &aa_after_z, ARGS_NONE, 0, &n));
	assert_int_equal(n, 1);
	good(db_commit(&b->cx));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(keys_follow_icu, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(keys_follow_icu, setup_pg, base_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
