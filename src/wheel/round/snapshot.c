#include "wheel/round/snapshot.h"

#include "base/json.h"

#include <string.h>

const struct record snapshot_record = RECORD_OF("snapshot", snapshot, SNAPSHOT);

void snapshot_write(struct buf *out, const struct snapshot *s)
{
	json_record(out, &snapshot_record, s);
}

const char *snapshot_word(struct ctx *cx, const char *line, int word, bool rest)
{
	for (; word > 0; word--) {
		line += strcspn(line, " \n");
		if (*line != ' ')
			return NULL;
		line++;
	}
	size_t len = strcspn(line, rest ? "\n" : " \n");
	return len ? arena_strndup(cx->arena, line, len) : NULL;
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
