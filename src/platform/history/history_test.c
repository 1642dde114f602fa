/* What the history keeps, on SQLite and on the PostgreSQL of $HJUL_TEST_PG: fields that differ, personal values apart, opinions and
 * restricted customers only for those who may know. */
#include "db/base_test.h"
#include "hub/account/account_ops.h"
#include "platform/access/rights.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/1-status/decision/decision.h"
#include "wheel/1-status/score/score.h"

#include <string.h>

struct state {
	struct base base;
	struct person kari, odd;
	struct account open, secret;
};

static const struct query values_in_history = {
    "test.values", "SELECT COUNT(*) FROM history WHERE old = :text OR new = :text", .args = "text text"};
static const struct query values_apart = {
    "test.apart", "SELECT COUNT(*) FROM personal WHERE value = :text AND LENGTH(salt) = 32", .args = "text text"};
static const struct query of_import = {
    "test.of_import", "SELECT COUNT(*) FROM history WHERE new = :text AND import_id IS NOT NULL", .args = "text text"};
static const struct query erase = {
    "test.erase", "UPDATE personal SET value = NULL, salt = NULL, erased = 1 WHERE value = :text", .args = "text text"};

static const struct query criterion = {
    "test.criterion",
    "INSERT INTO criterion (id, code, axis, name_nb, name_en, weight, lower_is_better, basis, anchors_nb, anchors_en, "
    "active, "
    "position, version) VALUES (:id, :code, 'x', :name, :name, 1, 0, 'x', '', '', 1, :id, 1)",
    .args = "id, code text, name text"};

static enum err fill(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	record_blank(&person_record, &s->kari);
	record_blank(&person_record, &s->odd);
	s->kari.name = "Kari Nordmann";
	s->odd.name = "Odd Utenfor";
	TRY(person_add(cx, &s->kari));
	TRY(person_add(cx, &s->odd));
	record_blank(&account_record, &s->open);
	record_blank(&account_record, &s->secret);
	s->open.name = "Nordlys";
	s->secret.name = "Skjult";
	s->open.kam_id = s->secret.kam_id = s->kari.id;
	s->open.level = s->secret.level = LEVEL_ORDINARY;
	s->secret.restricted = true;
	TRY(account_add(cx, &s->open));
	return account_add(cx, &s->secret);
}

BASE_SETUPS_MIGRATED(struct state, fill)

static void act_as(struct state *s, const struct person *p, enum role role)
{
	s->base.cx.user = p ? p->id : 0;
	s->base.cx.person = p ? p->id : 0;
	s->base.cx.role = p ? (int)role : 0;
}

static int64_t count(struct state *s, const struct query *query, const char *text)
{
	int64_t n = -1;
	good(db_int(&s->base.cx, query, ARGS(ARG("text", text)), 0, &n));
	return n;
}

static void personal_values_stand_apart(void **state)
{
	struct state *s = base_state(state);
	struct person after = s->kari;
	struct list rows;
	after.name = "Kari Solhaug";
	after.title = "Selger";
	good(db_begin(&s->base.cx, TX_WRITE));
	s->kari.import_id = after.import_id = 7; /* an import made her; now she is changed by hand */
	good(person_save(&s->base.cx, &s->kari, &after));
	good(db_commit(&s->base.cx));
	assert_int_equal(0, count(s, &of_import, "Selger"));
	assert_int_equal(0, count(s, &values_in_history, "Kari Solhaug"));
	assert_int_equal(1, count(s, &values_apart, "Kari Solhaug"));
	assert_int_equal(1, count(s, &values_in_history, "Selger"));
	good(history_of_record(&s->base.cx, &person_record, s->kari.id, 0, &rows));
	assert_int_equal(3, rows.count); /* created, name, title */
	const struct history_row *name = list_at(&rows, struct history_row, 1);
	assert_string_equal("Kari Nordmann", name->old_text);
	assert_string_equal("Kari Solhaug", name->new_text);
	/* Erasing the value leaves the row, which says so. */
	good(db_exec(&s->base.cx, &erase, ARGS(ARG("text", "Kari Nordmann")), NULL));
	good(history_of_record(&s->base.cx, &person_record, s->kari.id, 0, &rows));
	assert_int_equal(3, rows.count);
	assert_string_equal("slettet etter personvernkrav", list_at(&rows, struct history_row, 1)->old_text);
}

static void nothing_changed_is_no_row(void **state)
{
	struct state *s = base_state(state);
	struct history_subject of = {.record = &person_record, .id = s->odd.id};
	int changes = -1;
	struct person same = s->odd;
	same.sort_key = "zzz"; /* secret: made by the program */
	same.version = 17;
	good(history_changed(&s->base.cx, &of, &s->odd, &same, &changes));
	assert_int_equal(0, changes);
}

static size_t rows_with(struct state *s, const char *act)
{
	struct list rows;
	size_t n = 0;
	good(history_audit(&s->base.cx, 0, &rows));
	for (size_t i = 0; i < rows.count; i++)
		n += !strcmp(list_at(&rows, struct history_row, i)->act, act);
	return n;
}

