/* Pareto: customers, or whole groups, ordered by what they bought in a period, and how few of them make up a given
 * share. Pure. */
#ifndef LEAD_PARETO_H
#define LEAD_PARETO_H

#include "base/record.h"

enum pareto_period { PERIOD_12M, PERIOD_ALL, PERIOD_MONTHS };
extern const struct choices pareto_periods; /* "12m", "all", "months" */

#define PARETO_QUERY(F, S)                                                         \
	/* -1: months when from or to is given, else the 12 months of the facts */ \
	F(S, CHOICE, period, .choices = &pareto_periods, .label = "pareto.period") \
	F(S, MONTH, from, .label = "pareto.from")                                  \
	F(S, MONTH, to, .label = "pareto.to")                                      \
	F(S, BOOL, groups, .label = "pareto.groups")                               \
	/* rank of the page's first row; NONE = 1 */                               \
	F(S, INT, start, .min = 1, .max = 100000000, .label = "pareto.start")
STRUCT_OF(pareto_query, PARETO_QUERY);
extern const struct record pareto_query_record;

/* What a customer or a group bought. */
#define BOUGHT(F, S)                                                                   \
	F(S, ID, account_id) /* of a group: the id of its root */                      \
	F(S, MONEY, revenue)                                                           \
	/* how many customers of the group bought something; 1 for a customer alone */ \
	F(S, INT, members, .flags = F_COMPUTED)
STRUCT_OF(bought, BOUGHT);
extern const struct record bought_record;
/* A customer below another one, and the root of its group. */
#define BELONGS(F, S)        \
	F(S, ID, account_id) \
	F(S, ID, root_id)
STRUCT_OF(belongs, BELONGS);
extern const struct record belongs_record;

/* Sort by revenue, largest first; equal ones by id. */
void pareto_sort(struct bought *, size_t count);
/* Add up each group into one; answers how many elements remain, in no order. `belongs` must be sorted by account_id. */
size_t pareto_group(struct bought *, size_t count, const struct belongs *, size_t belongs_count);
/* How many of the first elements, once sorted, reach the share of the total together; 0 when they never do, or nothing
 * was sold. */
size_t pareto_reach(const struct bought *, size_t count, int64_t total, double share);

#define PARETO_ROW(F, S)                                                                                  \
	F(S, INT, rank, .label = "pareto.rank")                                                           \
	F(S, ID, id)                                                                                      \
	F(S, TEXT, number, .label = "account.number")                                                     \
	F(S, TEXT, name, .label = "accounts.customer")                                                    \
	F(S, URL, href)                                                                                   \
	F(S, CHOICE, level, .choices = &account_levels, .label = "account.level")                         \
	F(S, TEXT, kam, .label = "account.kam")                                                           \
	F(S, MONEY, revenue, .label = "pareto.revenue")                                                   \
	F(S, PERCENT, share, .label = "pareto.share") /* of the total; NAN when that is not above zero */ \
	F(S, PERCENT, cumulative, .label = "pareto.cumulative")                                           \
	F(S, INT, members, .label = "pareto.members")                                                     \
	F(S, BOOL, may_propose) /* the one who acts may rate and propose it */                            \
	F(S, TEXT, cover)       /* the customer above it on whose wheel it is followed up; NULL = none */ \
	F(S, URL, cover_href)                                                                             \
	F(S, BOOL, last_within) /* the last of those that reach the share together */
STRUCT_OF(pareto_row, PARETO_ROW);
extern const struct record pareto_row_record;

#define PARETO(F, S)                                                                      \
	F(S, CHOICE, period, .choices = &pareto_periods) /* months, 0 for everything */   \
	F(S, MONTH, from)                                                                 \
	F(S, MONTH, to)                                                                   \
	F(S, BOOL, groups)                                                                \
	F(S, MONEY, total) /* customers (or groups) that bought something */              \
	F(S, INT, count)                                                                  \
	F(S, PERCENT, threshold)     /* the share asked about, say 0.8 */                 \
	F(S, INT, reached)           /* how many reach it together; 0 = cannot be said */ \
	F(S, PERCENT, reached_share) /* reached, as a share of count */                   \
	F(S, DATE, facts_day)                                                             \
	F(S, TEXT, sentence)                                                              \
	F(S, TEXT, period_text)                                                           \
	F(S, LIST, rows, .of = &pareto_row_record) /* pareto_row of the page */           \
	F(S, URL, next)                            /* path of the next page */
STRUCT_OF(pareto, PARETO);
extern const struct record pareto_record;

#endif
