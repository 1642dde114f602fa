/* The page that lists all jobs, with buttons to start and stop them. */
#ifndef PLATFORM_JOB_WEB_H
#define PLATFORM_JOB_WEB_H

#include "http/http.h"

extern const struct route_set job_routes;

#endif
