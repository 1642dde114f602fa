/* The wheel: seven steps around a hub, drawn as SVG. Pure: plain structs and finished texts in, markup out; colours come from
 * the style sheet (70-wheel.css), so that one drawing serves light, dark, forced colours and print.
 *
 * State is told by fill and by mark: not started – outline; under way – filled from the inside by the share of its area that is
 * there, and ◐; ready – filled, ✓; expired – dashed, !. The current step has the thick outer arc. */
#ifndef PLATFORM_LOOK_WHEEL_H
#define PLATFORM_LOOK_WHEEL_H

#include "base/buf.h"
#include "base/record.h"

enum wheel_state { WHEEL_NOT_STARTED, WHEEL_UNDER_WAY, WHEEL_READY, WHEEL_EXPIRED, WHEEL_STATE_COUNT };
extern const struct choices wheel_states; /* labels: wheel_state.not_started … */

/* The four states that everything in Hjul is shown in: a shape, a colour and a word; class names of the style sheet. */
enum look_state { LOOK_GOOD, LOOK_WATCH, LOOK_BAD, LOOK_UNKNOWN };
extern const struct choices ui_states; /* labels: state.good … */

enum wheel_size {
	WHEEL_LARGE, /* 280 px: names, links, year ring; for the customer room */
	WHEEL_CARD,  /* 96 px: marks and the number of the current step in the hub */
	WHEEL_LIST,  /* 24 px: seven plain sectors and the hub */
};

#define WHEEL_STEPS 7

struct wheel_step {
	int64_t number; /* 1–7 */
	int32_t state;  /* enum wheel_state */
	bool current;
	double filled;     /* 0–1, how much of what the step needs is there; looked at while under way and expired */
	int64_t missing;   /* how many things are missing */
	const char *label; /* short name that fits a sector: "Status" */
	const char *name;  /* full name: "Bekreft status som nøkkelkunde" */
	const char *state_text;   /* "under arbeid" */
	const char *missing_text; /* what is missing, in words; NULL = nothing */
	const char *owner, *due;  /* "Kari Nordli", "14. mars"; NULL = none */
	const char *href;         /* NULL = the sector is no link */
};
extern const struct record wheel_step_record;

struct wheel_review {
	int32_t date; /* yyyymmdd */
	bool done;
	const char *text; /* "Kvartalsgjennomgang 23.02.2027" */
};

/* What is due on a day: a link for the pointer; whoever uses keys or listens has the same in a list beside the wheel. */
struct wheel_mark {
	int32_t date;
	const char *text, *href; /* "R-17 · Avtalen går ut 12.03.2027" */
};

/* The round's year: from the top, once around. Dates are yyyymmdd; a mark whose date is 0 or outside start–planned is left out,
 * but a today past the planned end shows a full, late ring. start 0 = no ring. */
struct wheel_year {
	int32_t start, planned, today, expiry;
	const char *today_text, *expiry_text; /* "I dag, 23.11.2026", "Statusen utløper 12.03.2027" */
	const struct wheel_review *reviews;
	size_t review_count;
	const struct wheel_mark *marks; /* by day */
	size_t mark_count;
};

struct wheel {
	const char *title,
	    *desc; /* what a screen reader says; title NULL = decoration beside a text that says the same */
	struct wheel_step step[WHEEL_STEPS];
	const char *hub_level;           /* "Full KAM" */
	const char *hub_revenue;         /* "14,2 mill. kr" */
	const char *hub_change;          /* "6 %", without sign; NULL = none */
	int hub_direction;               /* of the change: -1, 0, 1 */
	const char *hub_date;            /* date of the data, "22.11.2026" */
	const char *hub_href, *hub_name; /* link to the customer's facts and its name for a screen reader */
	struct wheel_year year;
	bool stopped; /* ended: readable, in grey */
};

/* Append the wheel to `out`. Texts are escaped here. */
void wheel_draw(struct buf *out, const struct wheel *, enum wheel_size);

/* The emblem: the same seven sectors, each fuller than the last, so that it turns. `alone` gives a file of its own with its
 * colours inside (the tab's icon); otherwise it takes them from the page. */
void wheel_logo(struct buf *out, int px, bool alone);

/* The number of the current step, 0 when all are ready. */
int wheel_current(const struct wheel *);

#endif
