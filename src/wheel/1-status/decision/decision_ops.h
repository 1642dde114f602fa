/* What people do with a customer's status: propose, withdraw, decide (one customer, or many in a meeting), end. Each
 * writes history, and a decision sets the customer's level and starts or stops its wheel. */
#ifndef WHEEL_DECISION_OPS_H
#define WHEEL_DECISION_OPS_H

#include "db/db.h"
#include "wheel/1-status/decision/decision.h"

/* Propose a status: outcome, light_reason and rationale of `wanted`. E_CONFLICT when a proposal is open already or
 * nothing would change. */
enum err decision_propose(struct ctx *, int64_t account, const struct decision *wanted, int64_t *ret_id);
/* Withdraw the open proposal of a customer. Everybody may withdraw his own, the customer's KAM and deputy and the KAM
 * leader also others'; else E_FORBIDDEN. */
enum err decision_withdraw(struct ctx *, int64_t account);
enum err decision_may_withdraw(struct ctx *, const struct decision *proposal, bool *ret);
/* What the page showed to the one who decides: ids of the decision in force and of the open proposal; 0 = there was
 * none, NONE = not to be checked. */
struct decision_seen {
	int64_t in_force, proposal;
};
struct decision_made {
	int64_t id;
	bool in_force; /* false: the one in force has a later day */
};
/* For undo_kinds: an open proposal that was decided is one again, with what it said; a decision without one is withdrawn. The
 * level and the round are undone beside it, as parts of the same act. E_CONFLICT when it is no longer in force, or another
 * proposal is open. */
enum err decision_undo(struct ctx *, const struct list *rows, int64_t undo);
/* Decide on a customer: closes its open proposal, or records a decision without one. Refused, with what is missing,
 * while the weights of an axis are not 100 % together or the decision is incomplete; a KAM over the load limit is a
 * warning on the page, not a refusal. A decision dated before the one in force is only recorded. E_CONFLICT when `seen`
 * (may be NULL) is no longer what is stored, so that two who decide from pages of the same morning do not undo each
 * other. act (history_act_new): all that follows is undone with it. */
enum err decision_decide(struct ctx *, int64_t account, const struct decision *wanted, const struct decision_seen *seen,
                         int64_t act, struct decision_made *ret);

/* Take back the decision in force, which ended the customer: its wheel goes on where it stopped, by the decision before.
 * E_CONFLICT when the decision in force is another one, something has been decided since, or the decision before gives no
 * wheel: one that refuses may have been written down with an earlier day. */
enum err decision_resume(struct ctx *, int64_t account);

#endif
