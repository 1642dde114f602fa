#include "hub/sale/sale_ops.h"

#include "base/clock.h"
#include "hub/product/product.h"
#include "hub/sale/sale_store.h"

enum err sale_add_many(struct ctx *cx, struct sale *s, size_t count)
{
	for (size_t i = 0; i < count; i++)
		s[i].id = id_new();
	return sale_store_add_many(cx, s, count);
}

static enum err is_sold(struct ctx *cx, const void *product, bool *ret)
{
	return sale_store_of_product(cx, ((const struct product *)product)->id, ret);
}
const struct noun_rules sale_noun_rules[] = {{&product_noun, .used = is_sold, .used_by = "export.kind.sales"}, {0}};
