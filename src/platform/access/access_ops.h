/* Access: may the user of cx do this? Every route and operation asks here. The answer comes from the table of rights
 * (rights.h) and from the user's relation to the customer. How that relation is found is handed in by hub/access,
 * which knows customers. */
#ifndef PLATFORM_ACCESS_OPS_H
#define PLATFORM_ACCESS_OPS_H

#include "db/db.h"
#include "platform/access/rights.h"

/* At start, once: the function that finds the user's relation to the customer `account`. It answers E_NOT_FOUND,
 * without a reason, when there is no such customer. */
void access_relation_set(enum err (*relation)(struct ctx *, int64_t account, enum relation *ret));

/* At start, once: the function that finds the user and role of a person, as they are today; handed in by
 * platform/user. E_NOT_FOUND without a reason when the person may not sign in. */
void access_user_set(enum err (*user_of)(struct ctx *, int64_t person, int64_t *ret_user, int *ret_role));
/* Who acted before. */
struct acting {
	int64_t user, person;
	int role;
};
/* From here on cx acts as the person, with the rights that he has today; work that goes on by itself is his who began
 * it. Who may not sign in any more has none. access_act_end: as before. */
enum err access_act_as(struct ctx *, int64_t person, struct acting *ret_before);
void access_act_end(struct ctx *, const struct acting *before);

/* The relation of the user of cx to a customer; REL_OWN for the command line and jobs, which may do everything.
 * E_NOT_FOUND "error.not_found": there is no such customer. */
enum err access_relation(struct ctx *, int64_t account, enum relation *ret);
/* OK when the user may read or write (`level`) this kind of data about the customer `account`; 0 = the question is
 * not about one customer. E_UNAUTHENTICATED: nobody is signed in. E_FORBIDDEN: the user may not. E_NOT_FOUND: there
 * is no such customer, or it is restricted and the user must not learn that it exists; both give the same answer. */
enum err access_need(struct ctx *, enum data_kind, enum level, int64_t account);

/* The same question answered by true or false; a refusal leaves no reason in cx. */
enum err access_may(struct ctx *, enum data_kind, enum level, int64_t account, bool *ret);
/* The same about a customer that he stands to in this way, which the caller knows already: for lists, without a query
 * for each. */
enum err access_may_as(struct ctx *, enum data_kind, enum level, enum relation, bool *ret);

/* At start, once: the function that answers access_scores_wait; handed in by what knows ratings. */
void access_scores_wait_set(enum err (*wait)(struct ctx *, int64_t account, bool *ret));
/* Must the user not see the scores of a customer yet, in any form, because he has still to give his own ratings? */
enum err access_scores_wait(struct ctx *, int64_t account, bool *ret);

/* SQL leaves out what the user may not see by the conditions @visible(…) and @opinion(…)
 * (hub/access/customer_access_store.h). Their arguments are put into ARGS(…) by the macros below.
 *   see_all       1 = every restricted customer too (KAM leader, command line); 0 = only those the user has to do with;
 *                 -id = no other than this one, which the screen is shared with, and that too only if the user has to do with it
 *   see_opinions  0 = none (nobody signed in, administrator); 1 = all (KAM leader, command line);
 *                 2 = those on customers where the user is on the team */
int64_t access_see_all(const struct ctx *);
bool access_sees_all(const struct ctx *); /* is it 1? */
int64_t access_see_opinions(const struct ctx *);
#define ACCESS_ARGS(cx) \
	ARG("me", (cx)->person), ARG("see_all", access_see_all(cx)), ARG("today", (int64_t)ctx_today(cx))
#define OPINION_ARGS(cx) \
	ARG("me", (cx)->person), ARG("see_opinions", access_see_opinions(cx)), ARG("today", (int64_t)ctx_today(cx))

#define SQL_VISIBLE(a)   "@visible(" a ")"
#define SQL_VISIBLE_ARGS "me, see_all, today"
#define SQL_OPINION(a)   "@opinion(" a ")"
#define SQL_OPINION_ARGS "me, see_opinions, today"

/* Today in the configured zone, yyyymmdd. */
int32_t ctx_today(const struct ctx *);

#endif
