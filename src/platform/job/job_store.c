#include "platform/job/job_store.h"

enum { GET, LIST, ADD, PUT, LIMIT_SILENCE, RUN_LIST, RUN_ADD, RUN_DROP_OLD };
static const struct query q[] = {
    [GET] = {"job.get", "SELECT @cols FROM job WHERE name = :name", .args = "name text", .out = &job_record},
    [LIST] = {"job.list", "SELECT @cols FROM job ORDER BY name LIMIT :max", .args = "max", .out = &job_record},
    [ADD] = {"job.add", "INSERT INTO job (@cols) VALUES (@vals) ON CONFLICT (name) DO NOTHING", .in = &job_record},
    [PUT] = {"job.put", "UPDATE job SET @sets WHERE name = :name AND version = :version", .in = &job_record},
    [LIMIT_SILENCE] = {"job.limit_silence", "SELECT 0",
                       "SELECT 1 FROM set_config('idle_in_transaction_session_timeout', '10s', false)"},
    [RUN_LIST] = {"job.run_list", "SELECT @cols FROM job_run ORDER BY id DESC LIMIT :max", .args = "max",
                  .out = &job_run_record},
    [RUN_ADD] = {"job.run_add", "INSERT INTO job_run (@cols) VALUES (@vals)", .in = &job_run_record},
    [RUN_DROP_OLD] = {"job.run_drop_old",
                      "DELETE FROM job_run WHERE name = :name AND id NOT IN (SELECT r.id FROM job_run r WHERE "
                      "r.name = :name ORDER BY r.id DESC LIMIT :kept)",
                      .args = "name text, kept"},
};
const struct query_set job_queries = {"job", q, sizeof q / sizeof q[0]};

enum err job_store_get(struct ctx *cx, const char *name, struct job *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("name", name)), ret);
}

enum err job_store_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("max", (int64_t)JOBS_MAX)), 0, ret);
}

enum err job_store_add(struct ctx *cx, const struct job *job)
{
	return db_exec(cx, &q[ADD], ARGS_OBJ(job), NULL);
}

enum err job_store_put(struct ctx *cx, const struct job *job)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(job));
}

enum err job_store_limit_silence(struct ctx *cx)
{
	int64_t done;
	return db_int(cx, &q[LIMIT_SILENCE], ARGS_NONE, 0, &done);
}

enum err job_run_store_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[RUN_LIST], ARGS(ARG("max", (int64_t)JOBS_MAX * JOB_RUNS_KEPT)), 0, ret);
}

enum err job_run_store_add(struct ctx *cx, const struct job_run *run)
{
	TRY(db_exec(cx, &q[RUN_ADD], ARGS_OBJ(run), NULL));
	return db_exec(cx, &q[RUN_DROP_OLD], ARGS(ARG("name", run->name), ARG("kept", (int64_t)JOB_RUNS_KEPT)), NULL);
}
