/* What is of no use any more: sessions that have expired, answers to posts that nobody sends again. */
#ifndef PLATFORM_EXPIRED_OPS_H
#define PLATFORM_EXPIRED_OPS_H

#include "platform/job/job.h"

/* Once a day. */
extern const struct job_kind expired_job;

#endif
