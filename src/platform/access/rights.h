/* Rights: who may read or write what. The table was decided in test/rights.txt, by hand; rights.c holds the same
 * one, and a test compares the two cell by cell and route by route. Pure. */
#ifndef PLATFORM_ACCESS_RIGHTS_H
#define PLATFORM_ACCESS_RIGHTS_H

#include "base/ctx.h"

/* cx->role: the role of the user who is signed in. ROLE_NOBODY: a request without sign-in, which may only do
 * DATA_ANYONE. When cx->user is 0 and the role is any other, the program itself acts (command line, jobs); it may do
 * everything. */
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

/* The user's relation to a customer. */
enum relation {
	REL_OWN,        /* its KAM or deputy */
	REL_TEAM,       /* its sponsor, on its core or support team, or given access that has not ended */
	REL_OTHER,      /* none of these */
	REL_RESTRICTED, /* none of these, and the customer is restricted */
	REL_NONE,       /* the question is not about one customer */
	REL_COUNT
};

enum level { LEVEL_NONE, LEVEL_READ, LEVEL_WRITE };

/* How far the role may go with this kind of data. A role out of range gets LEVEL_NONE, except for DATA_ANYONE. */
enum level rights_level(enum role, enum data_kind, enum relation);
/* The message key of a refusal. The message says who may do it instead, by the same table. */
const char *rights_refusal(enum role, enum data_kind, enum level, enum relation);
extern const char *const role_names[], *const data_kind_names[], *const relation_names[]; /* ended by NULL */

#endif
