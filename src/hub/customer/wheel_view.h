/* A customer's wheel as pages show it: its round, the state of the steps, what is missing, the one next thing. The
 * rules that fill it belong to a higher storey, which hands them in (struct customer_wheel in customer_parts_ops.h). */
#ifndef HUB_WHEEL_VIEW_H
#define HUB_WHEEL_VIEW_H

#include "base/record.h"

enum step_state { STEP_NOT_STARTED, STEP_UNDER_WAY, STEP_READY, STEP_EXPIRED };
extern const struct choices step_states;

/* One thing that is missing: message key wheel.missing.*, step, who and when. */
struct missing {
	int64_t step;
	const char *key, *text; /* text in the request's language */
	int64_t owner_id;
	const char *owner;
	int32_t due;
	bool crucial;
	bool overdue;
	bool later; /* not among the first five: folded away on a page */
	const char *href;
};
extern const struct record missing_record;

struct step_view {
	int64_t number;
	int32_t state; /* enum step_state */
	const char *name, *short_name, *href;
	double filled; /* 0–1: how much of what the step asks for is there */
	int64_t missing_count;
	bool current;
};
extern const struct record step_view_record;

/* A date on the ring: a day within the round by which something has to be done at the customer. */
struct ring_date {
	const char *title, *what, *href; /* title: what the record is called, NULL = nothing; "Avtalen går ut" */
	int32_t due;
	bool later; /* past, or not among the first three that come: folded away on a page */
};
extern const struct record ring_date_record;

struct wheel_view {
	int64_t number; /* of the round; 0 = no wheel */
	int32_t start_day, end_day, status_until;
	int64_t current;      /* 1–7; 0 when all are ready */
	struct list steps;    /* step_view × 7 */
	struct list missing;  /* missing */
	struct list dates;    /* ring_date by day; on a page about the one customer only */
	const char *sentence; /* "Runde 2, steg 3: mangler …" in the request's language */
	const char *next, *next_owner, *next_href;
	int32_t next_due;
	const char *svg_large, *svg_card, *svg_list; /* K_HTML, drawn when asked for */
};
extern const struct record wheel_view_record;

/* What stands in the middle of a drawn wheel. */
struct hub_facts {
	int64_t revenue_12m; /* NONE = unknown */
	double change;       /* NAN = unknown */
	int32_t day;         /* of the data; 0 = none */
};

#endif
