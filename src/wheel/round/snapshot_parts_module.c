/* What modules hand in to be sealed with a round. */
#include "modules.h"
#include "wheel/round/snapshot.h"
#include "wheel/round/snapshot_parts_ops.h"

#include <string.h>

enum { PART_MAX = 16 * 1024 };

enum err snapshot_parts_take(struct ctx *cx, int64_t account, void *snapshot)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct snapshot_part *p = modules[i]->snapshot_parts; p && p->field; p++) {
			BUF_AUTO struct buf lines;
			buf_init(&lines, PART_MAX);
			TRY(p->take(cx, account, &lines));
			const struct field *f = record_field(&snapshot_record, p->field);
			*(const char **)((char *)snapshot + f->offset) =
			    lines.len ? arena_strdup(cx->arena, lines.p) : NULL;
		}
	return OK;
}

enum err snapshot_parts_hide(struct ctx *cx, int64_t account, void *snapshot)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct snapshot_part *p = modules[i]->snapshot_parts; p && p->field; p++) {
			bool hidden = false;
			if (p->hidden)
				TRY(p->hidden(cx, account, &hidden));
			for (size_t k = 0; hidden && k < snapshot_record.count; k++) {
				const struct field *f = &snapshot_record.fields[k];
				if (!strcmp(f->name, p->field) || word_among(p->with, f->name))
					field_blank(f, snapshot);
			}
		}
	return OK;
}
