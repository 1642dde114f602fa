#include "platform/noun/noun_find_ops.h"

#include "base/buf.h"
#include "base/text.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_find_store.h"
#include "platform/noun/noun_inner_ops.h"

#include <string.h>

static char *lower(struct ctx *cx, const char *s)
{
	char *text = arena_strdup(cx->arena, s);
	for (char *p = text; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	return text;
}

/* As the record itself would keep it. */
static const char *prepared(struct ctx *cx, const struct noun *n, const char *member, const char *written)
{
	const struct field *f = record_field(n->record, member);
	void *obj = arena_alloc(cx->arena, n->record->size);
	record_blank(n->record, obj);
	memcpy((char *)obj + f->offset, &written, sizeof written);
	if (n->prepare)
		n->prepare(cx, obj);
	const char *kept;
	memcpy(&kept, (char *)obj + f->offset, sizeof kept);
	return kept ? kept : written;
}

/* The part of a sort key that letters make, up to and with its mark, the byte 01: capitals and accents come behind it. */
static const char *letters_only(char *key)
{
	for (char *p = key; p[0] && p[1]; p += 2)
		if (p[0] == '0' && p[1] == '1') {
			p[2] = 0;
			break;
		}
	return key;
}

const char *noun_find_key(struct ctx *cx, const struct noun *n, enum noun_by by, const char *written)
{
	if (by == NOUN_BY_MAIL)
		return lower(cx, written);
	if (by == NOUN_BY_ORGNR && record_field(n->record, "orgnr"))
		return prepared(cx, n, "orgnr", written);
	if (by == NOUN_BY_TITLE && record_field(n->record, "sort_key"))
		return letters_only(text_sort_key(cx->arena, written));
	return written;
}

enum err noun_find_many(struct ctx *cx, const struct noun *n, enum noun_by by, bool known, const char *keys,
                        int64_t run, const char *source, struct list *ret)
{
	const struct query *q = noun_find_query(noun_facts(n), by, known);
	*ret = (struct list){0};
	if (!q)
		return OK;
	return db_list(cx, q,
	               ARGS(ARG("keys", keys), ARG("run", run), ARG("source", source ? source : ""), ACCESS_ARGS(cx)),
	               0, ret);
}
