#include "hub/account/account_import_store.h"

#include "platform/import/import_kind.h"

#define ITEM                                                                           \
	"SELECT a.number AS number, a.id AS id, a.name AS name, a.country AS detail, " \
	"CASE WHEN a.import_id = :run AND a.name = a.number THEN 1 ELSE 0 END AS own "

enum { FIND };
static const struct query q[] = {
    [FIND] = {"account.import_find", ITEM IMPORT_KEYS_LITE "account a WHERE a.number" IMPORT_KEY_LITE,
              ITEM IMPORT_KEYS_PG "account a WHERE a.number" IMPORT_KEY_PG, "numbers text, run",
              .out = &import_found_record},
};
const struct query_set account_import_queries = {"account_import", q, sizeof q / sizeof q[0]};

enum err account_import_store_find(struct ctx *cx, const char *numbers, int64_t run, struct list *ret)
{
	return db_list(cx, &q[FIND], ARGS(ARG("numbers", numbers), ARG("run", run)), 0, ret);
}