static void only_who_may_know(void **state)
{
	struct state *s = base_state(state);
	struct history_subject opinion = {.record = &decision_record, .id = 1, .account = s->open.id};
	struct history_subject fact = {.record = &account_record, .id = s->open.id, .account = s->open.id};
	struct history_subject secret = {.record = &account_record, .id = s->secret.id, .account = s->secret.id};
	good(history_event(&s->base.cx, &opinion, "test_opinion", "bra"));
	good(history_event(&s->base.cx, &fact, "test_fact", NULL));
	good(history_event(&s->base.cx, &secret, "test_secret", NULL));
	static const struct {
		bool kari, program;
		enum role role;
		size_t opinion, fact, secret;
	} cases[] = {
	    {false, true, 0, 1, 1, 1},
	    {false, false, ROLE_LEADER, 1, 1, 1},
	    {false, false, ROLE_ADMINISTRATOR, 0, 1, 0},
	    {false, false, ROLE_STAFF, 0, 1, 0},
	    {true, false, ROLE_STAFF, 1, 1, 1},
	    {true, false, ROLE_READER, 1, 1, 1},
	    {true, false, ROLE_ADMINISTRATOR, 0, 1, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		act_as(s, cases[i].program ? NULL : cases[i].kari ? &s->kari : &s->odd, cases[i].role);
		assert_int_equal(cases[i].opinion, rows_with(s, "test_opinion"));
		assert_int_equal(cases[i].fact, rows_with(s, "test_fact"));
		assert_int_equal(cases[i].secret, rows_with(s, "test_secret"));
	}
	/* A request that nobody signed: not even the facts of a customer. */
	act_as(s, NULL, 0);
	s->base.cx.role = ROLE_NOBODY;
	assert_int_equal(0, rows_with(s, "test_opinion"));
	assert_int_equal(0, rows_with(s, "test_secret"));
	act_as(s, NULL, 0);
}

/* What a page shows of a rating: its own line, part of another's, or nothing but that it was given. */
static void only_ones_own_ratings_are_one_line(void **state)
{
	struct state *s = base_state(state);
	struct history_subject of = {.record = &rating_record, .account = s->open.id, .opinion = true};
	struct person same = {0};
	struct list rows;
	record_blank(&person_record, &same);
	same.name = s->kari.name;
	good(person_add(&s->base.cx, &same));
	static const struct {
		bool other;
		const char *code, *merged_text;
		bool merged;
	} cases[] = {
	    {false, "t1", "Pris", true},     {false, "t2", "Pris, Levering", false},
	    {true, "t2", "Levering", false}, {true, "gone", NULL, false},
	    {true, "t1", "Pris", false}, /* what is about nothing is not merged with something */
	};
	enum { CASES = sizeof cases / sizeof cases[0] };
	good(db_exec(&s->base.cx, &criterion, ARGS(ARG("id", 1), ARG("code", "t1"), ARG("name", "Pris")), NULL));
	good(db_exec(&s->base.cx, &criterion, ARGS(ARG("id", 2), ARG("code", "t2"), ARG("name", "Levering")), NULL));
	for (int i = 0; i < CASES; i++) {
		act_as(s, cases[i].other ? &same : &s->kari, ROLE_LEADER);
		of.id = i + 1;
		good(history_event(&s->base.cx, &of, "rated", cases[i].code));
	}
	good(history_audit(&s->base.cx, 0, &rows));
	for (int i = 0; i < CASES; i++) {
		const struct history_row *row = list_at(&rows, struct history_row, CASES - 1 - i);
		assert_int_equal(cases[i].merged, row->merged);
		if (cases[i].merged_text)
			assert_string_equal(cases[i].merged_text, row->merged_text);
		else
			assert_null(row->merged_text);
	}
	act_as(s, NULL, 0);
}

static void settings_are_kept_and_told(void **state)
{
	struct state *s = base_state(state);
	const struct settings *now;
	struct list rows;
	good(settings_get(&s->base.cx, &now));
	assert_int_equal(4, now->load_limit);
	good(db_begin(&s->base.cx, TX_WRITE));
	good(setting_put(&s->base.cx, "load_limit", "6"));
	good(settings_get(&s->base.cx, &now));
	assert_int_equal(6, now->load_limit);
	/* Taken back with its transaction, also out of what the connection keeps. */
	db_abort(&s->base.cx);
	good(settings_get(&s->base.cx, &now));
	assert_int_equal(4, now->load_limit);
	good(setting_put(&s->base.cx, "decider", "kam"));
	good(settings_get(&s->base.cx, &now));
	assert_int_equal(DECIDER_KAM, now->decider);
	good(history_of_record(&s->base.cx, &settings_record, 1, 0, &rows));
	assert_int_equal(1, rows.count);
	assert_string_equal("KAM-leder", list_at(&rows, struct history_row, 0)->old_text);
	assert_int_equal(E_NOT_FOUND, setting_put(&s->base.cx, "nothing", "1"));
	assert_int_equal(E_INVALID, setting_put(&s->base.cx, "load_limit", "0"));
	assert_int_equal(E_INVALID, setting_put(&s->base.cx, "zone", "Nowhere/Town"));
	assert_int_equal(E_INVALID, setting_put(&s->base.cx, "currency", "kr."));
	/* Once there are sales the currency stays. */
	good(setting_put(&s->base.cx, "facts_day", "2026-11-20"));
	assert_int_equal(E_INVALID, setting_put(&s->base.cx, "currency", "SEK"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(personal_values_stand_apart), cmocka_unit_test(nothing_changed_is_no_row),
	    cmocka_unit_test(only_who_may_know),           cmocka_unit_test(only_ones_own_ratings_are_one_line),
	    cmocka_unit_test(settings_are_kept_and_told),
	};
	int failed = cmocka_run_group_tests_name("sqlite", tests, setup_sqlite, base_teardown);
	return failed + cmocka_run_group_tests_name("postgresql", tests, setup_pg, base_teardown);
}
