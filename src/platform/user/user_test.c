/* Passwords that are accepted, addresses that are compared, sessions that are over. */
#include "platform/user/user.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void password_rules(void **state)
{
	static const struct {
		const char *password, *key;
	} cases[] = {
	    {NULL, "password.too_short"},
	    {"", "password.too_short"},
	    {"ni tegn 9", "password.too_short"},
	    {"ti tegn 10", NULL},
	    {"æøåæøåæøå", "password.too_short"}, /* characters, not bytes */
	    {"æøåæøåæøåæ", NULL},
	    {"aaaaaaaaaaaaaaaa", "password.one_character"},
	    {"kari@example.com", "password.own_name"},
	    {"Kari Nordmann", "password.own_name"},
	    {"kari nordmann 123", "password.own_name"},
	    {"qwertyuiop", "password.common"},
	    {"1Q2W3E4R5T", "password.common"},
	    {"Sommer2026", "password.common"},
	    {"passord1234", "password.common"},
	    {"!!Dragon2026", "password.common"},
	    {"dragon 1234567", NULL}, /* seven signs around it */
	    {"dragon2026dragon", NULL},
	    {"kari nordmann rir på en hvit hest", NULL},
	    {"fjord og fjell", NULL},
	};
	(void)state;
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct ctx cx = {.arena = &a};
		enum err e = password_check(&cx, "password", cases[i].password, "kari@example.com", "Kari Nordmann");
		assert_int_equal(cases[i].key ? E_INVALID : OK, e);
		if (cases[i].key)
			assert_string_equal(cases[i].key, cx.field_faults->key);
	}
	char long_one[PASSWORD_MAX + 2];
	for (int i = 0; i < PASSWORD_MAX + 1; i++)
		long_one[i] = (char)('a' + i % 26);
	long_one[PASSWORD_MAX + 1] = '\0';
	struct ctx cx = {.arena = &a};
	assert_int_equal(E_INVALID, password_check(&cx, "password", long_one, NULL, NULL));
	long_one[PASSWORD_MAX] = '\0';
	assert_int_equal(OK, password_check(&cx, "password", long_one, NULL, NULL));
	arena_fini(&a);
}

static void logins(void **state)
{
	(void)state;
	struct arena a;
	arena_init(&a);
	assert_string_equal("kari@example.com", login_fold(&a, "  Kari@Example.COM "));
	assert_string_equal("", login_fold(&a, "   "));
	/* Only ASCII is folded: two addresses that differ otherwise are two. */
	assert_string_equal("Ærlig@example.com", login_fold(&a, "Ærlig@Example.com"));
	arena_fini(&a);
}

static void sessions_end(void **state)
{
	(void)state;
	struct signed_in s = {.created = 1000, .seen = 1000, .expires = 1000 + SESSION_SECONDS};
	assert_false(signed_in_over(&s, 1000));
	assert_false(signed_in_over(&s, 1000 + SESSION_IDLE_SECONDS - 1));
	assert_true(signed_in_over(&s, 1000 + SESSION_IDLE_SECONDS));
	s.seen = 1000 + SESSION_SECONDS - 5;
	assert_false(signed_in_over(&s, 1000 + SESSION_SECONDS - 1));
	assert_true(signed_in_over(&s, 1000 + SESSION_SECONDS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(password_rules),
	    cmocka_unit_test(logins),
	    cmocka_unit_test(sessions_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
