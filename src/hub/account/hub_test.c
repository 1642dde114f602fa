/* Customers on SQLite and on the PostgreSQL of $HJUL_TEST_PG: sums of sales, lists and their pages, search, saving; the same calls
 * and the same answers. */
#include "base/clock.h"
#include "db/base_test.h"
#include "hub/account/account_list_ops.h"
#include "hub/account/account_ops.h"
#include "hub/product/product.h"
#include "hub/sale/sale.h"
#include "platform/access/rights.h"
#include "platform/search/search_ops.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

enum { CUSTOMERS = 130, IMPORT = 7 };

static const struct query add_sale = {"test.sale", "INSERT INTO sale (@cols) VALUES (@vals)", .in = &sale_record};
static const struct query add_person = {
    "test.person", "INSERT INTO person (id, name, sort_key, created, version) VALUES (:id, :name, :name, 0, 1)",
    .args = "id, name text"};
static const struct query touch = {"test.touch", "INSERT INTO import_touched (import_id, account_id) VALUES (7, :id)",
                                   .args = "id"};
static const struct query rate = {"test.rate",
                                  "INSERT INTO currency_rate (id, currency, month, rate, created, version) "
                                  "VALUES (1, 'EUR', 202610, 11500000, 0, 1)"};
static const struct query product_sum = {
    "test.product_sum", "SELECT revenue FROM account_product WHERE account_id = :account AND product_id = :product",
    .args = "account, product"};

struct state {
	struct base base;
	struct account a[CUSTOMERS];
};

static enum err fill(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	for (int64_t i = 1; i <= 3; i++)
		TRY(db_exec(cx, &add_person, ARGS(ARG("id", i), ARG("name", i == 1 ? "Kari" : "Ola")), NULL));
	for (int i = 0; i < CUSTOMERS; i++) {
		record_blank(&account_record, &s->a[i]);
		s->a[i].number = arena_printf(cx->arena, "%d", 1000 + i);
		s->a[i].name = arena_printf(cx->arena, "%s %d", i % 2 ? "Ålesund Rør" : "Bjørn Stål", i);
		s->a[i].level = i < 3 ? LEVEL_KEY : LEVEL_ORDINARY;
		s->a[i].country = i % 10 ? "NO" : "SE";
		s->a[i].kam_id = i < 5 ? 1 : 2;
		s->a[i].restricted = i == 4 || i == 6;
	}
	TRY(account_add_many(cx, s->a, CUSTOMERS));
	return OK;
}

BASE_SETUPS_MIGRATED(struct state, fill)

/* Act as a person with a role, or as the program. */
static void act(struct state *s, int64_t person, enum role role)
{
	s->base.cx.person = person;
	s->base.cx.user = person ? 100 + person : 0;
	s->base.cx.role = (int)role;
}

static struct sale line(struct state *s, int customer, int64_t product, int32_t day, int64_t amount,
                        int64_t contribution)
{
	static int64_t n;
	return (struct sale){.id = id_new(),
	                     .source = "erp",
	                     .doc = "1",
	                     .product_code = "p",
	                     .n = ++n,
	                     .account_id = s->a[customer].id,
	                     .product_id = product,
	                     .day = day,
	                     .quantity = 1000000,
	                     .unit_price = NONE,
	                     .amount = amount,
	                     .contribution = contribution,
	                     .import_id = IMPORT};
}

static enum err sell(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	struct sale lines[] = {
	    line(s, 0, 5, 20261030, 100000, 40000), /* the newest: Friday the 30th, so October is whole */
	    line(s, 0, 5, 20251101, 20000, NONE),   /* first day of the twelve months */
	    line(s, 0, 6, 20251031, 7000, NONE),    /* last day of the year before */
	    line(s, 0, 5, 20240101, -500, NONE),    /* before both */
	    line(s, 1, 6, 20261001, 90000, NONE),
	    line(s, 1, 6, 20261002, 1001, 7),   /* euro, with a rate: 11515.115 → 11512 */
	    line(s, 1, 0, 20260902, 999, NONE), /* euro without a rate: not added */
	};
	lines[5].currency = lines[6].currency = "EUR";
	TRY(db_exec(cx, &rate, ARGS_NONE, NULL));
	TRY(db_exec_many(cx, &add_sale, lines, sizeof lines / sizeof *lines));
	for (int i = 0; i < 2; i++)
		TRY(db_exec(cx, &touch, ARGS(ARG("id", s->a[i].id)), NULL));
	int64_t last = 0;
	bool moved;
	do
		TRY(facts_refresh(cx, IMPORT, last, 1, &last));
	while (last);
	TRY(facts_window(cx, &moved));
	assert_true(moved);
	do
		TRY(facts_window_refresh(cx, last, 50, &last));
	while (last);
	TRY(facts_window(cx, &moved));
	assert_false(moved);
	return OK;
}

