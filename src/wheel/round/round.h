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

struct round {
	int64_t id, account_id, number;
	int32_t start_day, end_day, closed_day;
	int64_t closed_by;
	const char *snapshot, *snapshot_hash;
	int64_t version;
};
extern const struct record round_record;

/* What a round took over from the one before. */
struct carried {
	int64_t id, round_id, step;
	const char *what; /* message key wheel.missing.… */
	int64_t owner_id;
	int32_t due;
};
extern const struct record carried_record;

/* Where a customer stands, read in one piece: what a decision on it or the close of its round rests on. */
struct customer_state {
	struct account account;
	struct account_fact fact;
	struct decision in_force, proposal; /* the decision in force and the open proposal; id 0: there is none */
	struct round round;                 /* the open one; id 0: there is none */
	int64_t last_round;                 /* number of the latest round, open or closed; 0: there was none */
	const char *kam;                    /* its name */
};
extern const struct record customer_state_record;

/* What readiness is computed from. */
struct wheel_facts {
	int32_t level;        /* enum account_level */
	bool decided;         /* the latest decision gives a wheel */
	bool this_round;      /* it was made in this round: status is asked again in each */
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
	bool (*met)(const struct wheel_facts *); /* NULL: nothing of the kind can be there yet */
};
extern const struct requirement requirements[];
extern const size_t requirement_count;
/* Is it asked for at this level? Development customers have the light set. */
bool requirement_applies(const struct requirement *, enum account_level);

struct step_status {
	enum step_state state;
	int asked, met;
};
/* The seven steps (index 0 = step 1). A step that asks for nothing at this level is ready when all before it are. */
void wheel_steps(const struct wheel_facts *, struct step_status ret[STEPS]);
int steps_current(const struct step_status steps[STEPS]); /* lowest not ready, 1–7; 0 = all ready */
/* Pace: steps 1–6 by the sixths of the round's first half, step 7 by its end. */
int32_t wheel_step_due(const struct wheel_facts *, int step);
/* Planned end of a round that starts on a day: so many months, no later than the status's last day. */
int32_t round_planned_end(int32_t start, int64_t months, int32_t status_until);

#endif
