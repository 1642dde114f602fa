/* The one list of features. A feature is a folder that hands over its tables here; nothing else knows all of them. */
#ifndef MODULES_H_MODULES_H
#define MODULES_H_MODULES_H

#include "base/noun.h"
#include "cli/cli.h"
#include "db/db.h"
#include "http/http.h"
#include "platform/access/rights.h"
#include "platform/check/check.h"
#include "platform/export/export.h"
#include "platform/history/history.h"
#include "platform/job/job.h"
#include "platform/noun/leave.h"
#include "platform/noun/noun_web.h"
#include "platform/search/search.h"

struct page_tab;
struct noun_rules;
struct import_kind;
struct undo_kind;
struct customer_tab;
struct customer_panel;
struct customer_wheel;

/* Each is a list ended by NULL, or NULL when the feature has none of them:
 *
 *   const struct module round_module = {
 *           .name = "round",
 *           .queries = QUERIES(&round_queries),
 *           .routes = ROUTES(&round_routes),
 *           .commands = COMMANDS(&round_commands),
 *           .records = RECORDS(&round_record),
 *           .jobs = JOBS(&round_job),
 *   };                                          in round_module.c, declared in modules.c */
struct module {
	const char *name;
	const struct query_set *const *queries;
	const struct route_set *const *routes;
	const struct command_set *const *commands;
	const struct record *const *records;  /* tables of the database first */
	struct noun_pages *const *noun_pages; /* of nouns whose routes are those of every plain noun */
	const struct noun *const *nouns;      /* their records stand in `records` too */
	const struct noun_rules
	    *noun_rules; /* what their verbs do besides (platform/noun/noun_ops.h); ended by one without noun */
	/* Pieces of SQL that lower storeys' queries name without knowing the tables in them. Ended by one without name. */
	const struct fragment *fragments;
	/* Tables in which opening a new base makes rows, or asking for its first link; ended by NULL. */
	const char *const *made_by_opening;
	void (*settled)(void); /* at start, when all nouns and fragments are known: make what follows from them */
	const struct root_frame *root_frame; /* of the one module that knows customers' pages */
	const struct http_hooks *hooks;      /* of the one feature that knows sessions and the frame (platform/user) */
	enum err (*opened)(
	    struct ctx *); /* a base was opened and is of this version: settings, ids. No transaction is open */
	/* After the server started on `url`: what to print of how to get in, with a one-time link when one may be given, or NULL. `fresh`:
	 * a link was asked for (--first-link); else only an empty base gives one, for its first administrator. In a write transaction. */
	enum err (*first_link)(struct ctx *, const char *url, bool fresh, char **ret);
	const struct job_kind *const *jobs; /* what servers do by themselves, long or repeated: platform/job/job.h */

	/* Kinds of files that can be imported (platform/import/import_kind.h), ended by NULL. */
	const struct import_kind *const *imports;
	/* Tabs over pages that belong together (platform/ui/page_tabs_ops.h). Ended by one without row. */
	const struct page_tab *tabs;
	/* Tabs over every page about a customer (hub/customer/customer_parts_ops.h), ended by one without place; the wheel on it. */
	const struct customer_tab *customer_tabs;
	const struct customer_panel *customer_panels; /* cards among a customer's facts, ended by one without name */
	const struct customer_wheel *customer_wheel;
	/* Of the one feature that knows customers: how closely one may be followed, for lists of them in platform/person. */
	const struct choices *customer_levels;
	/* The sums of customers' sales are new (an import, a currency's rate): make again what is computed from them. In the transaction
	 * that completed the sums. */
	enum err (*facts_changed)(struct ctx *);

	/* Tables of the database that are this feature's, with spaces. Every table is somebody's (modules_test.c). */
	const char *tables;
	/* Tables of its own storey that its SQL names though they are another's. It may name those of lower storeys, never of higher. */
	const char *reads;

	/* What the platform does for records that it does not know; each contract stands with its struct. Of each a list, ended by one
	 * without name (history: without kind). */
	const struct search_kind *search;   /* found by their words */
	const struct export_kind *exports;  /* taken out as CSV */
	const struct check *const *checks;  /* looked at by hjul check; lists of such lists */
	const struct history_text *history; /* told in the history */
	const struct hand_over *hand_over;  /* taken over by another when somebody leaves */
	const struct undo_kind *undo_kinds; /* acts taken back (platform/noun/noun_ops.h); ended by one without kind */
	/* Of the one feature that knows customers: the relation of who acts to one (access_relation_set). */
	enum err (*relation)(struct ctx *, int64_t account, enum relation *ret);
};
#define QUERIES(...)  ((const struct query_set *const[]){__VA_ARGS__, NULL})
#define ROUTES(...)   ((const struct route_set *const[]){__VA_ARGS__, NULL})
#define COMMANDS(...) ((const struct command_set *const[]){__VA_ARGS__, NULL})
#define RECORDS(...)  ((const struct record *const[]){__VA_ARGS__, NULL})
#define PAGES(...)    ((struct noun_pages *const[]){__VA_ARGS__, NULL})
#define IMPORTS(...)  ((const struct import_kind *const[]){__VA_ARGS__, NULL})
#define TABLES(...)   ((const char *const[]){__VA_ARGS__, NULL})
#define CHECKS(...)   ((const struct check *const[]){__VA_ARGS__, NULL})
#define NOUNS(...)    ((const struct noun *const[]){__VA_ARGS__, NULL})
#define JOBS(...)     ((const struct job_kind *const[]){__VA_ARGS__, NULL})

/* For the sets themselves: const struct route_set round_routes = SET(routes); const struct query_set x = QUERY_SET("x", q); */
#define SET(a)                                  \
	{                                       \
		(a), sizeof(a) / sizeof((a)[0]) \
	}
#define QUERY_SET(n, a)                              \
	{                                            \
		(n), (a), sizeof(a) / sizeof((a)[0]) \
	}

extern const struct module *const modules[]; /* ended by NULL */

/* How high each of them stands: who is higher may name in its SQL what is lower, never the other way. */
enum storey { STOREY_PLATFORM, STOREY_HUB, STOREY_WHEEL, STOREY_LEAD, STOREY_DEMO };
extern const unsigned char module_storeys[]; /* as modules[] */
/* Is that word among those, which have spaces between them? NULL are none. */
bool word_among(const char *words, const char *word);

/* Before anything else, and once: hand what the modules bring to where it is used, and check that it agrees. False with the first
 * fault in `why`. */
bool modules_start(char *why, size_t why_size);

#endif
