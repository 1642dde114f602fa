#include "platform/job/job.h"

static const char *const state_names[] = {"idle", "running", "stopped", "failed", "interrupted", NULL};
const struct choices job_states = {"job.state", state_names};
static const char *const outcome_names[] = {"done", "stopped", "failed", "interrupted", NULL};
const struct choices job_outcomes = {"job.outcome", outcome_names};

const struct record job_record = RECORD_OF("job", job, JOB);

const struct record job_run_record = RECORD_OF("job_run", job_run, JOB_RUN);

bool job_goes_on(const struct job *job)
{
	return job->state != JOB_IDLE && job->started;
}

bool job_free(const struct job *job, enum process_state holder, int64_t now)
{
	return job->state != JOB_RUNNING || holder == PROCESS_GONE || job->beat + JOB_LEASE_S <= now;
}

bool job_at_work(const struct job *job, int64_t now)
{
	enum process_state holder = process_state(job->holder);
	return job->state == JOB_RUNNING ? !job_free(job, holder, now)
	                                 : job->asked && job->asked + JOB_LEASE_S > now && holder != PROCESS_GONE;
}

enum job_when job_when(const struct job_kind *kind, const struct job *job, bool is_free, int64_t now)
{
	if (job->state == JOB_RUNNING)
		return is_free ? JOB_NOW : JOB_NOT_NOW;
	if (job->asked)
		return JOB_NOW;
	if (job->state == JOB_STOPPED || job->next_at > now || (kind->task && job->state == JOB_IDLE))
		return JOB_NOT_NOW;
	return kind->due ? JOB_WHEN_DUE : JOB_NOW;
}

int64_t job_pause(int64_t failures)
{
	enum { FIRST_S = 2, LONGEST_S = 3600 };
	int64_t pause = FIRST_S;
	for (int64_t i = 1; i < failures && pause < LONGEST_S; i++)
		pause *= 2;
	return pause < LONGEST_S ? pause : LONGEST_S;
}

int64_t job_size(int64_t size, int64_t us)
{
	enum { LOCK_US = 200000 };
	if (us < LOCK_US / 4 && size < JOB_SIZE_MOST)
		return size * 2 < JOB_SIZE_MOST ? size * 2 : JOB_SIZE_MOST;
	return us > LOCK_US / 2 && size > 1 ? size / 2 : size;
}
