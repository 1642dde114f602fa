/* Keys of another ICU are made anew, on SQLite and on the PostgreSQL of $HJUL_TEST_PG. */
#include "base/text.h"
#include "db/base_test.h"
#include "kam/account/account_ops.h"
#include "kam/order/order_ops.h"
#include "kam/order/order_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ACCOUNTS = 2300 }; /* more than one transaction takes */

struct state {
	struct arena arena;
	struct ctx cx;
	char path[BASE_PATH];
};

#define good(call) assert_int_equal((call), OK)

static const struct query spoil = {"test.spoil", "UPDATE account SET sort_key = 'zz'"};
static const struct query spoilt = {"test.spoilt", "SELECT COUNT(*) FROM account WHERE sort_key = 'zz'"};

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
	return order_store_set_made_with(cx, version);
}

static int64_t spoilt_keys(struct ctx *cx)
{
	int64_t n = -1;
	good(db_int(cx, &spoilt, ARGS_NONE, 0, &n));
	return n;
}

static void keys_follow_icu(bool pg)
{
	struct state s;
	const char *made_with;
	struct list rows;
	int from, to;
	if (!base_open(&s.arena, &s.cx, s.path, pg))
		skip();
	good(migrate_run(&s.cx, &from, &to));
	good(db_work(&s.cx, TX_WRITE, fill, NULL));
	good(order_settle(&s.cx)); /* a base that nobody said it of */
	good(db_begin(&s.cx, TX_READ));
	good(order_store_made_with(&s.cx, &made_with));
	good(db_commit(&s.cx));
	assert_string_equal(made_with, text_icu_version());

	good(db_work(&s.cx, TX_WRITE, spoil_keys, (void *)text_icu_version()));
	good(order_settle(&s.cx)); /* the same ICU: nothing is looked at */
	good(db_begin(&s.cx, TX_READ));
	assert_int_equal(spoilt_keys(&s.cx), ACCOUNTS);
	good(db_commit(&s.cx));

	good(db_work(&s.cx, TX_WRITE, spoil_keys, (void *)"70.1/153.112"));
	good(order_settle(&s.cx));
	good(db_begin(&s.cx, TX_READ));
	assert_int_equal(spoilt_keys(&s.cx), 0);
	good(order_store_list(&s.cx, ORDER_ACCOUNT, 0, 2, &rows));
	assert_true(strcmp(list_at(&rows, struct order_row, 0)->sort_key,
	                   list_at(&rows, struct order_row, 1)->sort_key) > 0); /* å after z */
	good(db_commit(&s.cx));
	base_close(&s.arena, &s.cx, s.path);
}

static void on_sqlite(void **state)
{
	(void)state;
	keys_follow_icu(false);
}

static void on_postgresql(void **state)
{
	(void)state;
	keys_follow_icu(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(on_sqlite), cmocka_unit_test(on_postgresql)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
