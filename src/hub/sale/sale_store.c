#include "hub/sale/sale_store.h"

enum { ADD, OF_PRODUCT };
static const struct query q[] = {
    [ADD] = {"sale.add", "INSERT INTO sale (@cols) VALUES (@vals)", .in = &sale_record},
    /* Lines as they were before an import changed them or took them out may come back. */
    [OF_PRODUCT] = {"sale.of_product",
                    "SELECT 1 FROM sale WHERE product_id = :product UNION ALL SELECT 1 FROM import_sale_before WHERE "
                    "product_id = :product UNION ALL SELECT 1 FROM sale_replaced WHERE product_id = :product LIMIT 1",
                    .args = "product"},
};
const struct query_set sale_queries = {"sale", q, sizeof q / sizeof q[0]};

enum err sale_store_add_many(struct ctx *cx, const struct sale *s, size_t count)
{
	return db_exec_many(cx, &q[ADD], s, count);
}

enum err sale_store_of_product(struct ctx *cx, int64_t product, bool *ret)
{
	int64_t found;
	TRY(db_int(cx, &q[OF_PRODUCT], ARGS(ARG("product", product)), 0, &found));
	*ret = found != 0;
	return OK;
}
