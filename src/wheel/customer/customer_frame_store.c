#include "wheel/customer/customer_frame_store.h"

#include "platform/access/access_ops.h"

static const struct field names_fields[] = {
    FIELD(struct customer_frame_names, kam, K_TEXT),     FIELD(struct customer_frame_names, deputy, K_TEXT),
    FIELD(struct customer_frame_names, sponsor, K_TEXT), FIELD(struct customer_frame_names, parent, K_TEXT),
    FIELD(struct customer_frame_names, parent_id, K_ID),
};
static const struct record names_record = RECORD("customer_frame_names", struct customer_frame_names, names_fields);

static const struct field month_fields[] = {
    FIELD(struct customer_frame_month, month, K_MONTH),
    FIELD(struct customer_frame_month, revenue, K_MONEY),
};
static const struct record month_record = RECORD("customer_frame_month", struct customer_frame_month, month_fields);

enum { NAMES, MONTHS };
static const struct query q[] = {
    [NAMES] = {"room.names",
               "SELECT k.name AS kam, d.name AS deputy, s.name AS sponsor, p.name AS parent, p.id AS parent_id FROM "
               "account a "
               "LEFT JOIN person k ON k.id = a.kam_id LEFT JOIN person d ON d.id = a.deputy_id "
               "LEFT JOIN person s ON s.id = a.sponsor_id LEFT JOIN account p ON p.id = a.parent_id AND " SQL_VISIBLE(
                   "p") " "
                        "WHERE a.id = :account",
               .args = "account, " SQL_VISIBLE_ARGS, .out = &names_record},
    [MONTHS] = {"room.months",
                "SELECT month, revenue FROM account_month WHERE account_id = :account AND month >= :from "
                "ORDER BY month LIMIT 36",
                .args = "account, from", .out = &month_record},
};
const struct query_set customer_frame_queries = {"room", q, sizeof q / sizeof q[0]};

enum err customer_frame_store_names(struct ctx *cx, int64_t account, struct customer_frame_names *ret)
{
	return db_one(cx, &q[NAMES], ARGS(ARG("account", account), ACCESS_ARGS(cx)), ret);
}

enum err customer_frame_store_months(struct ctx *cx, int64_t account, int32_t from, struct list *ret)
{
	return db_list(cx, &q[MONTHS], ARGS(ARG("account", account), ARG("from", (int64_t)from)), 36, ret);
}
