#include "hub/account/account_page_store.h"

#include "hub/account/account_page.h"
#include "hub/account/group.h"
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
    /* Up from parent to parent, then down: those below have a depth below 0. Of a parent or child that may not be known of, nothing, nor
     * of those behind it. */
    [PAGE_GROUP] =
        {"account_page.group",
         "WITH RECURSIVE up (id, depth) AS (SELECT p.id, CAST(1 AS BIGINT) FROM account c JOIN account p ON p.id = "
         "c.parent_id AND " SQL_VISIBLE(
             "p") " WHERE c.id = :account UNION ALL SELECT p.id, u.depth + 1 FROM up u JOIN account c ON c.id = u.id "
                  "JOIN account p ON p.id = c.parent_id AND " SQL_VISIBLE(
                      "p") " WHERE u.depth < " GROUP_DEPTH
                           "), down (id, depth) AS (SELECT CAST(:account AS BIGINT), CAST(0 AS BIGINT) UNION "
                           "SELECT c.id, d.depth - 1 FROM down d JOIN account c ON c.parent_id = d.id WHERE d.depth > "
                           "-" GROUP_DEPTH " AND " SQL_VISIBLE(
                               "c") ") "
                                    "SELECT a.id, (SELECT p.id FROM account p WHERE p.id = a.parent_id "
                                    "AND " SQL_VISIBLE("p") ") AS parent_id, a.number, a.name, a.level, f.revenue_12m, "
                                                            "g.depth AS depth FROM "
                                                            "(SELECT u.id, u.depth FROM up u UNION ALL SELECT n.id, "
                                                            "n.depth FROM (SELECT d.id, "
                                                            "d.depth FROM down d LIMIT " GROUP_READ
                                                            ") n WHERE n.depth < 0) AS g JOIN account a "
                                                            "ON a.id = g.id JOIN account_fact f ON f.account_id = a.id "
                                                            "ORDER BY CASE WHEN "
                                                            "g.depth < 0 THEN 100 - g.depth ELSE g.depth END, "
                                                            "f.revenue_12m DESC, a.id LIMIT 221",
         .args = "account, " SQL_VISIBLE_ARGS, .out = &group_node_record},
    [PAGE_SAME_ORGNR] = {"account_page.same_orgnr",
                         "SELECT a.id, a.number, a.name FROM account a WHERE a.orgnr = :orgnr AND a.id <> :account "
                         "AND @visible(a) ORDER BY a.id LIMIT 5",
                         .args = "orgnr text, account, " SQL_VISIBLE_ARGS, .out = &same_orgnr_record},
};
