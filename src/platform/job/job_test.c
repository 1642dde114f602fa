/* When a job runs, and that what it does is done once: on SQLite and on the PostgreSQL of $HJUL_TEST_PG. */
#include "db/base_test.h"
#include "platform/job/job_ops.h"
#include "platform/job/job_store.h"
#include "platform/job/job_work_ops.h"

#include <string.h>

enum { NOW = 1795433000, ITEMS = 100 };

/* ---- a kind of the test's own: it counts to ITEMS, in a setting, and fails where it is told to ---- */

static const struct query counted = {"test.counted", "SELECT COUNT(*) FROM setting WHERE value = 'counted'"};
static const struct query count = {"test.count", "INSERT INTO setting (name, value) VALUES (:name, 'counted')",
                                   .args = "name text"};
static int64_t break_at;
static bool something = true;

static enum err due(struct ctx *cx, bool *ret)
{
	(void)cx;
	*ret = something;
	return OK;
}

static enum err left(struct ctx *cx, const struct job *job, int64_t *ret)
{
	(void)cx;
	*ret = ITEMS - job->position;
	return OK;
}

static enum err work(struct ctx *cx, struct job *job, int64_t size, bool *ret_more)
{
	for (int64_t i = 0; i < size && job->position < ITEMS; i++) {
		/* A second time is refused by the key. */
		TRY(db_exec_one(cx, &count, ARGS(ARG("name", arena_printf(cx->arena, "%d", (int)job->position)))));
		job->position++;
		job->done++;
	}
	if (break_at && job->position >= break_at)
		return fail_at(cx, E_IO, "job.unknown", (const char *const[5]){"the test's"});
	*ret_more = job->position < ITEMS;
	return OK;
}

static const struct job_kind counting = {"counting", "job.title", .due = due, .left = left, .work = work};

static int64_t items(struct ctx *cx)
{
	int64_t n;
	good(db_begin(cx, TX_READ));
	good(db_int(cx, &counted, ARGS_NONE, 0, &n));
	good(db_commit(cx));
	return n;
}

static struct job row(struct ctx *cx)
{
	struct job job;
	good(db_begin(cx, TX_READ));
	good(job_store_get(cx, counting.name, &job));
	good(db_commit(cx));
	return job;
}

static enum err ask(struct ctx *cx, void *arg)
{
	return job_ask(cx, arg);
}

static enum err stop(struct ctx *cx, void *arg)
{
	return job_stop(cx, arg);
}

/* One chunk. */
static enum err chunk(struct ctx *cx, struct job_hold *hold)
{
	return job_go(cx, hold, 1);
}

/* What the tests before left in the one base there is on PostgreSQL. */
static enum err clear(struct ctx *cx, void *state)
{
	static const struct query all[] = {{"test.clear", "DELETE FROM job"},
	                                   {"test.clear_runs", "DELETE FROM job_run"},
	                                   {"test.clear_items", "DELETE FROM setting WHERE value = 'counted'"}};
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		TRY(db_exec(cx, &all[i], ARGS_NONE, NULL));
	return OK;
}

static void begin(struct base *b)
{
	static bool registered;
	char why[200];
	if (!registered)
		assert_true(job_register(&counting, why, sizeof why));
	registered = true;
	break_at = 0;
	something = true;
	base_migrate(b, clear);
}

static int setup_sqlite(void **ret)
{
	return base_setup(ret, sizeof(struct base), false, begin);
}

static int setup_pg(void **ret)
{
	return base_setup(ret, sizeof(struct base), true, begin);
}

/* ---- in the base ---- */

static void runs_to_its_end(void **state)
{
	struct base *b = base_state(state);
	struct job_hold hold;
	something = false;
	good(job_take(&b->cx, &counting, false, &hold));
	assert_null(hold.kind);
	something = true;
	good(job_take(&b->cx, &counting, false, &hold));
	assert_int_equal(hold.job.total, ITEMS);
	while (hold.kind) {
		good(chunk(&b->cx, &hold));
		assert_int_equal(items(&b->cx), hold.job.done);
	}
	struct job job = row(&b->cx);
	assert_int_equal(job.state, JOB_IDLE);
	assert_int_equal(job.done, ITEMS);
	assert_null(job.holder);
}

