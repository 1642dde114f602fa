/* Settings: one table (name, kind, default, bounds, unit, who sets it) → database, `hjul config`, settings page,
 * documentation. Pure. */
#ifndef PLATFORM_SETTING_H
#define PLATFORM_SETTING_H

#include "base/record.h"

#define SETTINGS(F, S)                                                                                                      \
	F(S, TEXT, company, .flags = F_NO_NAME | F_NULL, .max = 120)    /* our own name */                                  \
	F(S, TEXT, currency, .flags = F_NO_NAME | F_REQUIRED, .max = 3) /* ISO 4217, fixed once sales are there */          \
	F(S, TEXT, zone, .flags = F_NO_NAME | F_REQUIRED, .max = 60)    /* Europe/Oslo */                                   \
	F(S, TEXT, public_url, .flags = F_NO_NAME | F_NULL,                                                                 \
	  .max = 200)                           /* what links begin with: https://hjul.example.com */                       \
	F(S, BOOL, demo, .flags = F_NO_HISTORY) /* made by `hjul demo`: shows view-as */                                    \
	/* 3.5: from here on a customer is in the recommended set … */                                                    \
	F(S, REAL, set_attractiveness, .flags = F_REQUIRED, .min = 1, .max = 5)                                             \
	/* 2.5: … when its relative strength is at least this too */                                                      \
	F(S, REAL, set_strength, .flags = F_REQUIRED, .min = 1, .max = 5)                                                   \
	/* 0.3: a customer in the set leaves it this far below */                                                           \
	F(S, REAL, set_leave, .flags = F_REQUIRED, .min = 0, .max = 2)                                                      \
	F(S, INT, rating_months, .flags = F_REQUIRED, .min = 1, .max = 120) /* 18: older ratings are stale */               \
	F(S, INT, round_months, .flags = F_REQUIRED, .min = 1, .max = 60)   /* 12 */                                        \
	/* 4 wheels per KAM, a light one counts half */                                                                     \
	F(S, INT, load_limit, .flags = F_REQUIRED, .min = 1, .max = 100)                                                    \
	/* 12: how long a decision on status lasts unless it says otherwise */                                              \
	F(S, INT, status_months, .flags = F_REQUIRED, .min = 1, .max = 60)                                                  \
	F(S, INT, pareto_share, .flags = F_REQUIRED, .min = 1, .max = 99) /* 80 (per cent) */                               \
	/* 3: how long an invitation's one-time link works; all other links: 15 minutes */                                  \
	F(S, INT, invite_days, .flags = F_REQUIRED, .min = 1, .max = 14)                                                    \
	/* "180 90 30": how many days ahead people are warned of what expires, the largest number first. */                 \
	F(S, TEXT, notice_days, .flags = F_NO_NAME | F_REQUIRED, .max = 30)                                                 \
	/* 366: how many days ahead of today a line of sale may be dated */                                                 \
	F(S, INT, future_days, .flags = F_REQUIRED, .min = 0, .max = 3660)                                                  \
	F(S, CHOICE, decider, .flags = F_REQUIRED, .choices = &deciders) /* enum decider: who decides on status */          \
	/* Set by the program: which fields a source of files owns (platform/noun/noun_owned.h); "account.orgnr=ERP;…" */ \
	F(S, TEXT, owned_fields, .flags = F_NO_NAME | F_NULL | F_NO_HISTORY, .max = 2000)                                   \
	/* And when sales have changed: */                                                                                  \
	F(S, MONTH, facts_month, .flags = F_NULL | F_NO_HISTORY) /* yyyymm: the last whole month with sales */              \
	F(S, DATE, facts_day, .flags = F_NULL | F_NO_HISTORY)    /* date of the newest sale */                              \
	/* all revenue of the 12 months that end with facts_month */                                                        \
	F(S, MONEY, facts_revenue, .flags = F_NULL | F_NO_HISTORY)                                                          \
	/* lines of sale that are in no sum, because their currency has no rate */                                          \
	F(S, INT, facts_unrated, .flags = F_NULL | F_NO_HISTORY)
STRUCT_OF(settings, SETTINGS);
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
/* Bring what was typed into the form in which it is stored: the currency in capitals, numbers of days with one blank
 * between, an address without / at its end. */
void setting_normalise(struct ctx *, struct settings *);
/* The first, and largest, number of notice_days. */
int64_t notice_days_first(const char *);
/* Is what expires in `left` days near? It is when `left` is at most the second number, or the first when there is
 * only one. */
bool notice_days_near(const char *, int64_t left);
/* Rules beyond kind and bounds, each a field fault: the zone is known; the currency has three letters and stays the
 * same once there are sales; notice_days are falling numbers; the public address is one. */
bool is_public_url(const char *);
enum err setting_check(struct ctx *, const struct settings *before, const struct settings *after);

#endif
