/* What any kind of file is read by. */
#include "platform/import/import_kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// cmocka comes last
#include <cmocka.h>

static void a_number_from_a_spreadsheet(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
	} cases[] = {{"17850.0", "17850"},   {"17850.00", "17850"}, {"017.0", "017"},
	             {"17850.5", "17850.5"}, {"17850.", "17850."},  {".0", ".0"},
	             {"A1.0", "A1.0"},       {"1.0.0", "1.0.0"},    {"", ""},
	             {"1.0 ", "1.0 "}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t n = strlen(cases[i].in);
		bool changed = import_plain_number(cases[i].in, &n);
		assert_int_equal(n, strlen(cases[i].out));
		assert_int_equal(changed, strcmp(cases[i].in, cases[i].out) != 0);
	}
}

static const struct import_noun nobody = {.name = "nobody"}, somebody = {.name = "somebody"};
static const struct import_noun *const nouns[] = {&nobody, &somebody, NULL};
static const struct import_column columns[] = {{"number", "number", COL_NEEDED},
                                               {"boss", "boss", 0, "somebody", "boss_id"},
                                               {"other", "other", 0, "nothing", "other_id"}};
static const struct import_kind things = {.name = "things", .columns = {columns, 3}, .nouns = nouns},
                                more = {.name = "more", .columns = {columns, 3}, .nouns = nouns};

static void kinds_that_are_handed_in(void **state)
{
	(void)state;
	import_kind_add(&things);
	import_kind_add(&more);
	assert_int_equal(import_kind_count(), 2);
	assert_int_equal(choice_find(&import_kinds, "more"), 1);
	assert_ptr_equal(import_kind(1), &more);
	assert_ptr_equal(import_kind(7), &things);
	assert_int_equal(import_kind_number(&more), 1);
	assert_int_equal(import_refers_to(&things, &columns[0]), -1);
	assert_int_equal(import_refers_to(&things, &columns[1]), 1);
	assert_int_equal(import_refers_to(&things, &columns[2]), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_from_a_spreadsheet),
	    cmocka_unit_test(kinds_that_are_handed_in),
	};
	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
