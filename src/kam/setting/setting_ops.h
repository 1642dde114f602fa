/* Settings: one table (name, kind, default, bounds, unit, sentence) → database, `hjul config`, settings page, documentation. */
#ifndef KAM_SETTING_OPS_H
#define KAM_SETTING_OPS_H

#include "base/ctx.h"
#include "db/db.h"

struct settings {
	int64_t version;
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
	const char *decider;       /* who decides: "leader" or "administrator" */
	int32_t facts_month;       /* yyyymm: last whole month with sales; set by the facts, not by people */
	int32_t facts_day;         /* date of the newest sale */
};
extern const struct record settings_record;

/* The settings of this base, read once per request and kept in the connection while db_data_version stands; never NULL after OK. */
enum err settings_get(struct ctx *, const struct settings **ret);
/* Check and store one by name, with history. E_NOT_FOUND for an unknown name, E_INVALID for a value out of bounds. */
enum err setting_put(struct ctx *, const char *name, const char *value);

#endif
