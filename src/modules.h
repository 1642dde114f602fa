/* The list of features. Each folder of a feature describes itself in one struct module; nothing else knows all of
 * them. */
#ifndef MODULES_H
#define MODULES_H

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

struct settings;
struct page_tab;
struct noun_rules;
struct import_kind;
struct import_besides;
struct undo_kind;
struct erase_reader;
struct customer_tab;
struct customer_panel;
struct customer_wheel;

/* What a feature hands in. Every member may be NULL: the feature has none of these. Lists of pointers end with NULL:
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
	struct noun_pages *const *noun_pages; /* pages of nouns that have the routes of every plain noun */
	const struct noun *const *nouns;      /* their records stand in `records` too */
	/* Rules of these nouns that need the base (platform/noun/noun_ops.h). Ended by one without noun. */
	const struct noun_rules *noun_rules;
	/* Pieces of SQL that queries of lower storeys use by name, without knowing the tables in them. Ended by one
	 * without name. */
	const struct fragment *fragments;
	/* Tables that get rows when a new base is opened or its first link is made; a base with rows in these alone
	 * is still empty. */
	const char *const *made_by_opening;
	/* At start, when all nouns and fragments are known: make what depends on them. */
	void (*settled)(void);
	const struct root_frame *root_frame; /* of the one module that knows the frame of customers' pages */
	const struct http_hooks *hooks;      /* of the one feature that knows sessions and the frame (platform/user) */
	/* Called when a base was opened and has this program's schema. No transaction is open. */
	enum err (*opened)(struct ctx *);
	/* Called when the server has started on `url`. *ret: what to print about how to sign in, with a one-time
	 * link when one may be given; NULL = nothing. fresh: the administrator asked for a link (--first-link);
	 * otherwise only an empty base gives one, for its first administrator. In a write transaction. */
	enum err (*first_link)(struct ctx *, const char *url, bool fresh, char **ret);
	/* Long or repeated work that servers do by themselves (platform/job/job.h). */
	const struct job_kind *const *jobs;

	/* Kinds of files that can be imported (platform/import/import_kind.h), ended by NULL. */
	const struct import_kind *const *imports;
	/* What rows of another feature's files give besides their records (the same). */
	const struct import_besides *import_besides;
	/* Tabs over pages that belong together (platform/ui/page_tabs_ops.h). Ended by one without row. */
	const struct page_tab *tabs;
	/* What pages about a customer show (hub/customer/customer_parts_ops.h): tabs over each of them, ended by one
	 * without place; cards among the customer's facts, ended by one without name; the wheel. */
	const struct customer_tab *customer_tabs;
	const struct customer_panel *customer_panels;
	const struct customer_wheel *customer_wheel;
	/* What steps of the wheel seal with a round (wheel/round/snapshot_parts_ops.h). Ended by one without field. */
	const struct snapshot_part *snapshot_parts;
	/* Of the one feature that knows customers: the levels that a customer may have, for lists of customers in
	 * platform/person. */
	const struct choices *customer_levels;
	/* Called when the sums of customers' sales have changed (by an import or a currency's rate), in the
	 * transaction that completed them: compute again what is made from the sums. */
	enum err (*facts_changed)(struct ctx *);
	/* Of the one feature that makes the sums of noted customers again (FACTS_NOTED of hub/account): called when
	 * the transaction that noted them is committed. */
	void (*facts_noted)(struct ctx *);

	/* Names of the tables that belong to this feature, with spaces between. Every table belongs to one feature
	 * (modules_test.c). */
	const char *tables;
	/* Texts of its tables that stand in none of its records and cannot name a person, as "table.column" with spaces
	 * between; of all others their fields say it (F_NO_NAME of base/record.h). */
	const char *no_names;
	/* Names of tables of other features in the same storey that its SQL uses. Those of lower storeys it may use
	 * without saying so; those of higher storeys never. */
	const char *reads;

	/* What the platform does for records without knowing them; see each struct. Each is a list that ends with an
	 * item without name (history and undo_kinds: without kind). */
	const struct export_kind *exports;  /* files of CSV */
	const struct check *const *checks;  /* what hjul check counts; pointers to such lists */
	const struct history_text *history; /* how the history shows them */
	const struct hand_over *hand_over;  /* what a successor takes over when a colleague leaves */
	const struct undo_kind *undo_kinds; /* how changes are undone (platform/noun/noun_ops.h) */
	/* Who may read texts of its records that belong to no customer (platform/erase/erase.h). Ended by one without record. */
	const struct erase_reader *erase_readers;
	/* What it erases of a person besides free texts (erase_part of platform/erase/erase_ops.h). */
	enum err (*erase)(struct ctx *, int64_t person, const char *name, const char *mail);
	/* Of the one feature that knows customers: the user's relation to one (access_relation_set). */
	enum err (*relation)(struct ctx *, int64_t account, enum relation *ret);
	/* Of the one feature that knows ratings (access_scores_wait_set). */
	enum err (*scores_wait)(struct ctx *, int64_t account, bool *ret);
	/* Called when settings were saved, in the same transaction: compute again what is made from them. */
	enum err (*settings_changed)(struct ctx *, const struct settings *before, const struct settings *after);
	/* Of the one feature that knows users: a person's user and role (access_user_set). */
	enum err (*user_of)(struct ctx *, int64_t person, int64_t *ret_user, int *ret_role);
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

/* To define the sets:
 *   const struct route_set round_routes = SET(routes);
 *   const struct query_set round_queries = QUERY_SET("round", q); */
#define SET(a)                                  \
	{                                       \
		(a), sizeof(a) / sizeof((a)[0]) \
	}
#define QUERY_SET(n, a)                              \
	{                                            \
		(n), (a), sizeof(a) / sizeof((a)[0]) \
	}

extern const struct module *const modules[]; /* ended by NULL */

/* The storey of each module. Its SQL may name tables of its own and lower storeys, never of higher ones. */
enum storey { STOREY_PLATFORM, STOREY_HUB, STOREY_WHEEL, STOREY_LEAD, STOREY_DEMO };
extern const unsigned char module_storeys[]; /* enum storey, in the order of modules[] */
/* Is `word` one of `words`, which have spaces between them? words NULL = false. */
bool word_among(const char *words, const char *word);

/* Call once, before anything else: gives each part of the program what the modules hand in, and checks that all of
 * it agrees. False, with the first fault in `why`, when it does not. */
bool modules_start(char *why, size_t why_size);

#endif
