#include "hub/account/account_page_store.h"

#include "platform/access/access_ops.h"

enum { MONTHS, PRODUCTS, ABOVE, BELOW };

static const struct query q[] = {
    [MONTHS] =
        {"account_page.months",
         "SELECT month, revenue, credited, contribution, line_count FROM account_month WHERE account_id = :account "
         "ORDER BY month DESC LIMIT 120",
         .args = "account", .out = &month_sum_record},
    [PRODUCTS] =
        {"account_page.products",
         "SELECT p.id, p.number, p.name, s.revenue, s.quantity, s.line_count, s.last_day FROM account_product s "
         "JOIN product p ON p.id = s.product_id WHERE s.account_id = :account "
         "ORDER BY s.revenue DESC, s.product_id LIMIT 10",
         .args = "account", .out = &product_sum_record},
    [ABOVE] = {"account_page.above",
               "SELECT a.id, (SELECT p.id FROM account p WHERE p.id = a.parent_id AND " SQL_VISIBLE(
                   "p") ") AS parent_id, "
                        "a.number, a.name, a.level, f.revenue_12m, :depth AS depth FROM account a "
                        "JOIN account_fact f ON f.account_id = a.id WHERE a.id = :account AND " SQL_VISIBLE("a"),
               .args = "account, depth, " SQL_VISIBLE_ARGS, .out = &group_node_record},
    [BELOW] = {"account_page.below",
               "SELECT a.id, a.parent_id, a.number, a.name, a.level, f.revenue_12m, 1 AS depth FROM account a "
               "JOIN account_fact f ON f.account_id = a.id WHERE a.parent_id = :account AND " SQL_VISIBLE(
                   "a") " ORDER BY f.revenue_12m DESC, a.id LIMIT :max",
               .args = "account, max, " SQL_VISIBLE_ARGS, .out = &group_node_record},
};
const struct query_set account_page_queries = {"account_page", q, sizeof q / sizeof q[0]};

enum err page_months(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[MONTHS], ARGS(ARG("account", account)), 120, ret);
}

enum err page_products(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[PRODUCTS], ARGS(ARG("account", account)), 10, ret);
}

enum err page_above(struct ctx *cx, int64_t account, int64_t depth, struct group_node *ret)
{
	return db_one(cx, &q[ABOVE], ARGS(ARG("account", account), ARG("depth", depth), ACCESS_ARGS(cx)), ret);
}

enum err page_below(struct ctx *cx, int64_t account, struct list *ret)
{
	return db_list(cx, &q[BELOW], ARGS(ARG("account", account), ARG("max", 201), ACCESS_ARGS(cx)), 200, ret);
}
