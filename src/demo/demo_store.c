#include "demo/demo_store.h"

enum { ANYTHING };
static const struct query q[] = {
    [ANYTHING] = {"demo.anything", "SELECT (SELECT COUNT(*) FROM (SELECT id FROM account LIMIT 1) a) + "
                                   "(SELECT COUNT(*) FROM (SELECT id FROM person LIMIT 1) p) + "
                                   "(SELECT COUNT(*) FROM (SELECT id FROM product LIMIT 1) d) + "
                                   "(SELECT COUNT(*) FROM (SELECT id FROM sale LIMIT 1) s)"},
};
const struct query_set demo_queries = {"demo", q, sizeof q / sizeof q[0]};

enum err demo_store_empty(struct ctx *cx, bool *ret)
{
	int64_t n = 0;
	TRY(db_int(cx, &q[ANYTHING], ARGS_NONE, 0, &n));
	*ret = n == 0;
	return OK;
}
