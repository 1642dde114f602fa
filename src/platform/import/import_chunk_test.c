/* A chunk that is written beside somebody else, on SQLite and on the PostgreSQL of $HJUL_TEST_PG. */
#include "db/base_test.h"
#include "hub/product/product.h"
#include "modules.h"
#include "platform/import/import_inner_ops.h"
#include "platform/job/job.h"

#include <string.h>

struct state {
	struct base base;
	const char *number, *name; /* of the product that is added next */
	struct import_run run;
	struct import_work *work;
	bool more;
};

static enum err add_product(struct ctx *cx, void *arg)
{
	const struct state *s = arg;
	const struct import_noun *noun = import_kind(choice_find(&import_kinds, "products"))->nouns[0];
	struct product p;
	record_blank(&product_record, &p);
	p.number = s->number;
	p.name = s->name;
	return noun->add(cx, noun, &p, 1);
}

static enum err add_run(struct ctx *cx, void *arg)
{
	return db_exec_one(cx, &import_queries[RUN_ADD], ARGS_OBJ(arg));
}

static enum err write_chunk(struct ctx *cx, void *arg)
{
	struct state *s = arg;
	struct job job = {0};
	struct job_chunk is = {0};
	TRY(import_job_kind.task->write(cx, s->work, &job, &is));
	s->more = is.more;
	return OK;
}

BASE_SETUPS_MIGRATED(struct state, NULL)

static void add(struct state *s, const char *number, const char *name)
{
	s->number = number;
	s->name = name;
	good(db_work(&s->base.cx, TX_WRITE, add_product, s));
}

/* The chunk would add B, which somebody else does first; A, which was there all the time, is found again as well. */
static void somebody_else_adds_the_same(void **state)
{
	static const char path[] = "/tmp/hjul-chunk-test.csv", text[] = "Varenr;Varenavn\nA;Skrue\nB;Mutter\n";
	struct state *s = base_state(state);
	struct ctx *cx = &s->base.cx;
	const struct job_task *task = import_job_kind.task;
	const struct import_ask ask = {.kind = choice_find(&import_kinds, "products"), .path = path, IMPORT_DETECT};
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(1, fwrite(text, sizeof text - 1, 1, f));
	assert_int_equal(0, fclose(f));
	add(s, "A", "Skrue");
	good(run_new(cx, &ask, &s->run));
	good(db_work(cx, TX_WRITE, add_run, &s->run));
	good(work_open(cx, s->run.id, &s->run, &s->work));
	good(task->prepare(cx, s->work, 100));
	add(s, "B", "Mutter");
	enum err e = db_work(cx, TX_WRITE, write_chunk, s);
	assert_int_equal(E_CONFLICT, e);
	good(task->after(cx, s->work, e));
	fault_clear(cx);
	good(task->prepare(cx, s->work, 100));
	good(db_work(cx, TX_WRITE, write_chunk, s));
	assert_true(s->more);
	good(task->after(cx, s->work, OK));
	assert_int_equal(2, s->work->job.run.rows_read);
	assert_int_equal(2, s->work->job.run.rows_unchanged);
	work_close(s->work);
	unlink(path);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(somebody_else_adds_the_same)};
	int failed = cmocka_run_group_tests_name("sqlite", tests, setup_sqlite, base_teardown);
	return failed + cmocka_run_group_tests_name("postgresql", tests, setup_pg, base_teardown);
}
