/* Settings: one table (name, kind, default, bounds, unit, who sets it) → database, `hjul config`, settings page, documentation.
 * Pure. */
#ifndef PLATFORM_SETTING_H
#define PLATFORM_SETTING_H

#include "base/record.h"

struct settings {
	const char *company;       /* our own name */
	const char *currency;      /* ISO 4217, fixed once sales are there */
	const char *zone;          /* Europe/Oslo */
	bool demo;                 /* made by `hjul demo`: shows view-as */
	double set_attractiveness; /* 3.5: recommended set */
	double set_strength;       /* 2.5 */
	double set_leave;          /* 0.3 lower to leave */
	int64_t rating_months;     /* 18: older ratings are stale */
	int64_t round_months;      /* 12 */
	int64_t load_limit;        /* 4 wheels per KAM, a light one counts half */
	int64_t status_months;     /* 12: how long a decision holds when nothing else is said */
	int64_t pareto_share;      /* 80 (per cent) */
	int64_t invite_days;       /* 3: how long an invitation's one-time link works; all other links: 15 minutes */
	const char
	    *notice_days;      /* "180 90 30": days ahead that one is told of what expires; the first is the longest */
	int32_t decider;       /* enum decider: who decides on status */
	int32_t facts_month;   /* yyyymm: last whole month with sales; set by the facts, not by people */
	int32_t facts_day;     /* date of the newest sale */
	int64_t facts_revenue; /* all revenue of the 12 months; set by the facts */
	int64_t facts_unrated; /* lines of sale that stand apart for want of a rate; set by the facts */
};
extern const struct record settings_record;

enum decider { DECIDER_LEADER, DECIDER_KAM };
extern const struct choices deciders; /* "leader", "kam" */

/* What the table knows beyond the field: its default as stored, the unit people see, and whether people may set it. */
struct setting {
	const char *name, *standard, *unit;
	bool by_program;
};
const struct setting *setting_find(const char *name); /* NULL when unknown */
const struct setting *setting_at(size_t i);           /* in order; NULL after the last */

/* Every setting at its default. */
void settings_standard(struct settings *);
/* What is stored for a value ("" when it is none), and back; a stored text that does not fit leaves the default. */
[[nodiscard]] char *setting_store_text(struct arena *, const struct field *, const struct settings *);
void setting_load_text(struct arena *, const struct field *, const char *text, struct settings *);
/* What is typed becomes what is kept: the currency in capitals. */
void setting_normalise(struct ctx *, struct settings *);
/* Of notice_days: the longest; and is what is `left` days ahead within the second, so that it is near? With one number all is. */
int64_t notice_days_first(const char *);
bool notice_days_near(const char *, int64_t left);
/* Rules beyond kind and bounds: the zone is known, the currency three letters and unchanged once there are sales. */
enum err setting_check(struct ctx *, const struct settings *before, const struct settings *after);

#endif
