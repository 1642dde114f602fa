/* Names as words of their own. */
#include "platform/erase/erase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void redacted(void **state)
{
	(void)state;
	static const struct {
		const char *text, *name, *want;
	} cases[] = {
	    {"Ola Nord sa det", "Ola Nord", "[x] sa det"},
	    {"Ola Nordmann sa det", "Ola Nord", "Ola Nordmann sa det"},
	    {"NicOla Nord", "Ola Nord", "NicOla Nord"},
	    {"Ola Nord, Ola Nord", "Ola Nord", "[x], [x]"},
	    {"Ola NordØst", "Ola Nord", "Ola NordØst"},
	    {"todd@example.com odd@example.com", "odd@example.com", "todd@example.com [x]"},
	    {"ola@example.com.", "ola@example.com", "[x]."},
	    {"<ola@example.com>", "ola@example.com", "<[x]>"},
	    {"a.ola@example.com", "ola@example.com", "a.ola@example.com"},
	    {"kari-ola@example.com", "ola@example.com", "kari-ola@example.com"},
	    {"ola@example.com.au", "ola@example.com", "ola@example.com.au"},
	    {"ola@example.community", "ola@example.com", "ola@example.community"},
	    {"A.Ola Nord", "Ola Nord", "A.[x]"},
	    {"", "Ola", ""},
	    {"Ola", "", "Ola"},
	};
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(erase_redact(&a, cases[i].text, cases[i].name, "[x]"), cases[i].want);
	assert_false(erase_names("Ola Nordmann", "Ola Nord"));
	assert_true(erase_names("(Ola Nord)", "Ola Nord"));
	arena_fini(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(redacted)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
