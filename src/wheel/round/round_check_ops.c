#include "wheel/round/round_check_ops.h"

#include "base/secret.h"
#include "wheel/round/round_check_store.h"

#include <string.h>

enum { SEALS_AT_ONCE = 50 };

enum err round_check_seals(struct ctx *cx, int64_t *ret_faults, [[maybe_unused]] struct list *ret_names)
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
