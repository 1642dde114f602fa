#include "platform/noun/noun_list_ops.h"

#include "base/buf.h"
#include "base/num.h"
#include "lang/tr.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_inner_ops.h"
#include "platform/noun/noun_list_store.h"
#include "platform/search/search_ops.h"

#include <inttypes.h>
#include <string.h>

enum { PAGE_ROWS = 50, COUNT_LIMIT = 1000, PATH_MAX_BYTES = 4096 };

const struct record noun_filter_record = RECORD_OF("noun_filter", noun_filter, NOUN_FILTER);

/* One column of a place: up to the next "~", where "!" says that the character behind it is meant as it is. */
static const char *part_read(struct ctx *cx, const char **at)
{
	char *part = arena_alloc(cx->arena, strlen(*at) + 1), *to = part;
	const char *p = *at;
	for (; *p && *p != '~'; p++) {
		if (*p == '!' && p[1])
			p++;
		*to++ = *p;
	}
	*to = 0;
	*at = *p ? p + 1 : p;
	return part;
}

static void part_write(struct buf *b, const char *part)
{
	for (const char *p = part; p && *p; p++) {
		if (*p == '~' || *p == '!')
			buf_char(b, '!');
		buf_char(b, *p);
	}
}

static bool place_read(struct ctx *cx, const struct noun_facts *n, const char *place, struct noun_list_ask *a)
{
	for (size_t i = 0; i < n->order_count; i++) {
		const struct field *f = n->order[i].field;
		const char *part = part_read(cx, &place);
		bool text = f->ctype == C_STR || f->kind == K_CHOICE, missing = !*part && f->flags & F_NULL;
		a->place[i] = (struct value){.type = missing ? V_NONE : text ? V_STR : V_INT, .s = part};
		if (a->place[i].type == V_INT && !num_parse_int(part, &a->place[i].i))
			return false;
	}
	return num_parse_int(place, &a->id);
}

static const char *link_to(struct ctx *cx, const struct noun_facts *n, const char *base, const char *q,
                           const char *name, const void *row)
{
	BUF_AUTO struct buf place, b;
	buf_init(&place, PATH_MAX_BYTES);
	buf_init(&b, 4 * PATH_MAX_BYTES);
	for (size_t i = 0; i < n->order_count; i++) {
		struct value v = field_get(n->order[i].field, row);
		part_write(&place, value_as_text(cx->arena, &v));
		buf_char(&place, '~');
	}
	buf_printf(&place, "%" PRId64, field_id(n->id, row));
	buf_printf(&b, "%s?%s=", base, name);
	buf_url(&b, place.p);
	if (q) {
		buf_str(&b, "&q=");
		buf_url(&b, q);
	}
	return arena_strdup(cx->arena, b.p);
}

static void reverse(struct ctx *cx, struct list *rows, size_t size)
{
	char *all = arena_alloc(cx->arena, arena_mul(rows->count, size) + 1);
	for (size_t i = 0; i < rows->count; i++)
		memcpy(all + i * size, (const char *)rows->items + (rows->count - 1 - i) * size, size);
	rows->items = all;
}

/* "3 products", by the noun's own text where it has one. */
static const char *text_shown(struct ctx *cx, const struct noun *n, const struct noun_list *l)
{
	const char *own = arena_printf(cx->arena, "%s.count", n->segment ? n->segment : n->record->name);
	bool has_own = tr_exists(arena_printf(cx->arena, "%s.one", own));
	if (!l->prev && !l->next)
		return has_own ? tr_n(cx, own, l->total) : tr_n(cx, "noun.count", l->total);
	own = arena_printf(cx->arena, "%s.shown", n->segment ? n->segment : n->record->name);
	const char *here = text_int(cx, (int64_t)l->rows.count, false), *all = text_int(cx, l->total, l->total_more);
	return tr_exists(own) ? tr_f(cx, own, here, all) : tr_f(cx, "noun.shown", here, all);
}

static enum err count(struct ctx *cx, const struct noun_facts *n, const struct noun_list_ask *a, struct noun_list *ret)
{
	/* What is all on one page is counted by looking at it. */
	if (!ret->prev && !ret->next)
		ret->total = (int64_t)ret->rows.count;
	else
		TRY(noun_list_store_count(cx, n, a, COUNT_LIMIT + 1, &ret->total));
	ret->total_more = ret->total > COUNT_LIMIT;
	if (ret->total_more)
		ret->total = COUNT_LIMIT;
	return OK;
}

static enum err rows(struct ctx *cx, const struct noun_facts *n, struct noun_list_ask *a, const char *base,
                     struct noun_list *ret)
{
	size_t size = n->named->size;
	bool back = a->from == LIST_BEFORE;
	TRY(noun_list_store_rows(cx, n, a, PAGE_ROWS, &ret->rows));
	TRY(custom_load(cx, n->noun->record, ret->rows.items, ret->rows.count, size));
	if (back)
		reverse(cx, &ret->rows, size);
	bool more = ret->rows.more;
	const char *items = ret->rows.items;
	if (ret->rows.count && (back || more))
		ret->next = link_to(cx, n, base, ret->q, "after", items + (ret->rows.count - 1) * size);
	if (ret->rows.count && (a->from == LIST_AFTER || (back && more)))
		ret->prev = link_to(cx, n, base, ret->q, "before", items);
	ret->rows.more = ret->next != NULL;
	return OK;
}

enum err noun_list(struct ctx *cx, const struct noun *noun, int64_t owner, const struct noun_filter *f,
                   const char *base, struct noun_list *ret)
{
	const struct noun_facts *n = noun_facts(noun);
	struct search_word words[4] = {0};
	struct noun_list_ask a = {.owner = owner, .words = words};
	const char *before = f ? f->before : NULL, *after = f && !before ? f->after : NULL;
	*ret = (struct noun_list){.q = f ? f->q : NULL};
	a.from = before ? LIST_BEFORE : after ? LIST_AFTER : LIST_FIRST;
	if (a.from != LIST_FIRST && !place_read(cx, n, before ? before : after, &a))
		return fail_field(cx, before ? "before" : "after", "account.list.cursor");
	/* Not a letter or digit, or nothing is searched: nothing is found. */
	if (!ret->q || (noun_is_searched(noun) && search_words(cx, ret->q, words))) {
		TRY(rows(cx, n, &a, base, ret));
		TRY(count(cx, n, &a, ret));
	}
	ret->shown = text_shown(cx, noun, ret);
	return OK;
}

enum err noun_list_all(struct ctx *cx, const struct noun *noun, int64_t owner, size_t max, struct list *ret)
{
	struct search_word words[4] = {0};
	struct noun_list_ask a = {.owner = owner, .words = words};
	return noun_list_store_rows(cx, noun_facts(noun), &a, max, ret);
}
