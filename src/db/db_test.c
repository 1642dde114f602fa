/* The layer itself, on SQLite and on the PostgreSQL of $HJUL_TEST_PG when there is one: the same calls, the same
 * answers. */
#include "base/record.h"
#include "db/base_test.h"

#include <string.h>

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

/* Two rows of one table side by side. */
struct pair_of_things {
	struct thing cheap, dear;
	const char *note;
};
static const struct field pair_fields[] = {
    FIELD(struct pair_of_things, cheap, K_RECORD, .of = &thing_record),
    FIELD(struct pair_of_things, dear, K_RECORD, .of = &thing_record),
    FIELD(struct pair_of_things, note, K_TEXT),
};
static const struct record pair_record = RECORD("pair", struct pair_of_things, pair_fields);

enum { ADD, GET, PUT, ALL, COUNT, PAIR, BAD_ARG, BAD_COLUMN, SLEEP, ASLEEP };
static const struct query q[] = {
    [ADD] = {"thing.add", "INSERT INTO thing (@cols) VALUES (@vals)", .in = &thing_record},
    [GET] = {"thing.get", "SELECT @cols(t), price * 2 AS doubled FROM thing t WHERE t.id = :id", .args = "id",
             .out = &thing_record},
    [PUT] = {"thing.put", "UPDATE thing SET @sets WHERE id = :id AND version = :version", .in = &thing_record},
    [ALL] = {"thing.all", "SELECT @cols FROM thing WHERE name >= :from ORDER BY id LIMIT :limit",
             .args = "from text, limit", .out = &thing_record},
    [COUNT] = {"thing.count", "SELECT COUNT(*) FROM thing WHERE name <> ':not_a_parameter'"},
    [PAIR] = {"thing.pair",
              "SELECT @cols(cheap), @cols(dear), 'side by side' AS note FROM thing cheap LEFT JOIN thing dear ON "
              "dear.id = :dear WHERE cheap.id = :cheap",
              .args = "cheap, dear", .out = &pair_record},
    [BAD_ARG] = {"thing.bad_arg", "SELECT @cols FROM thing WHERE id = :nobody", .out = &thing_record},
    [BAD_COLUMN] = {"thing.bad_column", "SELECT id, name AS nobody FROM thing", .out = &thing_record},
    [SLEEP] = {"thing.sleep", "SELECT COUNT(*) FROM thing, (SELECT pg_sleep(30)) s"},
    [ASLEEP] = {"thing.asleep",
                "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' OR state LIKE 'idle in%'"},
};

static void begin(struct base *b)
{
	good(db_script(&b->cx,
	               "DROP TABLE IF EXISTS thing; CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, price "
	               "BIGINT, share DOUBLE PRECISION, open BIGINT, day BIGINT, colour TEXT, version BIGINT)"));
}

BASE_SETUPS(struct base, begin)

static const struct thing lamp = {1, "Lampe «Æ»", 12345, 0.5, true, 20261123, 1, 1, 0};

static void add(struct base *b)
{
	good(db_begin(&b->cx, TX_WRITE));
	good(db_exec_one(&b->cx, &q[ADD], ARGS_OBJ(&lamp)));
	good(db_commit(&b->cx));
}

static void round_trip(void **p)
{
	struct base *b = base_state(p);
	add(b);
	struct thing t;
	good(db_one(&b->cx, &q[GET], ARGS(ARG("id", 1)), &t));
	assert_string_equal(t.name, lamp.name);
	assert_int_equal(t.price, 12345);
	assert_int_equal(t.doubled, 24690);
	assert_true(t.open && t.share == 0.5 && t.day == 20261123 && t.colour == 1);
	assert_int_equal(db_one(&b->cx, &q[GET], ARGS(ARG("id", 2)), &t), E_NOT_FOUND);
}

