#include "hub/product/product_import_ops.h"

#include "hub/product/product_import_store.h"
#include "hub/product/product_ops.h"
#include "platform/import/import_kind_ops.h"

static enum err get(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, int64_t id, void *ret)
{
	return product_get(cx, id, ret);
}

static enum err add(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, void *objs, size_t count)
{
	return product_add_many(cx, objs, count);
}

static enum err save(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, const void *before, void *after,
                     int64_t run)
{
	return product_save(cx, before, after, run);
}

static enum err remove_one(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, int64_t id,
                           bool *ret_removed)
{
	*ret_removed = true;
	return product_remove(cx, id);
}

static void begin(const struct import_run *run, [[maybe_unused]] const struct import_noun *noun,
                  [[maybe_unused]] const struct import_item *item, void *obj)
{
	((struct product *)obj)->import_id = run->id;
}

static int64_t *made(struct import_run *run)
{
	return &run->products_created;
}

static enum err check(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun,
                      [[maybe_unused]] const void *before, void *after, struct import_reason *why, bool *ret_good)
{
	(void)why;
	*ret_good = true;
	product_normalise(cx, after);
	return OK;
}

static const struct import_finder finders[] = {{product_import_store_find, NULL}, {NULL, NULL}};

const struct import_noun product_import_noun = {.name = "product",
                                                .record = &product_record,
                                                .finders = finders,
                                                .get = get,
                                                .add = add,
                                                .save = save,
                                                .remove = remove_one,
                                                .begin = begin,
                                                .made = made,
                                                .check = check};

static const struct import_column columns[] = {
    {"number",
     "number productid productnumber productno productcode stockcode itemno itemnumber itemid sku articleno varenr "
     "varenummer varekode artikkelnr artikkelnummer produktnr ?product vare id nr nummer",
     COL_NEEDED},
    {"name",
     "name productname description itemname productdescription navn varenavn beskrivelse varetekst produktnavn "
     "?product vare produkt",
     0},
    {"category", "category productgroup group kategori varegruppe produktgruppe", 0},
    {"unit_price", "unitprice price listprice salesprice pris enhetspris utsalgspris listepris salgspris", COL_NUMBER},
    {"unit_cost", "unitcost cost costprice purchaseprice kost kostpris enhetskost innkjopspris innpris", COL_NUMBER},
};

static const struct import_noun *const nouns[] = {&product_import_noun, NULL};

const struct import_kind product_import_kind = {
    .name = "products",
    .summary = "Import products from a CSV file.",
    .columns = {columns, sizeof columns / sizeof *columns},
    .nouns = nouns,
    .worker = &import_records_worker,
};
