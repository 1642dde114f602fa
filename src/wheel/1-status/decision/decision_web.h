/* Views of step 1. */
#ifndef WHEEL_DECISION_WEB_H
#define WHEEL_DECISION_WEB_H

#include "http/http.h"
#include "hub/customer/customer_frame.h"
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

struct status_page {
	struct customer_frame room;
	struct score_view score;
	struct clv_view clv;
	struct decision_form form;
	bool proposed, may_withdraw;
	int64_t proposal_id;
	int32_t validity; /* of the decision in force; -1 = none */
	struct list history, outcome_options, reason_options;
	bool weights_whole;
	struct decision_row in_force;
	bool decided;
};
extern const struct record status_page_record;

extern const struct route_set decision_routes;

#endif
