#include "hub/customer/customer_frame_store.h"

#include "platform/access/access_ops.h"

static const struct record head_record = RECORD_OF("customer_head", customer_head, CUSTOMER_HEAD);

enum { HEAD };
static const struct query q[] = {
    [HEAD] =
        {"room.head",
         "SELECT @cols(account), @cols(fact), k.name AS kam, d.name AS deputy, s.name AS sponsor, p.name AS parent, "
         "p.id AS known_parent_id, (@hidden_sum(revenue_12m)) AS hidden, @cols(tree) FROM account account JOIN "
         "account_fact fact ON "
         "fact.account_id = account.id "
         "LEFT JOIN person k ON k.id = account.kam_id LEFT JOIN person d ON d.id = account.deputy_id "
         "LEFT JOIN person s ON s.id = account.sponsor_id "
         "LEFT JOIN @group_sum(:account) tree ON 1 = 1 "
         "LEFT JOIN account p ON p.id = account.parent_id AND " SQL_VISIBLE("p") " WHERE account.id = :account",
         .args = "account, " SQL_VISIBLE_ARGS, .out = &head_record},
};
const struct query_set customer_frame_queries = {"room", q, sizeof q / sizeof q[0]};

enum err customer_head_get(struct ctx *cx, int64_t account, struct customer_head *ret)
{
	return db_one(cx, &q[HEAD], ARGS(ARG("account", account), ACCESS_ARGS(cx)), ret);
}