static void fails_and_goes_on(void **state)
{
	struct base *b = base_state(state);
	struct job_hold hold;
	good(job_take(&b->cx, &counting, true, &hold));
	good(chunk(&b->cx, &hold));
	int64_t before = hold.job.done;
	break_at = ITEMS / 2;
	enum err e = OK;
	while (e == OK)
		e = chunk(&b->cx, &hold);
	assert_int_equal(e, E_IO);
	assert_true(before < items(&b->cx) && items(&b->cx) < break_at);
	good(job_failed(&b->cx, &hold, e));
	struct job job = row(&b->cx);
	assert_int_equal(job.state, JOB_FAILED);
	assert_int_equal(job.failures, 1);
	assert_int_equal(job.done, items(&b->cx));
	assert_true(job.next_at > job.beat);
	good(job_take(&b->cx, &counting, false, &hold)); /* not before its pause is over */
	assert_null(hold.kind);
	break_at = 0;
	good(job_run_here(&b->cx, &counting, NULL, NULL));
	assert_int_equal(items(&b->cx), ITEMS);
	assert_int_equal(row(&b->cx).failures, 0);
}

/* Whoever holds it does not know of the other's word until its next chunk. */
static void is_stopped(void **state)
{
	struct base *b = base_state(state);
	struct job_hold hold;
	good(job_take(&b->cx, &counting, true, &hold));
	good(chunk(&b->cx, &hold));
	int64_t done = hold.job.done;
	good(db_work(&b->cx, TX_WRITE, stop, (void *)counting.name));
	assert_int_equal(chunk(&b->cx, &hold), E_CONFLICT);
	assert_string_equal(b->cx.fault.key, "job.lost");
	good(job_failed(&b->cx, &hold, E_CONFLICT));
	assert_int_equal(items(&b->cx), done);
	assert_int_equal(row(&b->cx).state, JOB_STOPPED);
	assert_int_equal(db_work(&b->cx, TX_WRITE, stop, (void *)counting.name), E_CONFLICT);
	fault_clear(&b->cx);
	good(job_take(&b->cx, &counting, false, &hold));
	assert_null(hold.kind);
	good(db_work(&b->cx, TX_WRITE, ask, (void *)counting.name));
	good(job_take(&b->cx, &counting, false, &hold));
	assert_int_equal(hold.job.done, done);
	good(job_leave(&b->cx, &hold));
	good(job_run_here(&b->cx, &counting, NULL, NULL));
	assert_int_equal(items(&b->cx), ITEMS);
}

static enum err by_another(struct ctx *cx, void *arg)
{
	static const struct query q = {"test.other",
	                               "UPDATE job SET holder = :holder, beat = :beat, version = version + 1",
	                               .args = "holder text, beat"};
	return db_exec(cx, &q, ARGS(ARG("holder", "elsewhere 1 1"), ARG("beat", *(int64_t *)arg)), NULL);
}

static void is_taken_when_silent(void **state)
{
	struct base *b = base_state(state);
	struct job_hold first, second;
	struct list runs;
	good(job_take(&b->cx, &counting, true, &first));
	good(chunk(&b->cx, &first));
	int64_t beat = first.job.beat;
	good(db_work(&b->cx, TX_WRITE, by_another, &beat));
	assert_int_equal(job_take(&b->cx, &counting, true, &second), E_CONFLICT);
	assert_string_equal(b->cx.fault.key, "job.busy");
	fault_clear(&b->cx);
	beat -= JOB_LEASE_S;
	good(db_work(&b->cx, TX_WRITE, by_another, &beat));
	good(job_take(&b->cx, &counting, false, &second));
	assert_int_equal(second.job.done, first.job.done);
	assert_int_equal(chunk(&b->cx, &first), E_CONFLICT); /* the one that was thought gone */
	good(job_failed(&b->cx, &first, E_CONFLICT));
	while (second.kind)
		good(chunk(&b->cx, &second));
	assert_int_equal(items(&b->cx), ITEMS);
	good(db_begin(&b->cx, TX_READ));
	good(job_run_store_list(&b->cx, &runs));
	good(db_commit(&b->cx));
	assert_int_equal(runs.count, 2);
	assert_int_equal(list_at(&runs, struct job_run, 0)->outcome, JOB_RUN_DONE);
	assert_int_equal(list_at(&runs, struct job_run, 1)->outcome, JOB_RUN_INTERRUPTED);
	assert_int_equal(list_at(&runs, struct job_run, 1)->ended, beat);
}

static enum err add_run(struct ctx *cx, void *arg)
{
	return job_note_run(cx, arg, JOB_RUN_DONE, NOW, NULL);
}

static void keeps_the_last_runs(void **state)
{
	struct base *b = base_state(state);
	struct job one = {.name = "one", .started = NOW}, other = {.name = "other", .started = NOW};
	struct list runs;
	for (int i = 0; i < JOB_RUNS_KEPT + 5; i++)
		good(db_work(&b->cx, TX_WRITE, add_run, i < 3 ? &other : &one));
	good(db_begin(&b->cx, TX_READ));
	good(job_run_store_list(&b->cx, &runs));
	good(db_commit(&b->cx));
	assert_int_equal(runs.count, JOB_RUNS_KEPT + 3);
}

