/* Views of step 1. */
#ifndef WHEEL_DECISION_WEB_H
#define WHEEL_DECISION_WEB_H

#include "http/http.h"
#include "hub/customer/customer_frame.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/score/clv_view.h"
#include "wheel/1-status/score/score_view.h"

struct decision_form {
	int32_t outcome, light_reason;
	const char *rationale;
	int32_t decided_day, valid_until;
	int64_t seen_in_force, seen_proposal; /* struct decision_seen */
};
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
