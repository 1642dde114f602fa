/* The wheel: seven steps around a hub, drawn as SVG. Pure: plain structs and finished texts in, markup out; colours
 * come from the style sheet (70-wheel.css), so that one drawing serves light, dark, forced colours and print.
 *
 * * A step's state is shown by its fill and a mark: not started is an outline; under way is filled from the inside,
 * as much of the area as is done, with ◐; ready is filled, with ✓; expired is dashed, with !. The current step has
 * the thick outer arc. */
#ifndef PLATFORM_UI_WHEEL_H
#define PLATFORM_UI_WHEEL_H

#include "base/buf.h"
#include "base/record.h"
#include "platform/ui/wheel_ring.h"

enum wheel_state { WHEEL_NOT_STARTED, WHEEL_UNDER_WAY, WHEEL_READY, WHEEL_EXPIRED, WHEEL_STATE_COUNT };
extern const struct choices wheel_states; /* labels: wheel_state.not_started … */

/* The four states that everything in Hjul is shown in: a shape, a colour and a word; class names of the style sheet. */
enum look_state { LOOK_GOOD, LOOK_WATCH, LOOK_BAD, LOOK_UNKNOWN };
extern const struct choices ui_states; /* labels: state.good … */

enum wheel_size {
	WHEEL_LARGE, /* 296 px: names, links, year ring; for the customer's page */
	WHEEL_CARD,  /* 104 px: marks and the number of the current step in the hub */
	WHEEL_LIST,  /* 28 px: seven plain sectors and the hub */
};

#define WHEEL_STEPS 7

#define WHEEL_STEP(F, S)                                                                                          \
	F(S, INT, number)                             /* 1–7 */                                                 \
	F(S, CHOICE, state, .choices = &wheel_states) /* enum wheel_state */                                      \
	F(S, BOOL, current)                                                                                       \
	F(S, PERCENT, filled)    /* 0–1, how much of the step is done; drawn when it is under way or expired */ \
	F(S, INT, missing)       /* how many things are missing */                                                \
	F(S, TEXT, label)        /* short name that fits a sector: "Status" */                                    \
	F(S, TEXT, name)         /* full name: "Bekreft status som nøkkelkunde" */                               \
	F(S, TEXT, state_text)   /* "under arbeid" */                                                             \
	F(S, TEXT, missing_text) /* what is missing, in words; NULL = nothing */                                  \
	F(S, TEXT, owner)        /* "Kari Nordli", "14. mars"; NULL = none */                                     \
	F(S, TEXT, due)                                                                                           \
	F(S, URL, href) /* NULL = the sector is no link */
STRUCT_OF(wheel_step, WHEEL_STEP);
extern const struct record wheel_step_record;

struct wheel {
	const char *id; /* of the parts that a large wheel refers to, when a page has several; NULL = "w" */
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
	bool stopped; /* the round has ended: everything is grey */
};

/* Append the wheel to `out`. Texts are escaped here. */
void wheel_draw(struct buf *out, const struct wheel *, enum wheel_size);

/* Append the logo, `px` pixels wide: seven sectors, each filled more than the one before it. With `alone` the SVG
 * has its colours inside, as a file needs (the icon of the browser's tab); otherwise they come from the page's style
 * sheet. */
void wheel_logo(struct buf *out, int px, bool alone);

/* The number of the current step, 0 when all are ready. */
int wheel_current(const struct wheel *);

#endif
