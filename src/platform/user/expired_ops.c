#include "platform/user/expired_ops.h"

#include "platform/user/idempotency_ops.h"
#include "platform/user/user_store.h"

enum { DAY_S = 86400 };
enum { SESSIONS, DEVICES, POSTS }; /* job->stage */

static enum err work(struct ctx *cx, struct job *job, int64_t size, bool *ret_more)
{
	int64_t count;
	if (job->stage == SESSIONS)
		TRY(session_store_remove_old(cx, cx->now, size, &count));
	else if (job->stage == DEVICES)
		TRY(device_store_remove_old(cx, cx->now - DEVICE_SECONDS, size, &count));
	else
		TRY(idempotency_forget_old(cx, size, &count));
	job->done += count;
	*ret_more = count == size || job->stage < POSTS;
	if (count < size && job->stage < POSTS)
		job->stage++;
	return OK;
}

const struct job_kind expired_job = {"expired", "job.expired", .interval = DAY_S, .work = work};
