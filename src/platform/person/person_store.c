#include "platform/person/person_store.h"

#include "platform/access/access_ops.h"

#define WORD(n)                                                                                              \
	"(:w" n " IS NULL OR EXISTS (SELECT 1 FROM search_token t" n " WHERE t" n ".kind = 'person' AND t" n \
	".id = p.id AND t" n ".fold >= :w" n " AND t" n ".fold < :e" n "))"

enum {
	GET,
	BY_NUMBER,
	BY_MAIL,
	ADD,
	PUT,
	REFERRED,
	REMOVE,
	CHOICES,
	LIST,
	ACCOUNTS,
	DEP_GET,
	DEP_BY_NAME,
	DEP_ADD,
	DEP_PUT,
	DEP_LIST
};
static const struct query q[] = {
    [GET] = {"person.get", "SELECT @cols FROM person WHERE id = :id", .args = "id", .out = &person_record},
    [BY_NUMBER] = {"person.by_number", "SELECT @cols FROM person WHERE number = :number", .args = "number text",
                   .out = &person_record},
    [BY_MAIL] = {"person.by_mail", "SELECT @cols FROM person WHERE mail = :mail", .args = "mail text",
                 .out = &person_record},
    [ADD] = {"person.add", "INSERT INTO person (@cols) VALUES (@vals)", .in = &person_record},
    [PUT] = {"person.put", "UPDATE person SET @sets WHERE id = :id AND version = :version", .in = &person_record},
    [REFERRED] = {"person.referred", "SELECT CASE WHEN @refers_to_person(:id) THEN 1 ELSE 0 END", .args = "id"},
    [REMOVE] = {"person.remove", "DELETE FROM person WHERE id = :id", .args = "id"},
    [CHOICES] =
        {"person.choices",
         "SELECT p.id AS id, p.name AS name, CASE WHEN p.id = :chosen THEN 1 ELSE 0 END AS chosen FROM person p "
         "WHERE p.left_on IS NULL OR p.id = :chosen ORDER BY p.sort_key, p.id LIMIT 500",
         .args = "chosen", .out = &person_choice_record},
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
    [DEP_GET] = {"department.get", "SELECT @cols FROM department WHERE id = :id", .args = "id",
                 .out = &department_record},
    [DEP_BY_NAME] = {"department.by_name", "SELECT @cols FROM department WHERE name = :name ORDER BY id LIMIT 1",
                     .args = "name text", .out = &department_record},
    [DEP_ADD] = {"department.add", "INSERT INTO department (@cols) VALUES (@vals)", .in = &department_record},
    [DEP_PUT] = {"department.put", "UPDATE department SET @sets WHERE id = :id AND version = :version",
                 .in = &department_record},
    [DEP_LIST] = {"department.list", "SELECT @cols FROM department ORDER BY name, id LIMIT 500",
                  .out = &department_record},
};
const struct query_set person_queries = {"person", q, sizeof q / sizeof q[0]};

enum err person_store_get(struct ctx *cx, int64_t id, struct person *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("id", id)), ret);
}

enum err person_store_by_number(struct ctx *cx, const char *number, struct person *ret)
{
	return db_one(cx, &q[BY_NUMBER], ARGS(ARG("number", number)), ret);
}

enum err person_store_by_mail(struct ctx *cx, const char *mail, struct person *ret)
{
	return db_one(cx, &q[BY_MAIL], ARGS(ARG("mail", mail)), ret);
}

enum err person_store_add(struct ctx *cx, const struct person *p)
{
	return db_exec(cx, &q[ADD], ARGS_OBJ(p), NULL);
}

enum err person_store_put(struct ctx *cx, const struct person *p)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(p));
}

enum err person_store_referred(struct ctx *cx, int64_t id, int64_t *ret)
{
	return db_int(cx, &q[REFERRED], ARGS(ARG("id", id)), 0, ret);
}

enum err person_store_remove(struct ctx *cx, int64_t id)
{
	return db_exec_one(cx, &q[REMOVE], ARGS(ARG("id", id)));
}

enum err person_store_choices(struct ctx *cx, int64_t chosen, struct list *ret)
{
	return db_list(cx, &q[CHOICES], ARGS(ARG("chosen", chosen)), 0, ret);
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

enum err department_store_get(struct ctx *cx, int64_t id, struct department *ret)
{
	return db_one(cx, &q[DEP_GET], ARGS(ARG("id", id)), ret);
}

enum err department_store_by_name(struct ctx *cx, const char *name, struct department *ret)
{
	return db_one(cx, &q[DEP_BY_NAME], ARGS(ARG("name", name)), ret);
}

enum err department_store_add(struct ctx *cx, const struct department *d)
{
	return db_exec(cx, &q[DEP_ADD], ARGS_OBJ(d), NULL);
}

enum err department_store_put(struct ctx *cx, const struct department *d)
{
	return db_exec_one(cx, &q[DEP_PUT], ARGS_OBJ(d));
}

enum err department_store_list(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[DEP_LIST], ARGS_NONE, 500, ret);
}
