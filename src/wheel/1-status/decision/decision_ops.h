/* What people do with a customer's status: propose, withdraw, decide (alone or many in a meeting), end. Each writes history and
 * sets what follows from it: level, round, wheel. */
#ifndef WHEEL_DECISION_OPS_H
#define WHEEL_DECISION_OPS_H

#include "db/db.h"
#include "wheel/1-status/decision/decision.h"

/* A proposal with its outcome, light_reason and rationale; E_CONFLICT when one is open already or nothing would change. */
enum err decision_propose(struct ctx *, int64_t account, const struct decision *wanted, int64_t *ret_id);
/* Take back the open proposal of a customer: one's own, as KAM or deputy also another's, as KAM leader any. E_FORBIDDEN. */
enum err decision_withdraw(struct ctx *, int64_t account);
enum err decision_may_withdraw(struct ctx *, const struct decision *proposal, bool *ret);
/* What the one who decides has seen of a customer: ids of the decision in force and of the open proposal, 0 = there was none, NONE = it is
 * not asked. */
struct decision_seen {
	int64_t in_force, proposal;
};
struct decision_made {
	int64_t id;
	bool in_force; /* false: it is of a day before the decision that is */
};
/* Decide on a customer: closes its open proposal, or records a decision without one. Refused with what is missing while weights
 * are not 100 % per axis or the decision is incomplete; a KAM over the load limit is a warning on the page, not a refusal. A decision
 * dated before the one in force is written down and nothing follows from it. E_CONFLICT when something else stands than was seen
 * (seen may be NULL): two who decide from pages of the same morning do not undo each other. */
enum err decision_decide(struct ctx *, int64_t account, const struct decision *wanted, const struct decision_seen *seen,
                         struct decision_made *ret);

#endif
