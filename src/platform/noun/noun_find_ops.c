#include "platform/noun/noun_find_ops.h"

#include "base/buf.h"
#include "base/text.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_find_store.h"
#include "platform/noun/noun_inner_ops.h"

static char *lower(struct ctx *cx, const char *s)
{
	char *text = arena_strdup(cx->arena, s);
	for (char *p = text; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	return text;
}

const char *noun_find_key(struct ctx *cx, const struct noun *n, enum noun_by by, const char *written)
{
	if (by == NOUN_BY_MAIL)
		return lower(cx, written);
	if (by == NOUN_BY_TITLE && record_field(n->record, "sort_key"))
		return text_sort_key(cx->arena, written);
	return written;
}

enum err noun_find_many(struct ctx *cx, const struct noun *n, enum noun_by by, bool known, const char *keys,
                        int64_t run, struct list *ret)
{
	const struct query *q = noun_find_query(noun_facts(n), by, known);
	*ret = (struct list){0};
	return q ? db_list(cx, q, ARGS(ARG("keys", keys), ARG("run", run), ACCESS_ARGS(cx)), 0, ret) : OK;
}
