#include "hub/sale/sale_store.h"

enum { ADD };
static const struct query q[] = {
    [ADD] = {"sale.add", "INSERT INTO sale (@cols) VALUES (@vals)", .in = &sale_record},
};
const struct query_set sale_queries = {"sale", q, sizeof q / sizeof q[0]};

enum err sale_store_add_many(struct ctx *cx, const struct sale *s, size_t count)
{
	return db_exec_many(cx, &q[ADD], s, count);
}