static void none_is_null(void **p)
{
	struct base *b = base_state(p);
	struct thing none, t;
	record_blank(&thing_record, &none);
	none.id = 7;
	none.colour = 0;
	none.version = 1;
	good(db_exec_one(&b->cx, &q[ADD], ARGS_OBJ(&none)));
	good(db_one(&b->cx, &q[GET], ARGS(ARG("id", 7)), &t));
	assert_null(t.name);
	assert_true(t.price == NONE && t.doubled == NONE && t.day == 0 && t.share != t.share);
}

static void optimistic_lock(void **p)
{
	struct base *b = base_state(p);
	add(b);
	struct thing t = lamp;
	t.name = "Ny";
	good(db_exec_one(&b->cx, &q[PUT], ARGS_OBJ(&t)));
	assert_int_equal(db_exec_one(&b->cx, &q[PUT], ARGS_OBJ(&t)), E_CONFLICT);
	good(db_one(&b->cx, &q[GET], ARGS(ARG("id", 1)), &t));
	assert_int_equal(t.version, 2);
}

static void failed_statement_breaks_the_transaction(void **p)
{
	struct base *b = base_state(p);
	add(b);
	struct thing other = lamp;
	other.id = 2;
	good(db_begin(&b->cx, TX_WRITE));
	good(db_exec_one(&b->cx, &q[ADD], ARGS_OBJ(&other)));
	assert_int_equal(db_exec_one(&b->cx, &q[ADD], ARGS_OBJ(&lamp)), E_CONFLICT);
	int64_t n = 0;
	assert_int_equal(db_int(&b->cx, &q[COUNT], ARGS_NONE, 0, &n), E_IO);
	assert_int_equal(db_commit(&b->cx), E_INTERNAL);
	good(db_int(&b->cx, &q[COUNT], ARGS_NONE, 0, &n));
	assert_int_equal(n, 1);
}

static int followed_before, followed_after;

static enum err add_other(struct ctx *cx)
{
	struct thing other = lamp;
	other.id = 2;
	followed_before++;
	return db_exec_one(cx, &q[ADD], ARGS_OBJ(&other));
}

static void count_after(struct ctx *cx)
{
	assert_int_equal(db_in_tx(cx), TX_NONE);
	good(db_begin(cx, TX_WRITE)); /* the gate is not asked */
	good(db_commit(cx));
	followed_after++;
}

static enum err closed([[maybe_unused]] struct ctx *cx, void *arg)
{
	return *(bool *)arg ? E_FORBIDDEN : OK;
}

/* However often it is asked for it is done once: in the transaction, and behind it; not at all when that is aborted or fails. */
static void what_follows(void **p)
{
	struct base *b = base_state(p);
	int64_t n;
	bool shut = false;
	followed_before = followed_after = 0;
	b->cx.gate = closed;
	b->cx.gate_arg = &shut;
	for (int tries = 0; tries < 3; tries++) {
		good(db_begin(&b->cx, TX_WRITE));
		for (int i = 0; i < 3; i++) {
			db_before_commit(&b->cx, add_other);
			db_after_commit(&b->cx, count_after);
		}
		shut = true;
		if (!tries)
			db_abort(&b->cx);
		else
			assert_int_equal(db_commit(&b->cx),
			                 tries == 1 ? OK : E_CONFLICT); /* the thing is there already */
		shut = false;
		assert_int_equal(followed_before, tries);
		assert_int_equal(followed_after, tries ? 1 : 0);
	}
	good(db_begin(&b->cx, TX_WRITE));
	good(db_commit(&b->cx));
	assert_int_equal(followed_before, 2);
	assert_int_equal(followed_after, 1);
	good(db_int(&b->cx, &q[COUNT], ARGS_NONE, 0, &n));
	assert_int_equal(n, 1);
}

