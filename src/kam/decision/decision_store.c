#include "kam/decision/decision_store.h"

#include "kam/user/access_ops.h"

static const struct field row_fields[] = {
	FIELD(struct decision_row, d, K_RECORD, .of = &decision_record),
	FIELD(struct decision_row, account_name, K_TEXT),
	FIELD(struct decision_row, account_number, K_TEXT),
	FIELD(struct decision_row, proposer, K_TEXT),
	FIELD(struct decision_row, decider, K_TEXT),
	FIELD(struct decision_row, revenue_12m, K_MONEY),
};
