/* Views of step 1. */
#ifndef WHEEL_DECISION_WEB_H
#define WHEEL_DECISION_WEB_H

#include "http/http.h"
#include "hub/customer/customer_frame.h"
#include "wheel/1-status/decision/decision_effect.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/score/clv_view.h"
#include "wheel/1-status/score/score_view.h"

#define DECISION_FORM(F, S)                                                                           \
	F(S, CHOICE, outcome, .flags = F_REQUIRED, .choices = &outcomes, .label = "decision.outcome") \
	F(S, CHOICE, light_reason, .choices = &light_reasons, .label = "decision.light_reason")       \
	F(S, LONG, rationale, .max = 4000, .label = "decision.rationale")                             \
	F(S, DATE, decided_day, .label = "decision.decided_day")                                      \
	F(S, DATE, valid_until, .label = "decision.valid_until")                                      \
	F(S, INT, seen_in_force, .label = "decision.seen_in_force") /* struct decision_seen */        \
	F(S, INT, seen_proposal, .label = "decision.seen_proposal")
STRUCT_OF(decision_form, DECISION_FORM);
extern const struct record decision_form_record;

#define STATUS_PAGE(F, S)                                                                                 \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record)                           \
	F(S, HTML, lede)                                                                                  \
	F(S, RECORD(struct score_view), score, .of = &score_view_record)                                  \
	F(S, RECORD(struct clv_view), clv, .of = &clv_view_record)                                        \
	F(S, RECORD(struct decision_form), form, .of = &decision_form_record)                             \
	F(S, BOOL, proposed)                                                                              \
	F(S, BOOL, may_withdraw)                                                                          \
	F(S, RECORD(struct decision_row), proposal, .of = &decision_row_record)                           \
	F(S, RECORD(struct decision_effect), effect, .of = &decision_effect_record) /* for who decides */ \
	F(S, CHOICE, validity, .choices = &validities) /* of the decision in force; -1 = none */          \
	F(S, LIST, history, .of = &decision_row_record)                                                   \
	F(S, LIST, outcome_options, .of = &option_record)                                                 \
	F(S, LIST, reason_options, .of = &option_record)                                                  \
	F(S, BOOL, weights_whole)                                                                         \
	F(S, RECORD(struct decision_row), in_force, .of = &decision_row_record)                           \
	F(S, BOOL, decided)
STRUCT_OF(status_page, STATUS_PAGE);
extern const struct record status_page_record;

extern const struct route_set decision_routes;

#endif
