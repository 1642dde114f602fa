#include "kam/check/check_ops.h"

#include "base/secret.h"
#include "kam/check/check_store.h"
#include "lang/tr.h"

#include <string.h>

enum { SEALS_AT_ONCE = 50, CHECKS_MAX = 32 };

/* Snapshots whose bytes are no longer those that were sealed. */
static enum err check_seals(struct ctx *cx, int64_t *ret_faults)
{
	struct arena_mark mark = arena_mark(cx->arena);
	int64_t last = 0;
	struct list page;
	*ret_faults = 0;
	do {
		TRY(sealed_store_list(cx, last, SEALS_AT_ONCE, &page));
		for (size_t i = 0; i < page.count; i++) {
			const struct sealed *s = list_at(&page, struct sealed, i);
			const char *sum = secret_digest(cx->arena, s->snapshot, strlen(s->snapshot));
			*ret_faults += !s->snapshot_hash || strcmp(sum, s->snapshot_hash) != 0;
			last = s->id;
		}
		arena_reset(cx->arena, mark);
	} while (page.count == SEALS_AT_ONCE);
	return OK;
}

enum err check_all(struct ctx *cx, struct list *ret, int64_t *ret_faulty)
{
	struct check_row *rows = arena_array(cx->arena, struct check_row, CHECKS_MAX);
	size_t n = 0;
	*ret_faulty = 0;
	for (size_t i = 0; check_store_name(i); i++) {
		rows[n].name = check_store_name(i);
		TRY(check_store_run(cx, i, &rows[n++].faults));
	}
	rows[n].name = "check.seals";
	TRY(check_seals(cx, &rows[n++].faults));
	for (size_t i = 0; i < n; i++) {
		rows[i].text = tr(cx->lang, rows[i].name);
		rows[i].name = strchr(rows[i].name, '.') + 1;
		rows[i].good = rows[i].faults == 0;
		*ret_faulty += !rows[i].good;
	}
	*ret = (struct list){.items = rows, .count = n};
	return OK;
}
