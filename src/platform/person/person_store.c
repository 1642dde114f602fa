#include "platform/person/person_store.h"

#include "platform/access/access_ops.h"

#define WORD(n)                                                                                              \
	"(:w" n " IS NULL OR EXISTS (SELECT 1 FROM search_token t" n " WHERE t" n ".kind = 'person' AND t" n \
	".id = p.id AND t" n ".fold >= :w" n " AND t" n ".fold < :e" n "))"

enum { BY_MAIL, LIST, ACCOUNTS };
static const struct query q[] = {
    [BY_MAIL] = {"person.by_mail", "SELECT @cols FROM person WHERE mail = :mail", .args = "mail text",
                 .out = &person_record},
    [LIST] = {"person.list",
              "SELECT p.id AS id, p.name AS name, p.title AS title, d.name AS department, p.manager_id AS manager_id, "
              "m.name AS manager, @led_customers(p.id) AS accounts, p.left_on AS left_on, p.sort_key AS sort_key FROM "
              "person p "
              "LEFT JOIN department d ON d.id = p.department_id LEFT JOIN person m ON m.id = p.manager_id "
              "WHERE CASE WHEN p.left_on IS NULL THEN 0 ELSE 1 END = :left_too "
              "AND (:department = 0 OR p.department_id = :department) "
              "AND (:after_key IS NULL OR p.sort_key > :after_key OR (p.sort_key = :after_key AND p.id > "
              ":after_id)) "
              "AND " WORD("0") " AND " WORD("1") " AND " WORD("2") " AND " WORD(
                  "3") " ORDER BY p.sort_key, p.id LIMIT :max",
              .args = "left_too, department, after_key text, after_id, max, w0 text, e0 text, w1 text, e1 text, "
                      "w2 text, e2 text, w3 text, e3 text",
              .out = &person_row_record},
    [ACCOUNTS] = {"person.accounts", "@customers_of(:person)", .args = "person", .out = &person_account_record},
};
const struct query_set person_queries = {"person", q, sizeof q / sizeof q[0]};

enum err person_store_by_mail(struct ctx *cx, const char *mail, struct person *ret)
{
	return db_one(cx, &q[BY_MAIL], ARGS(ARG("mail", mail)), ret);
}

enum err person_store_list(struct ctx *cx, const struct person_filter *f, const struct person_range *r, size_t max,
                           struct list *ret)
{
	return db_list(cx, &q[LIST],
	               ARGS(ACCESS_ARGS(cx), ARG("left_too", (int64_t)f->left), ARG("department", f->department_id),
	                    ARG("after_key", r->after_key), ARG("after_id", r->after_id), ARG("max", (int64_t)max + 1),
	                    ARG("w0", r->from[0]), ARG("e0", r->to[0]), ARG("w1", r->from[1]), ARG("e1", r->to[1]),
	                    ARG("w2", r->from[2]), ARG("e2", r->to[2]), ARG("w3", r->from[3]), ARG("e3", r->to[3])),
	               max, ret);
}

enum err person_store_accounts(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[ACCOUNTS], ARGS(ACCESS_ARGS(cx), ARG("person", person)), 100, ret);
}
