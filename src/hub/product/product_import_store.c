#include "hub/product/product_import_store.h"

#include "platform/import/import_kind.h"

#define ITEM                                                                                \
	"SELECT p.number AS number, p.id AS id, p.name AS name, p.unit_cost AS unit_cost, " \
	"CASE WHEN p.import_id = :run AND p.name = p.number THEN 1 ELSE 0 END AS own "

enum { FIND };
static const struct query q[] = {
    [FIND] = {"product.import_find", ITEM IMPORT_KEYS_LITE "product p WHERE p.number" IMPORT_KEY_LITE,
              ITEM IMPORT_KEYS_PG "product p WHERE p.number" IMPORT_KEY_PG, "numbers text, run",
              .out = &import_found_record},
};
const struct query_set product_import_queries = {"product_import", q, sizeof q / sizeof q[0]};

enum err product_import_store_find(struct ctx *cx, const char *numbers, int64_t run, struct list *ret)
{
	return db_list(cx, &q[FIND], ARGS(ARG("numbers", numbers), ARG("run", run)), 0, ret);
}
