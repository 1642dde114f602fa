/* A file that was sent and waits, on SQLite and on the PostgreSQL of $HJUL_TEST_PG: what fails leaves it to be tried again. */
#include "db/base_test.h"
#include "modules.h"
#include "platform/import/import_ops.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct state {
	struct base base;
	char dir[40]; /* where the test stands: on PostgreSQL the spool lies below it */
};
static const char text[] = "Varenr;Varenavn\nA;Skrue\n";

static enum err fill(struct ctx *cx, void *arg)
{
	static const struct query person[] = {
	    {"test.person",
	     "INSERT INTO person (id, name, sort_key, created, version) VALUES (:id, 'Kari', 'kari', 0, 1)",
	     .args = "id"}};
	struct state *s = arg;
	TRY(db_exec(cx, person, ARGS(ARG("id", (int64_t)7)), NULL));
	strcpy(s->dir, "/tmp/hjul-draft-test-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
	assert_int_equal(0, chdir(s->dir));
	return OK;
}

BASE_SETUPS_MIGRATED(struct state, fill)

static int teardown(void **state)
{
	struct state *s = *state;
	if (s) {
		char spool[80];
		snprintf(spool, sizeof spool, "%s.imports", s->base.path);
		rmdir(*s->base.path ? spool : "data/postgresql.imports");
		rmdir("data");
		unlink("sent");
		assert_int_equal(0, chdir("/"));
		/* Only when nothing was left in it. */
		assert_int_equal(0, rmdir(s->dir));
	}
	return base_teardown(state);
}

/* Lost to somebody else as often as it says. */
static enum err lose(struct ctx *cx, int64_t id, void *arg, bool *ret_again)
{
	(void)id;
	*ret_again = false;
	return (*(int *)arg)-- > 0 ? fail_at(cx, E_RETRY, "error.retry", (const char *const[5]){0}) : OK;
}

static bool is_whole(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && st.st_size == (off_t)strlen(text);
}

static void a_lost_try_can_be_made_again(void **state)
{
	struct state *s = base_state(state);
	struct ctx *cx = &s->base.cx;
	const struct import_ask ask = {
	    .kind = choice_find(&import_kinds, "products"), .path = "sent", .file_name = "varer.csv", IMPORT_DETECT};
	struct list runs;
	int losses = 1000; /* until nobody waits any longer */
	FILE *f = fopen("sent", "w");
	assert_non_null(f);
	assert_int_equal(1, fwrite(text, sizeof text - 1, 1, f));
	assert_int_equal(0, fclose(f));
	assert_int_equal(E_BUSY, import_draft(cx, &ask, lose, &losses));
	assert_true(is_whole("sent"));
	fault_clear(cx);
	losses = 2;
	good(import_draft(cx, &ask, lose, &losses));
	assert_int_equal(-1, losses);
	assert_false(is_whole("sent"));
	good(import_list(cx, 0, 10, &runs));
	assert_int_equal(1, runs.count);
	const struct import_run *run = list_at(&runs, struct import_run, 0);
	assert_true(is_whole(run->path));
	good(import_draft_drop(cx, run->id));
	assert_false(is_whole(run->path));
}

/* A person has so many files waiting, and so many bytes in them: the same file goes in again when one of them has gone. */
static void nobody_fills_the_disk(void **state)
{
	struct state *s = base_state(state);
	struct ctx *cx = &s->base.cx;
	const struct import_ask ask = {
	    .kind = choice_find(&import_kinds, "products"), .path = "sent", .file_name = "varer.csv", IMPORT_DETECT};
	struct list runs;
	int never = 0;
	cx->person = 7;
	for (int i = 0; i < 21; i++) {
		FILE *f = fopen("sent", "w");
		assert_non_null(f);
		assert_int_equal(1, fwrite(text, sizeof text - 1, 1, f));
		assert_int_equal(0, fclose(f));
		never = 0;
		assert_int_equal(i < 20 ? OK : E_CONFLICT, import_draft(cx, &ask, lose, &never));
	}
	assert_string_equal("import.too_many_drafts", cx->fault.key);
	fault_clear(cx);
	assert_true(is_whole("sent"));
	good(import_list(cx, 0, 30, &runs));
	assert_int_equal(20, runs.count);
	for (size_t i = 1; i < runs.count; i++)
		good(import_draft_drop(cx, list_at(&runs, struct import_run, i)->id));
	/* One is left. With its 25 bytes it may have 2 GiB beside it, and not a byte more. */
	static const struct query size[] = {
	    {"test.size", "UPDATE import_run SET bytes_total = :bytes WHERE state = 'draft'", .args = "bytes"}};
	for (int over = 1; over >= 0; over--) {
		int64_t bytes = ((int64_t)2 << 30) - (int64_t)strlen(text) + over;
		good(db_begin(cx, TX_WRITE));
		good(db_exec(cx, size, ARGS(ARG("bytes", bytes)), NULL));
		good(db_commit(cx));
		never = 0;
		assert_int_equal(over ? E_CONFLICT : OK, import_draft(cx, &ask, lose, &never));
		fault_clear(cx);
	}
	good(import_list(cx, 0, 30, &runs));
	for (size_t i = 0; i < runs.count; i++)
		good(import_draft_drop(cx, list_at(&runs, struct import_run, i)->id));
}

int main(void)
{
	char why[300];
	static const struct CMUnitTest tests[] = {cmocka_unit_test(a_lost_try_can_be_made_again),
	                                          cmocka_unit_test(nobody_fills_the_disk)};
	if (!modules_start(why, sizeof why))
		return 1;
	int failed = cmocka_run_group_tests_name("sqlite", tests, setup_sqlite, teardown);
	return failed + cmocka_run_group_tests_name("postgresql", tests, setup_pg, teardown);
}
