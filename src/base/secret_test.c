#include "base/clock.h"
#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void tokens(void **state)
{
	(void)state;
	struct arena a;
	arena_init(&a);
	char *one = secret_token(&a), *two = secret_token(&a);
	assert_int_equal(TOKEN_CHARS, strlen(one));
	assert_int_equal(TOKEN_CHARS, strspn(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"));
	assert_string_not_equal(one, two);
	/* BLAKE2b-256 of "abc" (as b2sum -l 256 says). */
	assert_string_equal("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
	                    secret_token_hash(&a, "abc"));
	arena_fini(&a);
}

static void comparison(void **state)
{
	(void)state;
	assert_true(secret_equal("hemmelig", "hemmelig"));
	assert_false(secret_equal("hemmelig", "hemmelih"));
	assert_false(secret_equal("hemmelig", "hemmeli"));
	assert_false(secret_equal("hemmeli", "hemmelig"));
	assert_false(secret_equal("", ""));
	assert_false(secret_equal("", "hemmelig"));
}

static void passwords(void **state)
{
	(void)state;
	struct arena a;
	arena_init(&a);
	struct ctx cx = {.arena = &a};
	const char *one = NULL, *two = NULL;
	assert_int_equal(OK, secret_password_hash(&cx, "en lang setning", &one));
	assert_int_equal(OK, secret_password_hash(&cx, "en lang setning", &two));
	assert_int_equal(0, strncmp(one, "$argon2id$v=19$m=65536,t=2,p=1$", 31));
	assert_string_not_equal(one, two);
	assert_true(secret_password_fits(one, "en lang setning"));
	assert_false(secret_password_fits(one, "en lang setning "));
	assert_false(secret_password_fits(one, ""));
	assert_false(secret_password_fits(NULL, "en lang setning"));
	assert_false(secret_password_fits("", ""));
	/* Nobody's password takes as long as somebody's: else the time tells who has an account. */
	int64_t t0 = clock_monotonic_us();
	for (int i = 0; i < 3; i++)
		assert_false(secret_password_fits(one, "feil"));
	int64_t t1 = clock_monotonic_us();
	for (int i = 0; i < 3; i++)
		assert_false(secret_password_fits(NULL, "feil"));
	int64_t t2 = clock_monotonic_us();
	assert_true(t2 - t1 > (t1 - t0) / 3);
	arena_fini(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(tokens), cmocka_unit_test(comparison),
	                                   cmocka_unit_test(passwords)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