/* A refresh after the window is known gives what moving the window gave. */
static enum err again(struct ctx *cx, void *arg)
{
	int64_t last = 0;
	do
		TRY(facts_refresh(cx, 0, last, 40, &last));
	while (last);
	return OK;
}

static void check_sums(struct state *s)
{
	struct account_fact f;
	int64_t sum;
	good(account_fact_get(&s->base.cx, s->a[0].id, &f));
	assert_int_equal(f.revenue, 126500);
	assert_int_equal(f.revenue_12m, 120000);
	assert_int_equal(f.revenue_prev, 7000);
	assert_int_equal(f.change_12m, 113000);
	assert_int_equal(f.contribution_12m, 40000);
	assert_int_equal(f.line_count, 4);
	assert_int_equal(f.first_day, 20240101);
	assert_int_equal(f.last_day, 20261030);
	good(account_fact_get(&s->base.cx, s->a[1].id, &f));
	assert_int_equal(f.revenue, 90000 + 11512);
	assert_int_equal(f.contribution_12m, 81); /* 80.5 */
	assert_int_equal(f.line_count, 3);
	assert_int_equal(f.unrated, 1);
	good(account_fact_get(&s->base.cx, s->a[2].id, &f));
	assert_int_equal(f.revenue, 0);
	assert_true(f.contribution_12m == NONE);
	good(db_int(&s->base.cx, &product_sum, ARGS(ARG("account", s->a[0].id), ARG("product", (int64_t)5)), 0, &sum));
	assert_int_equal(sum, 119500);
}

static void sums(struct state *s)
{
	const struct settings *set;
	good(db_work(&s->base.cx, TX_WRITE, sell, s));
	good(settings_get(&s->base.cx, &set));
	assert_int_equal(set->facts_month, 202610);
	assert_int_equal(set->facts_day, 20261030);
	check_sums(s);
	good(db_work(&s->base.cx, TX_WRITE, again, s));
	check_sums(s);
}

/* All pages forwards, then backwards from the last: the same rows, each once. */
static size_t walk(struct state *s, struct account_filter f, size_t size, int64_t *ids)
{
	size_t n = 0, back;
	struct account_rows p;
	for (;;) {
		good(account_list(&s->base.cx, &f, size, &p));
		for (size_t i = 0; i < p.rows.count; i++)
			ids[n++] = list_at(&p.rows, struct account_row, i)->id;
		if (!p.later)
			break;
		f.after = account_cursor(&s->base.cx, account_sort_of(&f),
		                         list_at(&p.rows, struct account_row, p.rows.count - 1));
	}
	back = n - p.rows.count;
	while (p.earlier) {
		f.after = NULL;
		f.before = account_cursor(&s->base.cx, account_sort_of(&f), list_at(&p.rows, struct account_row, 0));
		good(account_list(&s->base.cx, &f, size, &p));
		for (size_t i = p.rows.count; i-- > 0;)
			assert_int_equal(list_at(&p.rows, struct account_row, i)->id, ids[--back]);
	}
	assert_int_equal(back, 0);
	return n;
}

