/* Decision (beslutning): a customer's status, proposed and decided, dated and with a rationale. Pure. */
#ifndef WHEEL_DECISION_H
#define WHEEL_DECISION_H

#include "hub/account/account.h"

enum outcome { OUTCOME_CONFIRMED, OUTCOME_DEVELOPMENT, OUTCOME_LIGHT, OUTCOME_REFUSED, OUTCOME_ENDED };
extern const struct choices outcomes;
enum decision_state { DECISION_PROPOSED, DECISION_DECIDED, DECISION_WITHDRAWN };
/* Why light: less time, fewer resources, customer wants buyer–seller only, full analysis unrealistic, tailoring too
 * hard or risky. */
extern const struct choices light_reasons;

#define DECISION(F, S)                                                                       \
	F(S, ID, id, .flags = F_KEY)                                                         \
	F(S, ID, account_id, .flags = F_FIXED | F_ROOT, .ref = "account")                    \
	F(S, ID, round_id, .flags = F_NULL)                                                  \
	F(S, CHOICE, state, .choices = &decision_states)                                     \
	F(S, CHOICE, outcome, .flags = F_REQUIRED, .choices = &outcomes)                     \
	F(S, CHOICE, light_reason, .flags = F_NULL, .choices = &light_reasons)               \
	F(S, LONG, rationale, .flags = F_NULL | F_OPINION | F_FREE_TEXT, .max = 4000)        \
	F(S, ID, proposed_by, .flags = F_NULL | F_FIXED, .ref = "person")                    \
	F(S, TIME, proposed, .flags = F_FIXED)                                               \
	F(S, ID, decided_by, .flags = F_NULL, .ref = "person")                               \
	F(S, DATE, decided_day, .flags = F_NULL)                                             \
	F(S, DATE, valid_until, .flags = F_NULL)                                             \
	/* the scores it rested on; who has to rate first would read them in the history */  \
	F(S, REAL, attractiveness, .flags = F_NULL | F_OPINION | F_NO_HISTORY)               \
	F(S, REAL, strength, .flags = F_NULL | F_OPINION | F_NO_HISTORY)                     \
	F(S, INT, in_set, .flags = F_NULL | F_OPINION | F_NO_HISTORY) /* NONE: not scored */ \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(decision, DECISION);
extern const struct record decision_record;

/* A decision with the names a page shows. */
#define DECISION_ROW(F, S)                                                        \
	F(S, RECORD(struct decision), d, .of = &decision_record)                  \
	F(S, TEXT, account_name, .flags = F_COMPUTED)                             \
	F(S, TEXT, account_number, .flags = F_COMPUTED)                           \
	F(S, TEXT, proposer, .flags = F_COMPUTED)                                 \
	F(S, TEXT, decider, .flags = F_COMPUTED)                                  \
	F(S, MONEY, revenue_12m, .flags = F_COMPUTED)                             \
	F(S, ID, kam_id, .flags = F_COMPUTED) /* of the customer, as it is now */ \
	F(S, CHOICE, level, .flags = F_COMPUTED, .choices = &account_levels)      \
	F(S, BOOL, in_force, .flags = F_COMPUTED)
STRUCT_OF(decision_row, DECISION_ROW);
extern const struct record decision_row_record;

/* SQL for the id of the decision in force; NULL when nothing is decided. This is the only place of the rule: in force
 * is the decision with the latest day, and of several with that day the one made last (ids rise). The next of
 * SQL_DECIDED is in force when that one is withdrawn. */
#define SQL_DECIDED(account)                                                                 \
	"FROM decision n WHERE n.account_id = " account " AND n.state = 'decided' ORDER BY " \
	"n.decided_day DESC, n.id DESC"
#define SQL_DECISION_IN_FORCE(account) "(SELECT n.id " SQL_DECIDED(account) " LIMIT 1)"

/* The level an outcome gives the customer. */
enum account_level outcome_level(enum outcome);
/* Is the decision complete? Else a field fault for each thing that it lacks: a rationale; a reason for light; for an
 * outcome with a wheel a last valid day after `day`, at most five years later. */
enum err decision_complete(struct ctx *, const struct decision *, int32_t day);

/* Of a wheel that was stopped at the end of that round: do the last two decisions, the latest first, let it go on? The latest must
 * be the one that stopped it, and the one before give a wheel. */
bool decisions_may_resume(const struct list *last, int64_t round);

/* Take the scores out of a decision, whatever its state, for somebody who has not rated the customer yet and must not
 * learn them from it. */
void decision_hide_scores(struct decision *);

/* Whether a decision still holds; VALID_EXPIRES_SOON when it ends within 60 days. */
enum validity { VALID, VALID_EXPIRES_SOON, VALID_EXPIRED };
extern const struct choices validities;
enum validity decision_validity(int32_t valid_until, int32_t today);

#endif
