#include "wheel/customer/customer_frame_store.h"

static const struct field month_fields[] = {
    FIELD(struct customer_frame_month, month, K_MONTH),
    FIELD(struct customer_frame_month, revenue, K_MONEY),
};
static const struct record month_record = RECORD("customer_frame_month", struct customer_frame_month, month_fields);

enum { MONTHS };
static const struct query q[] = {
    [MONTHS] = {"room.months",
                "SELECT month, revenue FROM account_month WHERE account_id = :account AND month >= :from "
                "ORDER BY month LIMIT 36",
                .args = "account, from", .out = &month_record},
};
const struct query_set customer_frame_queries = {"room", q, sizeof q / sizeof q[0]};

enum err customer_frame_store_months(struct ctx *cx, int64_t account, int32_t from, struct list *ret)
{
	return db_list(cx, &q[MONTHS], ARGS(ARG("account", account), ARG("from", (int64_t)from)), 36, ret);
}
