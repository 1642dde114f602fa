/* Settings: one table (name, kind, default, bounds, unit, who sets it) → database, `hjul config`, settings page,
 * documentation. Pure. */
#ifndef PLATFORM_SETTING_H
#define PLATFORM_SETTING_H

#include "base/record.h"

struct settings {
	const char *company;       /* our own name */
	const char *currency;      /* ISO 4217, fixed once sales are there */
	const char *zone;          /* Europe/Oslo */
	bool demo;                 /* made by `hjul demo`: shows view-as */
	double set_attractiveness; /* 3.5: from here on a customer is in the recommended set … */
	double set_strength;       /* 2.5: … when its relative strength is at least this too */
	double set_leave;          /* 0.3: a customer in the set leaves it this far below */
	int64_t rating_months;     /* 18: older ratings are stale */
	int64_t round_months;      /* 12 */
	int64_t load_limit;        /* 4 wheels per KAM, a light one counts half */
	int64_t status_months;     /* 12: how long a decision on status lasts unless it says otherwise */
	int64_t pareto_share;      /* 80 (per cent) */
	int64_t invite_days;       /* 3: how long an invitation's one-time link works; all other links: 15 minutes */
	/* "180 90 30": how many days ahead people are warned of what expires, the largest number first. */
	const char *notice_days;
	int32_t decider; /* enum decider: who decides on status */
	/* Set by the program when sales have changed: */
	int32_t facts_month;   /* yyyymm: the last whole month with sales */
	int32_t facts_day;     /* date of the newest sale */
	int64_t facts_revenue; /* all revenue of the 12 months that end with facts_month */
	int64_t facts_unrated; /* lines of sale that are in no sum, because their currency has no rate */
};
extern const struct record settings_record;

enum decider { DECIDER_LEADER, DECIDER_KAM };
extern const struct choices deciders; /* "leader", "kam" */

/* What is known of a setting besides its field: its default as it would be stored, its unit as people see it, and
 * whether only the program sets it. */
struct setting {
	const char *name, *standard, *unit;
	bool by_program;
};
const struct setting *setting_find(const char *name); /* NULL when unknown */
const struct setting *setting_at(size_t i);           /* in order; NULL after the last */

/* Set every setting to its default. */
void settings_standard(struct settings *);
/* The text that is stored for a setting's value, in the arena; "" when it is none. And back: a stored text that does
 * not fit leaves the setting as it is. */
[[nodiscard]] char *setting_store_text(struct arena *, const struct field *, const struct settings *);
void setting_load_text(struct arena *, const struct field *, const char *text, struct settings *);
/* Bring what was typed into the form in which it is stored: the currency in capitals. */
void setting_normalise(struct ctx *, struct settings *);
/* The first, and largest, number of notice_days. */
int64_t notice_days_first(const char *);
/* Is what expires in `left` days near? It is when `left` is at most the second number, or the first when there is
 * only one. */
bool notice_days_near(const char *, int64_t left);
/* Rules beyond kind and bounds, each a field fault: the zone is known; the currency has three letters and stays the
 * same once there are sales; notice_days are falling numbers. */
enum err setting_check(struct ctx *, const struct settings *before, const struct settings *after);

#endif
