#include "platform/check/check_ops.h"

#include "base/secret.h"
#include "lang/tr.h"
#include "platform/check/check_store.h"

#include <string.h>

enum { SEALS_AT_ONCE = 50 };

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

static size_t store_checks(void)
{
	size_t n = 0;
	while (check_store_name(n))
		n++;
	return n;
}

enum err check_all(struct ctx *cx, void (*tell)(const char *), struct list *ret, int64_t *ret_faulty)
{
	size_t stored = store_checks(), count = stored + 1; /* the last are the seals */
	struct check_row *rows = arena_array(cx->arena, struct check_row, count);
	*ret_faulty = 0;
	for (size_t i = 0; i < count; i++) {
		struct check_row *r = &rows[i];
		const char *key = i < stored ? check_store_name(i) : "check.seals";
		r->text = tr(cx->lang, key);
		tell(arena_printf(cx->arena, "%zu/%zu %s", i + 1, count, r->text));
		TRY(i < stored ? check_store_run(cx, i, &r->faults) : check_seals(cx, &r->faults));
		r->name = strchr(key, '.') + 1;
		r->good = r->faults == 0;
		*ret_faulty += !r->good;
	}
	*ret = (struct list){.items = rows, .count = count};
	return OK;
}