static void many_and_more(void **p)
{
	struct base *b = base_state(p);
	struct thing t[1200];
	for (int i = 0; i < 1200; i++) {
		t[i] = lamp;
		t[i].id = i + 1;
	}
	good(db_begin(&b->cx, TX_WRITE));
	good(db_exec_many(&b->cx, &q[ADD], t, 1200));
	good(db_commit(&b->cx));
	struct list l;
	good(db_list(&b->cx, &q[ALL], ARGS(ARG("from", ""), ARG("limit", 101)), 100, &l));
	assert_true(l.count == 100 && l.more && list_at(&l, struct thing, 99)->id == 100);
	good(db_list(&b->cx, &q[ALL], ARGS(ARG("from", ""), ARG("limit", 5000)), 0, &l));
	assert_true(l.count == 1200 && !l.more);
	t[1].id = 5000;
	good(db_begin(&b->cx, TX_WRITE));
	assert_int_equal(db_exec_many(&b->cx, &q[ADD], t + 1, 2), E_CONFLICT);
	db_abort(&b->cx);
	int64_t n = 0;
	good(db_int(&b->cx, &q[COUNT], ARGS_NONE, 0, &n));
	assert_int_equal(n, 1200);
}

static void nested_records_of_the_same_names(void **p)
{
	struct base *b = base_state(p);
	struct thing dearer = lamp;
	struct pair_of_things pair;
	dearer.id = 2;
	dearer.price = 99900;
	add(b);
	good(db_exec_one(&b->cx, &q[ADD], ARGS_OBJ(&dearer)));
	good(db_one(&b->cx, &q[PAIR], ARGS(ARG("cheap", 1), ARG("dear", 2)), &pair));
	assert_true(pair.cheap.id == 1 && pair.dear.id == 2 && pair.dear.price == 99900 && pair.cheap.price == 12345);
	assert_string_equal(pair.note, "side by side");
	good(db_one(&b->cx, &q[PAIR], ARGS(ARG("cheap", 2), ARG("dear", 7)), &pair));
	assert_true(pair.cheap.id == 2 && pair.dear.id == 0 && pair.dear.price == NONE && pair.dear.colour == -1);
}

static void transactions_are_told_apart(void **p)
{
	struct base *b = base_state(p);
	assert_int_equal(db_tx_number(&b->cx), 0);
	good(db_begin(&b->cx, TX_READ));
	int64_t first = db_tx_number(&b->cx);
	assert_true(first > 0 && first == db_tx_number(&b->cx));
	good(db_commit(&b->cx));
	assert_int_equal(db_tx_number(&b->cx), 0);
	good(db_begin(&b->cx, TX_WRITE));
	assert_true(db_tx_number(&b->cx) > first);
	db_abort(&b->cx);
}

static void disagreement_is_found(void **p)
{
	struct base *b = base_state(p);
	const struct query_set bad_arg = {"t", &q[BAD_ARG], 1}, bad_column = {"t", &q[BAD_COLUMN], 1},
	                       agreeing = {"t", q, BAD_ARG};
	assert_int_equal(db_check_queries(&b->cx, &bad_arg, 1), E_INTERNAL);
	assert_int_equal(db_check_queries(&b->cx, &bad_column, 1), E_INTERNAL);
	good(db_check_queries(&b->cx, &agreeing, 1));
	struct thing t;
	assert_int_equal(db_one(&b->cx, &q[GET], ARGS_NONE, &t), E_INTERNAL);
	assert_int_equal(db_one(&b->cx, &q[GET], ARGS(ARG("id", "x")), &t), E_INTERNAL);
}

static void nth_call_fails(void **p)
{
	struct base *b = base_state(p);
	for (int nth = 1; nth <= 3; nth++) {
		db_fail_at(b->cx.db, nth);
		enum err e = db_begin(&b->cx, TX_WRITE);
		if (e == OK)
			e = db_exec_one(&b->cx, &q[ADD], ARGS_OBJ(&lamp));
		if (e == OK)
			e = db_commit(&b->cx);
		assert_int_equal(e, E_IO);
		db_abort(&b->cx);
	}
	int64_t n = 1;
	good(db_int(&b->cx, &q[COUNT], ARGS_NONE, 0, &n));
	assert_int_equal(n, 0);
}

