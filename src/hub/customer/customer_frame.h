/* The customer frame: what every page about one customer shows around its own content. The customer's own page has it
 * whole: name and people, wheel, what is to be done, key figures, tabs. The others have a slim one, so that their work
 * begins high up: a small wheel, what the step is for, what is known already, tabs. The view of such a page has it as a
 * member `room`, as it is called in JSON too, and its template begins with {include customer_frame_head}. */
#ifndef HUB_CUSTOMER_FRAME_H
#define HUB_CUSTOMER_FRAME_H

#include "base/record.h"
#include "hub/account/account.h"
#include "hub/customer/wheel_view.h"

#define CUSTOMER_TAB_VIEW(F, S)                                                   \
	F(S, ID, number) /* 1–7; 0 for the others */                            \
	F(S, TEXT, label, .release = RELEASE_CUSTOMER)                            \
	F(S, URL, href, .release = RELEASE_CUSTOMER)                              \
	F(S, CHOICE, state, .choices = &step_states) /* of the step; -1 = none */ \
	F(S, BOOL, current, .release = RELEASE_CUSTOMER)
STRUCT_OF(customer_tab_view, CUSTOMER_TAB_VIEW);
extern const struct record customer_tab_record;

/* Something that is known already, by the customer's facts or an earlier step, and where that stands. */
#define CUSTOMER_KNOWN(F, S) \
	F(S, TEXT, text)     \
	F(S, URL, href)      \
	F(S, TEXT, source)
STRUCT_OF(customer_known, CUSTOMER_KNOWN);
extern const struct record customer_known_record;

#define CUSTOMER_FRAME(F, S)                                                                                        \
	F(S, RECORD(struct account), account, .of = &account_record)                                                \
	F(S, URL, href, .release = RELEASE_CUSTOMER)                                                                \
	F(S, TEXT, kam, .release = RELEASE_CUSTOMER)                                                                \
	F(S, TEXT, deputy)                                                                                          \
	F(S, TEXT, sponsor)                                                                                         \
	F(S, TEXT, parent)                                                                                          \
	F(S, URL, parent_href)                                                                                      \
	F(S, RECORD(struct account_fact), fact, .of = &account_fact_record)                                         \
	F(S, PERCENT, change,                                                                                       \
	  .release =                                                                                                \
	      RELEASE_CUSTOMER) /* of revenue, from the 12 months before to the last 12; NAN when those had none */ \
	F(S, PERCENT, contribution_share) /* contribution as a share of revenue, last 12 months */                  \
	F(S, PERCENT, share_of_ours)      /* its revenue as a share of our whole revenue, last 12 months */         \
	F(S, INT, group_members) /* it and all below it in the group; NONE = nobody is below it, or too many are */ \
	F(S, MONEY, group_revenue_12m) /* of all of them together */                                                \
	F(S, PERCENT, group_change)                                                                                 \
	F(S, BOOL, group_grows)                                                                                     \
	F(S, DATE, facts_day, .release = RELEASE_CUSTOMER) /* date of the newest sale in the base */                \
	F(S, BOOL, grows, .release = RELEASE_CUSTOMER)     /* revenue has risen or is unchanged */                  \
	F(S, BOOL, sees_wheel)                                                                                      \
	F(S, BOOL, sees_opinions)                                                                                   \
	F(S, BOOL, may_edit)                                                                                        \
	F(S, BOOL, may_rate)                                                                                        \
	F(S, BOOL, may_decide)                                                                                      \
	F(S, RECORD(struct wheel_view), wheel, .of = &wheel_view_record)                                            \
	F(S, INT, place) /* of the page's tab; 1–7 is the step it is about */                                     \
	F(S, BOOL, slim)                                                                                            \
	F(S, LIST, known, .of = &customer_known_record) /* on a slim one; not of the page's own step */             \
	F(S, BOOL, more_todo)   /* some of what is to be done is folded away (struct next_item, later) */           \
	F(S, BOOL, later_dates) /* some of the dates are folded away (struct ring_date, later) */                   \
	F(S, LIST, tabs, .of = &customer_tab_record)
STRUCT_OF(customer_frame, CUSTOMER_FRAME);
extern const struct record customer_frame_record;

#endif
