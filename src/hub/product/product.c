#include "hub/product/product.h"

#include "base/text.h"

static const struct field product_fields[] = {
    FIELD(struct product, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(struct product, number, K_TEXT, .flags = F_REQUIRED, .max = 60),
    FIELD(struct product, name, K_TEXT, .flags = F_REQUIRED, .max = 200),
    FIELD(struct product, sort_key, K_TEXT, .flags = F_SECRET | F_NO_HISTORY, .max = 400),
    FIELD(struct product, category, K_TEXT, .flags = F_NULL, .max = 100),
    FIELD(struct product, unit_price, K_QTY, .flags = F_NULL),
    FIELD(struct product, unit_cost, K_QTY, .flags = F_NULL),
    FIELD(struct product, import_id, K_ID, .flags = F_NULL | F_NO_HISTORY),
    FIELD(struct product, created, K_TIME, .flags = F_FIXED | F_NO_HISTORY),
    FIELD(struct product, version, K_INT, .flags = F_VERSION),
};
const struct record product_record = RECORD("product", struct product, product_fields);
const struct noun product_noun = {.record = &product_record, .segment = "products", .order = "sort_key"};

void product_normalise(struct ctx *cx, struct product *p)
{
	if (!p->name || !*p->name)
		p->name = p->number;
	p->sort_key = text_sort_key(cx->arena, p->name);
}