/* ---- pure ---- */

static void runs_when(void **state)
{
	static const struct job_kind daily = {"daily", "job.title", .interval = 86400, .work = work};
	static const struct {
		struct job job;
		bool is_free;
		enum job_when daily, counting;
	} cases[] = {
	    {{.state = JOB_IDLE}, true, JOB_NOW, JOB_WHEN_DUE},
	    {{.state = JOB_IDLE, .next_at = NOW}, true, JOB_NOW, JOB_WHEN_DUE},
	    {{.state = JOB_IDLE, .next_at = NOW + 1}, true, JOB_NOT_NOW, JOB_NOT_NOW},
	    {{.state = JOB_IDLE, .next_at = NOW + 1, .asked = NOW}, true, JOB_NOW, JOB_NOW},
	    {{.state = JOB_RUNNING}, false, JOB_NOT_NOW, JOB_NOT_NOW},
	    {{.state = JOB_RUNNING}, true, JOB_NOW, JOB_NOW},
	    {{.state = JOB_STOPPED}, true, JOB_NOT_NOW, JOB_NOT_NOW},
	    {{.state = JOB_STOPPED, .asked = NOW}, true, JOB_NOW, JOB_NOW},
	    {{.state = JOB_FAILED, .next_at = NOW + 1}, true, JOB_NOT_NOW, JOB_NOT_NOW},
	    {{.state = JOB_FAILED, .next_at = NOW}, true, JOB_NOW, JOB_WHEN_DUE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(job_when(&daily, &cases[i].job, cases[i].is_free, NOW), cases[i].daily);
		assert_int_equal(job_when(&counting, &cases[i].job, cases[i].is_free, NOW), cases[i].counting);
	}
}

static void is_free_when(void **state)
{
	const struct job fresh = {.state = JOB_RUNNING, .beat = NOW},
	                 old = {.state = JOB_RUNNING, .beat = NOW - JOB_LEASE_S}, idle = {.state = JOB_IDLE};
	(void)state;
	assert_true(job_free(&idle, PROCESS_GONE, NOW));
	assert_true(job_free(&fresh, PROCESS_GONE, NOW));
	assert_false(job_free(&fresh, PROCESS_LIVES, NOW));
	assert_false(job_free(&fresh, PROCESS_ELSEWHERE, NOW + JOB_LEASE_S - 1));
	assert_true(job_free(&old, PROCESS_ELSEWHERE, NOW));
	assert_true(job_free(&old, PROCESS_LIVES, NOW)); /* it hangs */
	assert_int_equal(process_state(process_name()), PROCESS_LIVES);
	assert_int_equal(process_state("elsewhere 1 1"), PROCESS_ELSEWHERE);
	assert_int_equal(process_state(NULL), PROCESS_GONE);
}

static void pauses_and_sizes(void **state)
{
	(void)state;
	assert_int_equal(job_pause(1), 2);
	assert_int_equal(job_pause(3), 8);
	assert_int_equal(job_pause(1000), 3600);
	assert_int_equal(job_size(8, 1000), 16);
	assert_int_equal(job_size(8, 70000), 8);
	assert_int_equal(job_size(8, 300000), 4);
	assert_int_equal(job_size(1, 300000), 1);
	assert_int_equal(job_size(JOB_SIZE_MOST, 1), JOB_SIZE_MOST);
}

static void registers_only_what_can_run(void **state)
{
	static const struct job_task nothing;
	static const struct job_kind bad[] = {
	    {NULL, "job.title", .interval = 1, .work = work},
	    {"No Name", "job.title", .interval = 1, .work = work},
	    {"no_label", "job.not_a_key", .interval = 1, .work = work},
	    {"no_work", "job.title", .interval = 1},
	    {"no_time", "job.title", .work = work},
	    {"both", "job.title", .interval = 1, .work = work, .task = &nothing},
	    {"counting", "job.title", .interval = 1, .work = work},
	};
	char why[200];
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(job_register(&bad[i], why, sizeof why));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(runs_to_its_end, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(runs_to_its_end, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(fails_and_goes_on, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(fails_and_goes_on, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(is_stopped, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(is_stopped, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(is_taken_when_silent, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(is_taken_when_silent, setup_pg, base_teardown),
	    cmocka_unit_test_setup_teardown(keeps_the_last_runs, setup_sqlite, base_teardown),
	    cmocka_unit_test_setup_teardown(keeps_the_last_runs, setup_pg, base_teardown),
	    cmocka_unit_test(runs_when),
	    cmocka_unit_test(is_free_when),
	    cmocka_unit_test(pauses_and_sizes),
	    cmocka_unit_test(registers_only_what_can_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