static void lists(struct state *s)
{
	int64_t ids[CUSTOMERS + 1];
	for (int sort = 0; sort < SORT_COUNT; sort++) {
		assert_int_equal(walk(s, (struct account_filter){.level = -1, .sort = sort}, 20, ids), CUSTOMERS);
		assert_int_equal(walk(s, (struct account_filter){.level = -1, .sort = sort, .q = "rør åles"}, 20, ids),
		                 CUSTOMERS / 2);
	}
	walk(s, (struct account_filter){.level = -1, .sort = SORT_NAME}, 50, ids);
	assert_int_equal(ids[0], s->a[0].id); /* Bjørn Stål 0, before 2 and 10 */
	assert_int_equal(ids[1], s->a[2].id);
	assert_int_equal(ids[65], s->a[1].id); /* Ålesund Rør 1: å last */
	walk(s, (struct account_filter){.level = -1, .sort = SORT_REVENUE_DOWN}, 50, ids);
	assert_int_equal(ids[0], s->a[0].id);
	assert_int_equal(ids[1], s->a[1].id);

	struct account_rows p;
	good(account_list(&s->base.cx, &(struct account_filter){.level = LEVEL_KEY, .sort = -1}, 50, &p));
	assert_int_equal(p.total, 3);
	good(account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1, .country = "SE"}, 5, &p));
	assert_int_equal(p.total, 13);
	assert_int_equal(p.rows.count, 5);
	good(account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1, .q = "!"}, 5, &p));
	assert_int_equal(p.rows.count, 0);
	assert_int_equal(
	    account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1, .after = "x"}, 5, &p),
	    E_INVALID);
	fault_clear(&s->base.cx);
}

/* Restricted customers: 4 is Kari's, 6 is Ola's. */
static void rights(struct state *s)
{
	struct account_rows p;
	struct list hits;
	struct account_choices choices;
	act(s, 1, ROLE_STAFF);
	good(account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1}, 200, &p));
	assert_int_equal(p.rows.count, CUSTOMERS - 1);
	good(account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1, .mine = true}, 200, &p));
	assert_int_equal(p.rows.count, 5);
	assert_true(list_at(&p.rows, struct account_row, 0)->team);
	good(account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1, .kam = 2}, 200, &p));
	assert_int_equal(p.rows.count, CUSTOMERS - 6);
	assert_false(list_at(&p.rows, struct account_row, 0)->team);
	good(search_all(&s->base.cx, "1006", 10, &hits));
	assert_int_equal(hits.count, 0);
	good(search_all(&s->base.cx, "BJORN stal 4", 10, &hits)); /* 4, 40, 42 … 48 */
	assert_int_equal(hits.count, 6);
	good(search_all(&s->base.cx, "bjorn", 10, &hits));
	assert_int_equal(hits.count, 10);
	assert_true(hits.more);
	act(s, 3, ROLE_ADMINISTRATOR);
	good(account_list(&s->base.cx, &(struct account_filter){.level = -1, .sort = -1}, 200, &p));
	assert_int_equal(p.rows.count, CUSTOMERS - 2);
	assert_false(list_at(&p.rows, struct account_row, 0)->team);
	act(s, 3, ROLE_LEADER);
	good(account_choices_get(&s->base.cx, &(struct account_filter){.level = -1, .kam = 2, .country = "SE"},
	                         &choices));
	assert_int_equal(choices.kams.count, 2);
	assert_int_equal(choices.countries.count, 2);
	assert_string_equal(list_at(&choices.countries, struct account_value, 0)->value, "NO");
	assert_true(list_at(&choices.countries, struct account_value, 1)->chosen);
	act(s, 0, 0);
}

static enum err save(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	struct account before, after;
	TRY(account_by_number(cx, "1003", &before));
	after = before;
	after.name = "Zakarias";
	after.number = "1004";
	assert_int_equal(account_save(cx, &before, &after), E_CONFLICT);
	fault_clear(cx);
	after.number = "x1";
	after.parent_id = s->a[8].id;
	TRY(account_save(cx, &before, &after));
	assert_int_equal(after.version, 2);
	struct account parent = s->a[8], ring = s->a[8];
	ring.parent_id = after.id;
	assert_int_equal(account_save(cx, &parent, &ring), E_INVALID);
	fault_clear(cx);
	return OK;
}

static void saving(struct state *s)
{
	struct list hits;
	good(db_work(&s->base.cx, TX_WRITE, save, s));
	good(search_all(&s->base.cx, "zaka", 10, &hits));
	assert_int_equal(hits.count, 1);
	assert_string_equal(list_at(&hits, struct search_hit, 0)->name, "Zakarias");
	good(search_all(&s->base.cx, "1003", 10, &hits));
	assert_int_equal(hits.count, 0);
}

static void everything(void **state)
{
	struct state *s = base_state(state);
	sums(s);
	lists(s);
	rights(s);
	saving(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(everything, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(everything, setup_pg, base_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
