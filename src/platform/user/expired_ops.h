/* Clearing up: removes sessions that have expired, and answers to posts so old that nobody sends them again. */
#ifndef PLATFORM_USER_EXPIRED_OPS_H
#define PLATFORM_USER_EXPIRED_OPS_H

#include "platform/job/job.h"

/* Runs once a day. */
extern const struct job_kind expired_job;

#endif
