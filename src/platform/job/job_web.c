/* The page that lists all jobs, with buttons to start and stop them. */
#include "http/http.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/job/job_ops.h"
#include "platform/ui/lede.h"

#define JOBS_VIEW(F, S)                              \
	F(S, LIST, jobs, .of = &job_show_record)     \
	F(S, LIST, runs, .of = &job_run_show_record) \
	F(S, HTML, lede)                             \
	F(S, BOOL, may_write)                        \
	F(S, BOOL, working) /* one is under way, so the page follows it */
STRUCT_OF(jobs_view, JOBS_VIEW);
static const struct record view_record = RECORD_OF("jobs", jobs_view, JOBS_VIEW);

/* What does not go by itself; else what is under way. */
static const char *jobs_lede(struct ctx *cx, const struct list *jobs)
{
	const struct job_show *bad = NULL, *busy = NULL;
	for (size_t i = 0; i < jobs->count; i++) {
		const struct job_show *j = list_at(jobs, struct job_show, i);
		if (!bad && (j->state == JOB_FAILED || j->state == JOB_STOPPED || j->state == JOB_INTERRUPTED))
			bad = j;
		if (!busy && j->state == JOB_RUNNING)
			busy = j;
	}
	const struct job_show *j = bad ? bad : busy;
	if (!j)
		return lede(cx, tr(cx->lang, "job.lede.calm"), NULL, NULL);
	const char *said = tr_f(cx, "job.lede.state", j->label,
	                        choice_label(cx->lang, record_field(&job_show_record, "state"), j->state));
	return lede(cx, bad ? NULL : said, bad ? said : NULL, NULL);
}

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	(void)rq;
	struct jobs_view *v = arena_new(cx->arena, struct jobs_view);
	TRY(job_list(cx, &v->jobs, &v->runs));
	v->may_write = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_WRITE;
	for (size_t i = 0; i < v->jobs.count; i++)
		v->working |= list_at(&v->jobs, struct job_show, i)->state == JOB_RUNNING;
	v->lede = jobs_lede(cx, &v->jobs);
	rs->view = v;
	return OK;
}

static enum err shown(struct response *rs, const char *flash)
{
	rs->location = "/jobs";
	rs->flash = flash;
	return OK;
}

static enum err ask(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(job_ask(cx, rq->word[0]));
	return shown(rs, "job.flash.asked");
}

static enum err stop(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(job_stop(cx, rq->word[0]));
	return shown(rs, "job.flash.stopped");
}

static const struct route routes[] = {
    {GET, "/jobs", "jobs", NEED(DATA_SETTINGS, READ), TX_READ, .view = &view_record, .handle = show,
     .summary = "Jobs: what is under way, when each runs next, and how the last runs ended."},
    {POST, "/jobs/:name/run", NULL, NEED(DATA_SETTINGS, WRITE), TX_WRITE, .handle = ask, .form_page = "/jobs",
     .summary = "Let a server begin a job, or go on with it, within seconds."},
    {POST, "/jobs/:name/stop", NULL, NEED(DATA_SETTINGS, WRITE), TX_WRITE, .handle = stop, .form_page = "/jobs",
     .summary = "Stop a job after the chunk at hand; what is done stays done, and it can go on."},
};
const struct route_set job_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