/* Also in 2100, when the seconds of the clock no longer fit 31 bits. */
static void a_write_changes_the_version(void **p)
{
	struct base *b = base_state(p);
	b->cx.now = 4102444800;
	int64_t before = db_data_version(&b->cx);
	add(b);
	assert_true(db_data_version(&b->cx) != before);
}

/* What takes longer than others may wait ends on the server too, and the connection can be asked again. */
static void hurry_ends_what_is_slow(void **p)
{
	struct base *b = base_state(p);
	add(b);
	struct ctx hasty = {.arena = b->cx.arena, .now = b->cx.now};
	int64_t n = 0;
	good(db_open_another(&b->cx, b->cx.db, &hasty.db));
	good(db_hurry(&hasty, hasty.db));
	good(db_begin(&hasty, TX_READ));
	assert_int_equal(db_int(&hasty, &q[SLEEP], ARGS_NONE, 0, &n), E_BUSY);
	db_abort(&hasty);
	assert_int_equal(db_gave_up(hasty.db), TX_READ);
	assert_false(db_lost(hasty.db));
	good(db_int(&b->cx, &q[ASLEEP], ARGS_NONE, 0, &n));
	assert_int_equal(n, 0);
	good(db_begin(&hasty, TX_READ));
	good(db_int(&hasty, &q[COUNT], ARGS_NONE, 0, &n));
	good(db_commit(&hasty));
	assert_int_equal(n, 1);
	db_close(hasty.db);
}

static void passwords_are_refused(void **p)
{
	struct base *b = base_state(p);
	static const struct {
		const char *where, *key, *shown;
	} cases[] = {
	    {"postgresql://kari:hemmelig@127.0.0.1:1/base", "db.password_in_address", NULL},
	    {"postgres://kari:hemmelig@127.0.0.1:1/base?connect_timeout=1", "db.password_in_address", NULL},
	    {"postgresql://kari@127.0.0.1:1/base?password=hemmelig", "db.password_in_address", NULL},
	    {"postgresql://kari@127.0.0.1:1/base?pass%77ord=hemmelig", "db.password_in_address", NULL},
	    {"postgresql://kari@127.0.0.1:1/base?connect_timeout=1&sslpassword=hemmelig", "db.password_in_address",
	     NULL},
	    {"postgresql://kari:hemmelig@[::1/base", "db.bad_pg_address", NULL},
	    {"postgre://kari:hemmelig@127.0.0.1/base", "db.bad_address", "postgre://…"},
	    {"sqlite:mysql://kari:hemmelig@127.0.0.1/base", "db.bad_address", "mysql://…"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct db *db;
		assert_int_equal(db_open(&b->cx, cases[i].where, true, &db), E_INVALID);
		assert_string_equal(b->cx.fault.key, cases[i].key);
		if (cases[i].shown)
			assert_string_equal(b->cx.fault.param[0], cases[i].shown);
		else
			assert_null(b->cx.fault.param[0]);
	}
}

#define ON_BOTH(f)                                                       \
	cmocka_unit_test_setup_teardown(f, setup_sqlite, base_teardown), \
	{                                                                \
#f "_pg", f, setup_pg, base_teardown, NULL               \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_BOTH(round_trip),
	    ON_BOTH(none_is_null),
	    ON_BOTH(optimistic_lock),
	    ON_BOTH(failed_statement_breaks_the_transaction),
	    ON_BOTH(what_follows),
	    ON_BOTH(many_and_more),
	    ON_BOTH(nested_records_of_the_same_names),
	    ON_BOTH(transactions_are_told_apart),
	    ON_BOTH(disagreement_is_found),
	    ON_BOTH(nth_call_fails),
	    ON_BOTH(a_write_changes_the_version),
	    cmocka_unit_test_setup_teardown(hurry_ends_what_is_slow, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(passwords_are_refused, setup_sqlite, base_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
