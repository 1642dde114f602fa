/* Records as people read them on a terminal: whole, however long. */
#include "cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { CHARACTERS = 10000 }; /* as many as a K_LONG may have */

struct note {
	int64_t id;
	const char *text;
};
static const struct field fields[] = {FIELD(struct note, id, K_ID), FIELD(struct note, text, K_LONG)};
static const struct record note_record = RECORD("note", struct note, fields);

static void long_texts_are_whole(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena, .lang = LANG_NB};
	struct cli cli = {0};
	buf_init(&cli.out, 1 << 20);
	char *text = arena_alloc(&arena, 4 * CHARACTERS + 1);
	for (size_t i = 0; i < CHARACTERS; i++)
		memcpy(text + 4 * i, "😀", 4);
	struct note note = {1, text};
	cli_print_record(&cx, &cli, &note_record, &note);
	assert_non_null(strstr(cli.out.p, text));
	buf_clear(&cli.out);
	cli_print_list(&cx, &cli, &note_record, &(struct list){.items = &note, .count = 1}, NULL);
	assert_non_null(strstr(cli.out.p, text));
	buf_fini(&cli.out);
	arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(long_texts_are_whole)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
