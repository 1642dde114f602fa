#include "hub/product/product.h"

#include "platform/access/rights.h"

NOUN_RECORD(product, PRODUCT);

/* A name that is missing is the number. */
static void prepare([[maybe_unused]] struct ctx *cx, void *obj)
{
	struct product *p = obj;
	if (!p->name || !*p->name)
		p->name = p->number;
}

const struct noun product_noun = {
    .record = &product_record,
    .segment = "products",
    .order = "sort_key",
    .position = 30,
    .see = DATA_CRM_FACTS,
    .edit = DATA_IMPORT,
    .prepare = prepare,
    .flags = NOUN_PLAIN,
};
