#include "platform/noun/noun_owned_store.h"

enum { KNOWN };
static const struct query q[] = {
    [KNOWN] = {"noun_owned.known",
               "SELECT COUNT(*) FROM (SELECT k.key FROM source_key k WHERE k.kind = :noun AND k.record_id = :id AND "
               "k.source = :source LIMIT 1) one",
               .args = "noun text, id, source text"},
};
const struct query_set noun_owned_queries = {"noun_owned", q, sizeof q / sizeof q[0]};

enum err noun_owned_store_known(struct ctx *cx, const char *source, const char *noun, int64_t id, bool *ret)
{
	int64_t n = 0;
	TRY(db_int(cx, &q[KNOWN], ARGS(ARG("noun", noun), ARG("id", id), ARG("source", source)), 0, &n));
	*ret = n > 0;
	return OK;
}
