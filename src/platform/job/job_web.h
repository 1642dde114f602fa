/* The page of jobs. */
#ifndef PLATFORM_JOB_WEB_H
#define PLATFORM_JOB_WEB_H

#include "http/http.h"

extern const struct route_set job_routes;

#endif
