#include "platform/custom/custom_store.h"

enum { FIELDS, VALUES, PUT, REMOVE, USED };
static const struct query q[] = {
    [FIELDS] = {"custom.fields", "SELECT @cols FROM custom_field ORDER BY noun, place NULLS LAST, id LIMIT 2000",
                .out = &custom_field_record},
    [VALUES] = {"custom.values",
                "SELECT @cols(v) FROM json_each(:ids) j CROSS JOIN custom_value v WHERE v.record_id = j.value AND "
                "v.noun = :noun ORDER BY v.record_id LIMIT 40000",
                "SELECT @cols(v) FROM json_array_elements_text(CAST(:ids AS JSON)) AS j(value) CROSS JOIN custom_value "
                "v WHERE v.record_id = CAST(j.value AS BIGINT) AND v.noun = :noun ORDER BY v.record_id LIMIT 40000",
                .args = "noun text, ids text", .out = &custom_value_record},
    [PUT] = {"custom.put",
             "INSERT INTO custom_value (@cols) VALUES (@vals) ON CONFLICT (record_id, field_id) DO UPDATE SET text = "
             "excluded.text, number = excluded.number",
             .in = &custom_value_record},
    [REMOVE] = {"custom.remove", "DELETE FROM custom_value WHERE field_id = :field AND record_id = :record",
                .args = "field, record"},
    [USED] = {"custom.used", "SELECT COUNT(*) FROM (SELECT 1 FROM custom_value WHERE field_id = :field LIMIT 1) AS v",
              .args = "field"},
};
const struct query_set custom_queries = {"custom", q, sizeof q / sizeof q[0]};

/* Ids are never given twice and versions only rise, so that the sum tells one state from another. */
const struct fragment custom_fragments[] = {
    {"custom_stamp", "(SELECT CAST(COALESCE(SUM(f.id % 1000000007 * f.version), 0) AS BIGINT) FROM custom_field f)"},
    {0},
};

int64_t custom_stamp(const struct list *fields)
{
	int64_t sum = 0;
	for (size_t i = 0; i < fields->count; i++) {
		const struct custom_field *f = list_at(fields, struct custom_field, i);
		sum += f->id % 1000000007 * f->version;
	}
	return sum;
}

enum err custom_store_fields(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[FIELDS], ARGS_NONE, 0, ret);
}

enum err custom_store_values(struct ctx *cx, const char *noun, const char *ids, struct list *ret)
{
	return db_list(cx, &q[VALUES], ARGS(ARG("noun", noun), ARG("ids", ids)), 0, ret);
}

enum err custom_store_put(struct ctx *cx, const struct custom_value *v)
{
	return db_exec(cx, &q[PUT], ARGS_OBJ(v), NULL);
}

enum err custom_store_remove(struct ctx *cx, int64_t field, int64_t record)
{
	return db_exec(cx, &q[REMOVE], ARGS(ARG("field", field), ARG("record", record)), NULL);
}

enum err custom_store_used(struct ctx *cx, int64_t field, bool *ret)
{
	int64_t n = 0;
	TRY(db_int(cx, &q[USED], ARGS(ARG("field", field)), 0, &n));
	*ret = n > 0;
	return OK;
}
