/* Rights: who may read or write what. The table is test/rights.txt, written by hand; rights.c holds the same and the test
 * compares them, cell by cell and route by route. What was decided stands there. Pure. */
#ifndef PLATFORM_ACCESS_RIGHTS_H
#define PLATFORM_ACCESS_RIGHTS_H

#include "base/ctx.h"

/* cx->role of who is signed in. ROLE_NOBODY: a request of nobody; it may nothing but DATA_ANYONE. With cx->user 0 and any other
 * role it is the program itself (command line, jobs), which may everything. */
enum role { ROLE_NOBODY = -1, ROLE_ADMINISTRATOR, ROLE_LEADER, ROLE_STAFF, ROLE_READER, ROLE_COUNT };

/* Kinds of data, used in route.need.data. 0 and 1 are http's ANYONE and SIGNED_IN. */
enum data_kind {
	DATA_ANYONE,
	DATA_SIGNED_IN,  /* own profile, start page, search: filtered by the operations themselves */
	DATA_CRM_FACTS,  /* a customer's name, KAM, level and plain facts */
	DATA_CRM_EDIT,   /* editing those facts, KAM, deputy, sponsor, parent, restricted */
	DATA_OPINION,    /* ratings, scores, matrix, lifetime value: opinions on a customer */
	DATA_DECISION,   /* proposals and decisions on status */
	DATA_DECIDE,     /* deciding, selection meeting, ending */
	DATA_WHEEL,      /* rounds, steps, what is missing */
	DATA_PORTFOLIO,  /* lists across customers with scores: Pareto, matrix, portfolio, stability */
	DATA_CRITERIA,   /* criteria, weights, thresholds */
	DATA_PEOPLE,     /* colleagues: name, department, manager */
	DATA_USERS,      /* users, roles, sessions of others, tokens of others */
	DATA_IMPORT,     /* imports, their rejected rows and undo */
	DATA_SETTINGS,   /* company, currency, limits */
	DATA_AUDIT,      /* the whole history, without opinions */
	DATA_ASK,        /* asking for access to a customer */
	DATA_GRANT,      /* granting or refusing it */
	DATA_DECIDE_KAM, /* never on a route: what DATA_DECIDE means where setting decider is "kam" */
	DATA_COUNT
};

/* Relation of the one who asks to the customer asked about. */
enum relation { REL_OWN, REL_TEAM, REL_OTHER, REL_RESTRICTED, REL_NONE /* not about one customer */, REL_COUNT };
/* own: KAM or deputy. team: sponsor, core or support team, or access granted and not past. other: none of these.
 * restricted: none of these, and the customer is restricted. */

enum level { LEVEL_NONE, LEVEL_READ, LEVEL_WRITE };

/* A role out of range has LEVEL_NONE but for DATA_ANYONE. */
enum level rights_level(enum role, enum data_kind, enum relation);
/* Message key of a refusal: who may do what this role may not in this relation, by the same table. */
const char *rights_refusal(enum role, enum data_kind, enum level, enum relation);
extern const char *const role_names[], *const data_kind_names[], *const relation_names[]; /* ended by NULL */

#endif
