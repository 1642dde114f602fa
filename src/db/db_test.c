/* The layer itself, on SQLite and on the PostgreSQL of $HJUL_TEST_PG when there is one: the same calls, the same
 * answers. */
#include "base/record.h"
#include "db/base_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct thing {
	int64_t id;
	const char *name;
	int64_t price;
	double share;
	bool open;
	int32_t day, colour;
	int64_t version;
	int64_t doubled;
};
static const char *const colour_names[] = {"red", "green", NULL};
static const struct choices colours = {"colour", colour_names};
static const struct field thing_fields[] = {
    FIELD(struct thing, id, K_ID, .flags = F_KEY),
    FIELD(struct thing, name, K_TEXT),
    FIELD(struct thing, price, K_MONEY, .flags = F_NULL),
    FIELD(struct thing, share, K_REAL, .flags = F_NULL),
    FIELD(struct thing, open, K_BOOL),
    FIELD(struct thing, day, K_DATE, .flags = F_NULL),
    FIELD(struct thing, colour, K_CHOICE, .choices = &colours),
    FIELD(struct thing, version, K_INT, .flags = F_VERSION),
    FIELD(struct thing, doubled, K_INT, .flags = F_COMPUTED),
};
static const struct record thing_record = RECORD("thing", struct thing, thing_fields);

enum { ADD, GET, PUT, ALL, COUNT, BAD_ARG, BAD_COLUMN };
static const struct query q[] = {
    [ADD] = {"thing.add", "INSERT INTO thing (@cols) VALUES (@vals)", .in = &thing_record},
    [GET] = {"thing.get", "SELECT @cols(t), price * 2 AS doubled FROM thing t WHERE t.id = :id", .args = "id",
             .out = &thing_record},
    [PUT] = {"thing.put", "UPDATE thing SET @sets WHERE id = :id AND version = :version", .in = &thing_record},
    [ALL] = {"thing.all", "SELECT @cols FROM thing WHERE name >= :from ORDER BY id LIMIT :limit",
             .args = "from text, limit", .out = &thing_record},
    [COUNT] = {"thing.count", "SELECT COUNT(*) FROM thing WHERE name <> ':not_a_parameter'"},
    [BAD_ARG] = {"thing.bad_arg", "SELECT @cols FROM thing WHERE id = :nobody", .out = &thing_record},
    [BAD_COLUMN] = {"thing.bad_column", "SELECT id, name AS nobody FROM thing", .out = &thing_record},
};

struct state {
	struct arena arena;
	struct ctx cx;
	char path[BASE_PATH];
};

static int setup(void **ret, bool pg)
{
	struct state *s = calloc(1, sizeof *s);
	*ret = NULL;
	if (!base_open(&s->arena, &s->cx, s->path, pg)) {
		free(s);
		return 0;
	}
	assert_int_equal(
	    db_script(&s->cx, "DROP TABLE IF EXISTS thing; CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, price "
	                      "BIGINT, share DOUBLE PRECISION, open BIGINT, day BIGINT, colour TEXT, version BIGINT)"),
	    OK);
	*ret = s;
	return 0;
}

static int setup_sqlite(void **ret)
{
	return setup(ret, false);
}

static int setup_pg(void **ret)
{
	return setup(ret, true);
}

static int teardown(void **state)
{
	struct state *s = *state;
	if (s)
		base_close(&s->arena, &s->cx, s->path);
	free(s);
	return 0;
}

static struct state *get(void **p)
{
	if (!*p)
		skip();
	return *p;
}

static const struct thing lamp = {1, "Lampe «Æ»", 12345, 0.5, true, 20261123, 1, 1, 0};

static void add(struct state *s)
{
	assert_int_equal(db_begin(&s->cx, TX_WRITE), OK);
	assert_int_equal(db_exec_one(&s->cx, &q[ADD], ARGS_OBJ(&lamp)), OK);
	assert_int_equal(db_commit(&s->cx), OK);
}

static void round_trip(void **p)
{
	struct state *s = get(p);
	add(s);
	struct thing t;
	assert_int_equal(db_one(&s->cx, &q[GET], ARGS(ARG("id", 1)), &t), OK);
	assert_string_equal(t.name, lamp.name);
	assert_int_equal(t.price, 12345);
	assert_int_equal(t.doubled, 24690);
	assert_true(t.open && t.share == 0.5 && t.day == 20261123 && t.colour == 1);
	assert_int_equal(db_one(&s->cx, &q[GET], ARGS(ARG("id", 2)), &t), E_NOT_FOUND);
}

static void none_is_null(void **p)
{
	struct state *s = get(p);
	struct thing none, t;
	record_blank(&thing_record, &none);
	none.id = 7;
	none.colour = 0;
	none.version = 1;
	assert_int_equal(db_exec_one(&s->cx, &q[ADD], ARGS_OBJ(&none)), OK);
	assert_int_equal(db_one(&s->cx, &q[GET], ARGS(ARG("id", 7)), &t), OK);
	assert_null(t.name);
	assert_true(t.price == NONE && t.doubled == NONE && t.day == 0 && t.share != t.share);
}

