#include "wheel/round/snapshot.h"

#include "base/json.h"

#include <string.h>

static const struct field snapshot_fields[] = {
    FIELD(struct snapshot, account_id, K_ID),
    FIELD(struct snapshot, round, K_INT),
    FIELD(struct snapshot, account, K_TEXT, .max = 400),
    FIELD(struct snapshot, level, K_TEXT),
    FIELD(struct snapshot, start_day, K_DATE),
    FIELD(struct snapshot, end_day, K_DATE),
    FIELD(struct snapshot, closed_day, K_DATE),
    FIELD(struct snapshot, kam, K_TEXT),
    FIELD(struct snapshot, outcome, K_TEXT),
    FIELD(struct snapshot, rationale, K_LONG, .flags = F_OPINION),
    FIELD(struct snapshot, decided_day, K_DATE),
    FIELD(struct snapshot, status_until, K_DATE),
    FIELD(struct snapshot, attractiveness, K_REAL, .flags = F_OPINION),
    FIELD(struct snapshot, strength, K_REAL, .flags = F_OPINION),
    FIELD(struct snapshot, revenue_12m, K_MONEY),
    FIELD(struct snapshot, current, K_INT),
    FIELD(struct snapshot, steps, K_LONG),
    FIELD(struct snapshot, missing, K_LONG),
};
const struct record snapshot_record = RECORD("snapshot", struct snapshot, snapshot_fields);

void snapshot_write(struct buf *out, const struct snapshot *s)
{
	json_record(out, &snapshot_record, s);
}

enum err snapshot_read(struct ctx *cx, const char *bytes, struct snapshot *ret)
{
	struct pair *pairs;
	size_t count;
	record_blank(&snapshot_record, ret);
	if (json_pairs(cx, bytes, strlen(bytes), &pairs, &count) != OK)
		return fail(cx, E_INTERNAL, "error.internal");
	for (size_t i = 0; i < count; i++) {
		const struct field *f = record_field(&snapshot_record, pairs[i].name);
		if (!f || field_parse(cx, f, pairs[i].value, ret) != OK)
			return fail(cx, E_INTERNAL, "error.internal");
	}
	return OK;
}
