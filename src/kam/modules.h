/* The one list of features. A feature is a folder that hands over its tables here; nothing else knows all of them. */
#ifndef KAM_MODULES_H
#define KAM_MODULES_H

#include "cli/cli.h"
#include "db/db.h"
#include "http/http.h"

struct module {
	const char *name;
	struct query_set queries;
	struct route_set routes;
	struct command_set commands;
	const struct record *const *records; /* tables of the database first; ended by NULL */
};
#define SET(a)                                  \
	{                                       \
		(a), sizeof(a) / sizeof((a)[0]) \
	}
#define QUERY_SET(n, a)                              \
	{                                            \
		(n), (a), sizeof(a) / sizeof((a)[0]) \
	}

extern const struct module *const modules[]; /* ended by NULL */

#endif