static void optimistic_lock(void **p)
{
	struct state *s = get(p);
	add(s);
	struct thing t = lamp;
	t.name = "Ny";
	assert_int_equal(db_exec_one(&s->cx, &q[PUT], ARGS_OBJ(&t)), OK);
	assert_int_equal(db_exec_one(&s->cx, &q[PUT], ARGS_OBJ(&t)), E_CONFLICT);
	assert_int_equal(db_one(&s->cx, &q[GET], ARGS(ARG("id", 1)), &t), OK);
	assert_int_equal(t.version, 2);
}

static void failed_statement_breaks_the_transaction(void **p)
{
	struct state *s = get(p);
	add(s);
	struct thing other = lamp;
	other.id = 2;
	assert_int_equal(db_begin(&s->cx, TX_WRITE), OK);
	assert_int_equal(db_exec_one(&s->cx, &q[ADD], ARGS_OBJ(&other)), OK);
	assert_int_equal(db_exec_one(&s->cx, &q[ADD], ARGS_OBJ(&lamp)), E_CONFLICT);
	int64_t n = 0;
	assert_int_equal(db_int(&s->cx, &q[COUNT], ARGS_NONE, 0, &n), E_IO);
	assert_int_equal(db_commit(&s->cx), E_INTERNAL);
	assert_int_equal(db_int(&s->cx, &q[COUNT], ARGS_NONE, 0, &n), OK);
	assert_int_equal(n, 1);
}

static void many_and_more(void **p)
{
	struct state *s = get(p);
	struct thing t[1200];
	for (int i = 0; i < 1200; i++) {
		t[i] = lamp;
		t[i].id = i + 1;
	}
	assert_int_equal(db_begin(&s->cx, TX_WRITE), OK);
	assert_int_equal(db_exec_many(&s->cx, &q[ADD], t, 1200), OK);
	assert_int_equal(db_commit(&s->cx), OK);
	struct list l;
	assert_int_equal(db_list(&s->cx, &q[ALL], ARGS(ARG("from", ""), ARG("limit", 101)), 100, &l), OK);
	assert_true(l.count == 100 && l.more && list_at(&l, struct thing, 99)->id == 100);
	assert_int_equal(db_list(&s->cx, &q[ALL], ARGS(ARG("from", ""), ARG("limit", 5000)), 0, &l), OK);
	assert_true(l.count == 1200 && !l.more);
	t[1].id = 5000;
	assert_int_equal(db_begin(&s->cx, TX_WRITE), OK);
	assert_int_equal(db_exec_many(&s->cx, &q[ADD], t + 1, 2), E_CONFLICT);
	db_abort(&s->cx);
	int64_t n = 0;
	assert_int_equal(db_int(&s->cx, &q[COUNT], ARGS_NONE, 0, &n), OK);
	assert_int_equal(n, 1200);
}

static void disagreement_is_found(void **p)
{
	struct state *s = get(p);
	const struct query_set bad_arg = {"t", &q[BAD_ARG], 1}, bad_column = {"t", &q[BAD_COLUMN], 1},
	                       good = {"t", q, BAD_ARG};
	assert_int_equal(db_check_queries(&s->cx, &bad_arg, 1), E_INTERNAL);
	assert_int_equal(db_check_queries(&s->cx, &bad_column, 1), E_INTERNAL);
	assert_int_equal(db_check_queries(&s->cx, &good, 1), OK);
	struct thing t;
	assert_int_equal(db_one(&s->cx, &q[GET], ARGS_NONE, &t), E_INTERNAL);
	assert_int_equal(db_one(&s->cx, &q[GET], ARGS(ARG("id", "x")), &t), E_INTERNAL);
}

static void nth_call_fails(void **p)
{
	struct state *s = get(p);
	for (int nth = 1; nth <= 3; nth++) {
		db_fail_at(s->cx.db, nth);
		enum err e = db_begin(&s->cx, TX_WRITE);
		if (e == OK)
			e = db_exec_one(&s->cx, &q[ADD], ARGS_OBJ(&lamp));
		if (e == OK)
			e = db_commit(&s->cx);
		assert_int_equal(e, E_IO);
		db_abort(&s->cx);
	}
	int64_t n = 1;
	assert_int_equal(db_int(&s->cx, &q[COUNT], ARGS_NONE, 0, &n), OK);
	assert_int_equal(n, 0);
}

#define ON_BOTH(f)                                                  \
	cmocka_unit_test_setup_teardown(f, setup_sqlite, teardown), \
	{                                                           \
#f "_pg", f, setup_pg, teardown, NULL               \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_BOTH(round_trip),      ON_BOTH(none_is_null),
	    ON_BOTH(optimistic_lock), ON_BOTH(failed_statement_breaks_the_transaction),
	    ON_BOTH(many_and_more),   ON_BOTH(disagreement_is_found),
	    ON_BOTH(nth_call_fails),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
