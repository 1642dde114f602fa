/* Imports among the jobs: they are started, stopped, gone on with and undone by people, on pages of their own. */
#ifndef PLATFORM_IMPORT_SHOWN_OPS_H
#define PLATFORM_IMPORT_SHOWN_OPS_H

#include "platform/job/job.h"

extern const struct job_kind import_job_kind;

#endif
