#include "hub/account/account_page_store.h"

#include "hub/account/account_page.h"
#include "platform/access/access_ops.h"

const struct query account_page_queries[PAGE_QUERIES] = {
    [PAGE_MONTHS] =
        {"account_page.months",
         "SELECT month, revenue, credited, contribution, line_count FROM account_month WHERE account_id = :account "
         "ORDER BY month DESC LIMIT 120",
         .args = "account", .out = &month_sum_record},
    [PAGE_PRODUCTS] =
        {"account_page.products",
         "SELECT p.id, p.number, p.name, s.revenue, s.quantity, s.line_count, s.last_day FROM account_product s "
         "JOIN product p ON p.id = s.product_id WHERE s.account_id = :account "
         "ORDER BY s.revenue DESC, s.product_id LIMIT 10",
         .args = "account", .out = &product_sum_record},
    /* Up from parent to parent, then the children; depth 0 = a child. Of a parent that may not be known of, nothing, nor of those above. */
    [PAGE_GROUP] =
        {"account_page.group",
         "WITH RECURSIVE up (id, depth) AS (SELECT p.id, CAST(1 AS BIGINT) FROM account c JOIN account p ON p.id = "
         "c.parent_id AND " SQL_VISIBLE(
             "p") " WHERE c.id = :account UNION ALL SELECT p.id, u.depth + 1 FROM up u JOIN account c ON c.id = u.id "
                  "JOIN account p ON p.id = c.parent_id AND " SQL_VISIBLE(
                      "p") " WHERE u.depth < 20) "
                           "SELECT a.id, (SELECT p.id FROM account p WHERE p.id = a.parent_id AND " SQL_VISIBLE(
                               "p") ") AS parent_id, a.number, a.name, a.level, f.revenue_12m, g.depth AS depth FROM "
                                    "(SELECT id, depth FROM up UNION ALL SELECT c.id, 0 FROM account c WHERE "
                                    "c.parent_id = :account AND " SQL_VISIBLE(
                                        "c") ") AS g JOIN account a ON a.id = g.id JOIN account_fact f ON f.account_id "
                                             "= a.id ORDER BY CASE g.depth WHEN 0 THEN 100 ELSE g.depth END, "
                                             "f.revenue_12m DESC, a.id LIMIT 221",
         .args = "account, " SQL_VISIBLE_ARGS, .out = &group_node_record},
};
