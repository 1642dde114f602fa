#include "platform/collation/collation_ops.h"

#include "base/log.h"
#include "base/text.h"
#include "platform/collation/collation_store.h"

#include <string.h>

enum { AT_ONCE = 1000 };

/* One transaction's worth of a table. */
struct stretch {
	enum collation_table table;
	int64_t after, last;
	size_t count, changed;
};

static enum err sort_anew(struct ctx *cx, void *arg)
{
	struct stretch *s = arg;
	struct list rows;
	size_t changed = 0;
	TRY(collation_store_list(cx, s->table, s->after, AT_ONCE, &rows));
	struct collation_row *put = arena_array(cx->arena, struct collation_row, rows.count + 1);
	for (size_t i = 0; i < rows.count; i++) {
		const struct collation_row *r = list_at(&rows, struct collation_row, i);
		const char *key = text_sort_key(cx->arena, r->name ? r->name : "");
		if (strcmp(key, r->sort_key) != 0)
			put[changed++] = (struct collation_row){.id = r->id, .name = r->name, .sort_key = key};
		s->last = r->id;
	}
	s->count = rows.count;
	s->changed = changed;
	return collation_store_put(cx, s->table, put, changed);
}

static enum err look(struct ctx *cx, void *arg)
{
	return collation_store_made_with(cx, arg);
}

static enum err done(struct ctx *cx, void *arg)
{
	return collation_store_set_made_with(cx, arg);
}

enum err collation_settle(struct ctx *cx)
{
	const char *was;
	bool told = false;
	TRY(db_work(cx, TX_READ, look, &was));
	if (was && !strcmp(was, text_icu_version()))
		return OK;
	for (int table = 0; table < COLLATION_TABLES; table++) {
		struct stretch s = {.table = (enum collation_table)table};
		do {
			struct arena_mark mark = arena_mark(cx->arena);
			TRY(db_work(cx, TX_WRITE, sort_anew, &s));
			s.after = s.last;
			if (s.changed && !told) /* it may take a while */
				log_line(LOG_INFO, "sorting", "by=%s", text_icu_version());
			told |= s.changed > 0;
			arena_reset(cx->arena, mark);
		} while (s.count == AT_ONCE);
	}
	return db_work(cx, TX_WRITE, done, (void *)text_icu_version());
}
