#include "platform/export/export_store.h"

#include "platform/access/access_ops.h"

#define ARGUMENTS "after, max, me, see_all, see_opinions, today"

static const struct query q[EXPORT_KINDS] = {
    [EXPORT_ACCOUNTS] =
        {"export.accounts",
         "SELECT a.id, a.number, a.name, a.short_name, a.orgnr, p.number AS parent, a.industry, a.address, "
         "a.postal_code, a.city, a.country, a.phone, COALESCE(k.number, k.mail) AS kam, COALESCE(d.number, d.mail) AS "
         "deputy, "
         "COALESCE(s.number, s.mail) AS sponsor "
         "FROM account a LEFT JOIN account p ON p.id = a.parent_id AND " SQL_VISIBLE(
             "p") " "
                  "LEFT JOIN person k ON k.id = a.kam_id LEFT JOIN person d ON d.id = a.deputy_id "
                  "LEFT JOIN person s ON s.id = a.sponsor_id WHERE a.id > :after AND " SQL_VISIBLE(
                      "a") " ORDER BY a.id LIMIT :max",
         .args = ARGUMENTS, .out = &export_account_record},
    [EXPORT_PEOPLE] =
        {"export.people",
         "SELECT p.id, p.number, p.name, p.mail, p.title, d.name AS department, m.number AS manager, p.city, "
         "p.country FROM person p LEFT JOIN department d ON d.id = p.department_id "
         "LEFT JOIN person m ON m.id = p.manager_id WHERE p.id > :after ORDER BY p.id LIMIT :max",
         .args = ARGUMENTS, .out = &export_person_record},
    [EXPORT_PRODUCTS] = {"export.products",
                         "SELECT p.id, p.number, p.name, p.category, p.unit_price, p.unit_cost FROM product p "
                         "WHERE p.id > :after ORDER BY p.id LIMIT :max",
                         .args = ARGUMENTS, .out = &export_product_record},
    /* A line of a customer one may not know of is left out whole. */
    [EXPORT_SALES] =
        {"export.sales",
         "SELECT s.id, s.doc AS invoice, s.day AS date, a.number AS customer_number, COALESCE(p.number, p.mail) AS "
         "person, "
         "s.product_code AS product_number, s.quantity, s.unit_price, s.amount, s.contribution, s.currency, "
         "s.n AS hjul_nth FROM sale s LEFT JOIN account a ON a.id = s.account_id "
         "LEFT JOIN person p ON p.id = s.person_id WHERE s.id > :after AND (a.id IS NULL OR " SQL_VISIBLE(
             "a") ") ORDER BY s.id LIMIT :max",
         .args = ARGUMENTS, .out = &export_sale_record},
    [EXPORT_HISTORY] =
        {"export.history",
         "SELECT h.id, h.at, COALESCE(p.name, h.actor) AS who, h.kind, h.record_id, a.number AS customer_number, "
         "h.act, h.field, CASE WHEN h.old_personal IS NULL THEN h.old ELSE o.value END AS before, "
         "CASE WHEN h.new_personal IS NULL THEN h.new ELSE n.value END AS after "
         "FROM history h LEFT JOIN person p ON p.id = h.person_id LEFT JOIN account a ON a.id = h.account_id "
         "LEFT JOIN personal o ON o.id = h.old_personal LEFT JOIN personal n ON n.id = h.new_personal "
         "WHERE h.id > :after AND " SQL_HISTORY_VISIBLE("h", "a") " ORDER BY h.id LIMIT :max",
         .args = ARGUMENTS, .out = &export_change_record},
};
const struct query_set export_queries = {"export", q, sizeof q / sizeof q[0]};

enum err export_rows(struct ctx *cx, enum export_kind kind, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[kind],
	               ARGS(ARG("after", after), ARG("max", (int64_t)max), ACCESS_ARGS(cx),
	                    ARG("see_opinions", access_see_opinions(cx))),
	               max, ret);
}
