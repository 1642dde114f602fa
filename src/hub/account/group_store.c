#include "hub/account/group_store.h"

#include "platform/access/access_ops.h"

/* up (id, at, depth): each customer that the condition finds, and those above it, as far as one may know of them. */
#define UP(condition)                                                                                                \
	"up (id, at, depth) AS (SELECT c.id, p.id, CAST(1 AS BIGINT) FROM account c JOIN account p ON p.id = "       \
	"c.parent_id AND " SQL_VISIBLE("p") " WHERE " condition                                                      \
	                                    " UNION ALL SELECT u.id, p.id, u.depth + 1 FROM up u JOIN account c ON " \
	                                    "c.id = u.at JOIN account p ON p.id "                                    \
	                                    "= c.parent_id AND " SQL_VISIBLE("p") " WHERE u.depth < " GROUP_DEPTH ")"

enum { COVERS, WHEELS };
static const struct query q[] = {
    [COVERS] =
        {"group.covers",
         "WITH RECURSIVE " UP(
             "c.id IN (" SQL_IDS
             ")") " SELECT u.id AS account_id, a.id AS top_id, a.name AS top, a.level AS top_level, u.depth AS depth "
                  "FROM up "
                  "u JOIN account a ON a.id = u.at WHERE a.level <> 'ordinary' AND a.id <> u.id ORDER BY u.id, u.depth "
                  "LIMIT 1000",
         .args = SQL_IDS_ARGS ", " SQL_VISIBLE_ARGS, .out = &group_cover_record},
    /* From the top of the group down again. */
    [WHEELS] = {"group.wheels",
                "WITH RECURSIVE " UP(
                    "c.id = :account") ", root (id) AS (SELECT COALESCE((SELECT u.at FROM up u ORDER BY u.depth DESC "
                                       "LIMIT 1), CAST(:account AS "
                                       "BIGINT))), down (id, depth) AS (SELECT root.id, CAST(0 AS BIGINT) FROM root "
                                       "UNION SELECT c.id, d.depth + 1 "
                                       "FROM down d JOIN account c ON c.parent_id = d.id WHERE d.depth < " GROUP_DEPTH
                                       " AND " SQL_VISIBLE(
                                           "c") ") SELECT CAST(:account AS BIGINT) AS account_id, a.id AS top_id, "
                                                "a.name AS top, a.level AS top_level, "
                                                "CAST(0 AS BIGINT) AS depth FROM account a WHERE a.level <> 'ordinary' "
                                                "AND a.id <> :account AND a.id IN "
                                                "(SELECT n.id FROM (SELECT d.id FROM down d LIMIT " GROUP_READ
                                                ") n) ORDER BY a.sort_key, a.id LIMIT "
                                                ":limit",
                .args = "account, limit, " SQL_VISIBLE_ARGS, .out = &group_cover_record},
};
const struct query_set group_queries = {"group", q, sizeof q / sizeof q[0]};

enum err group_store_covers(struct ctx *cx, const int64_t *ids, size_t count, struct list *ret)
{
	struct ids_args a;
	return db_list(cx, &q[COVERS], ids_args(&a, ids, count, ARGS(ACCESS_ARGS(cx))), 0, ret);
}

enum err group_store_wheels(struct ctx *cx, int64_t account, size_t max, struct list *ret)
{
	return db_list(cx, &q[WHEELS], ARGS(ARG("account", account), ARG("limit", (int64_t)max + 1), ACCESS_ARGS(cx)),
	               max, ret);
}
