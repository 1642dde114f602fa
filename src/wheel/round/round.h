/* Round (runde), steps and readiness: the rules of the wheel, exactly as product.md's table. Pure. */
#ifndef WHEEL_ROUND_H
#define WHEEL_ROUND_H

#include "base/record.h"
#include "hub/account/account.h"
#include "hub/customer/wheel_view.h"
#include "wheel/1-status/decision/decision.h"

enum { STEPS = 7 };
/* Message keys of the steps' names, short names (for the wheel) and purposes; index 0 = step 1. */
extern const char *const step_keys[STEPS], *const step_short_keys[STEPS], *const step_purpose_keys[STEPS];

#define ROUND(F, S)                                                                                              \
	F(S, ID, id, .flags = F_KEY)                                                                             \
	F(S, ID, account_id, .flags = F_FIXED | F_ROOT, .ref = "account")                                        \
	F(S, INT, number, .flags = F_FIXED)                                                                      \
	F(S, DATE, start_day, .flags = F_FIXED)                                                                  \
	F(S, DATE, end_day, .flags = F_REQUIRED)                                                                 \
	F(S, DATE, closed_day, .flags = F_NULL)                                                                  \
	F(S, ID, closed_by, .flags = F_NULL, .ref = "person")                                                    \
	F(S, LONG, snapshot, .flags = F_NULL | F_NO_HISTORY | F_OPINION | F_FREE_TEXT | F_SEALED, .max = 100000) \
	F(S, TEXT, snapshot_hash, .flags = F_NO_NAME | F_NULL | F_NO_HISTORY)                                    \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(round, ROUND);
extern const struct record round_record;

/* Something that was missing when the round before was closed, and that this one took over. */
#define CARRIED(F, S)                                                                      \
	F(S, ID, id, .flags = F_KEY)                                                       \
	F(S, ID, round_id, .flags = F_FIXED)                                               \
	F(S, INT, step, .flags = F_FIXED)                                                  \
	F(S, TEXT, what, .flags = F_NO_NAME | F_FIXED) /* message key wheel.missing.… */ \
	F(S, ID, owner_id, .flags = F_NULL)                                                \
	F(S, DATE, due, .flags = F_NULL)
STRUCT_OF(carried, CARRIED);
extern const struct record carried_record;

/* All that deciding on a customer, or closing its round, needs to know about it, read by one query. */
#define CUSTOMER_STATE(F, S)                                                                                         \
	F(S, RECORD(struct account), account, .of = &account_record)                                                 \
	F(S, RECORD(struct account_fact), fact, .of = &account_fact_record)                                          \
	/* the decision in force; id 0: there is none */                                                             \
	F(S, RECORD(struct decision), in_force, .of = &decision_record)                                              \
	F(S, RECORD(struct decision), proposal, .of = &decision_record) /* the open proposal; id 0: there is none */ \
	F(S, RECORD(struct round), round, .of = &round_record)          /* the open one; id 0: there is none */      \
	F(S, ID, last_round) /* number of the latest round, open or closed; 0: there was none */                     \
	F(S, TEXT, kam)      /* the KAM's name */
STRUCT_OF(customer_state, CUSTOMER_STATE);
extern const struct record customer_state_record;

/* What readiness is computed from. */
struct wheel_facts {
	int32_t level;        /* enum account_level */
	bool decided;         /* the decision in force gives a wheel */
	bool this_round;      /* it was made in this round, as each round asks for */
	int32_t status_until; /* its last valid day; 0 = none given */
	int64_t kam_id, deputy_id, sponsor_id;
	int32_t today, start_day, end_day;
};

/* One line of product.md's table: what a step asks for. */
struct requirement {
	int step;
	const char *key; /* message key: what is missing when it is not met */
	bool light;      /* asked for in KAM light too */
	bool crucial;
	const char *form; /* behind /accounts/:id/, where it is settled; NULL: the program has no such form yet */
	bool (*met)(const struct wheel_facts *); /* NULL: never, since the program does not have such records yet */
};
extern const struct requirement requirements[];
extern const size_t requirement_count;
/* Is it asked for at this level? Development customers have the light set. */
bool requirement_applies(const struct requirement *, enum account_level);

struct step_status {
	enum step_state state;
	int asked, met;
};
/* The state of the seven steps (index 0 = step 1). A step of which nothing is asked at this level is ready when all
 * before it are. */
void wheel_steps(const struct wheel_facts *, struct step_status ret[STEPS]);
int steps_current(const struct step_status steps[STEPS]); /* the first that is not ready, 1–7; 0 = all are */
/* The day a step should be ready: steps 1–6 spread evenly over the first half of the round, step 7 at its end; so each
 * is due no earlier than the one before it. A status that has run out was due on its last day. */
int32_t wheel_step_due(const struct wheel_facts *, int step);
/* The day on which a round that began on `start` is closed: today, but never before it began, though a clock goes back. */
int32_t round_close_day(int32_t start, int32_t today);
/* The planned end of a round: `months` after its start, but no later than the last day of the status (0 = none). */
int32_t round_planned_end(int32_t start, int64_t months, int32_t status_until);

#endif
