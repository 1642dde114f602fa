/* A customer's wheel as pages show it: its round, the state of the steps, what is missing, the one next thing. The
 * rules that fill it belong to a higher storey, which hands them in (struct customer_wheel in customer_parts_ops.h). */
#ifndef HUB_WHEEL_VIEW_H
#define HUB_WHEEL_VIEW_H

#include "base/record.h"
#include "hub/customer/next_item.h"

enum step_state { STEP_NOT_STARTED, STEP_UNDER_WAY, STEP_READY, STEP_EXPIRED };
extern const struct choices step_states;

#define STEP_VIEW(F, S)                                                             \
	F(S, INT, number)                                                           \
	F(S, CHOICE, state, .choices = &step_states) /* enum step_state */          \
	F(S, TEXT, name)                                                            \
	F(S, TEXT, short_name)                                                      \
	F(S, TEXT, purpose)                                                         \
	F(S, URL, href)                                                             \
	F(S, REAL, filled) /* 0–1: how much of what the step asks for is there */ \
	F(S, INT, missing_count)                                                    \
	F(S, BOOL, current)
STRUCT_OF(step_view, STEP_VIEW);
extern const struct record step_view_record;

/* A date on the ring: a day within the round by which something has to be done at the customer. */
#define RING_DATE(F, S)                                                   \
	F(S, TEXT, title) /* what the record is called; NULL = nothing */ \
	F(S, TEXT, what)  /* "Avtalen går ut" */                         \
	F(S, URL, href)                                                   \
	F(S, DATE, due)                                                   \
	F(S, BOOL, later) /* past, or not among the first three that come: folded away on a page */
STRUCT_OF(ring_date, RING_DATE);
extern const struct record ring_date_record;

#define WHEEL_VIEW(F, S)                                                                                            \
	F(S, BOOL, ended) /* it was stopped, and is shown as it was then: nothing is to be done */                  \
	F(S, INT, number) /* of the round; 0 = no wheel */                                                          \
	F(S, DATE, start_day)                                                                                       \
	F(S, DATE, end_day)                                                                                         \
	F(S, DATE, status_until)                                                                                    \
	F(S, INT, current)                           /* 1–7; 0 when all are ready */                              \
	F(S, LIST, steps, .of = &step_view_record)   /* step_view × 7 */                                           \
	F(S, LIST, missing, .of = &next_item_record) /* what the steps lack, also what there is no form for yet */  \
	F(S, INT, coming)                            /* how many of them have no form */                            \
	F(S, LIST, todo, .of = &next_item_record)    /* everything to be done, the first first (next_ops.h) */      \
	F(S, LIST, dates, .of = &ring_date_record)   /* ring_date by day; on a page about the one customer only */  \
	F(S, TEXT, sentence)                         /* "Runde 2, steg 3: mangler …" in the request's language */ \
	F(S, TEXT, next)                                                                                            \
	F(S, TEXT, next_owner)                                                                                      \
	F(S, URL, next_href)                                                                                        \
	F(S, BOOL, overdue) /* what is next */                                                                      \
	F(S, DATE, next_due)                                                                                        \
	F(S, BOOL, may_resume) /* it may be let go on, as if it had not been stopped */                             \
	F(S, HTML, svg_large)  /* K_HTML, drawn when asked for */                                                   \
	F(S, HTML, svg_card)                                                                                        \
	F(S, HTML, svg_list)
STRUCT_OF(wheel_view, WHEEL_VIEW);
extern const struct record wheel_view_record;

/* What stands in the middle of a drawn wheel. */
struct hub_facts {
	int64_t revenue_12m; /* NONE = unknown */
	double change;       /* NAN = unknown */
	int32_t day;         /* of the data; 0 = none */
};

#endif
