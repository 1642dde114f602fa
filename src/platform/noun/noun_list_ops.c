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

static bool place_read(struct ctx *cx, const char *place, struct noun_list_ask *a)
{
	const struct noun_list_order *o = a->order;
	for (size_t i = 0; i < o->count; i++) {
		const char *part = part_read(cx, &place);
		bool missing = !*part && o->by[i].field->flags & F_NULL;
		a->place[i] = (struct value){.type = missing                     ? V_NONE
		                                     : noun_list_by_number(o, i) ? V_INT
		                                                                 : V_STR,
		                             .s = part};
		if (a->place[i].type == V_INT && !num_parse_int(part, &a->place[i].i))
			return false;
	}
	return num_parse_int(place, &a->id);
}

/* As the address says it; NULL for the noun's own order. */
static const char *order_name(struct ctx *cx, const struct noun_list_order *o)
{
	return o->column ? arena_printf(cx->arena, "%s%s", o->down ? "-" : "", o->column->name) : NULL;
}

/* The list's address with these words in this order, both NULL when there are none. */
static void add_address(struct buf *b, const char *base, const char *q, const char *sort)
{
	buf_str(b, base);
	if (q) {
		buf_str(b, "?q=");
		buf_url(b, q);
	}
	if (sort)
		buf_printf(b, "%csort=%s", q ? '&' : '?', sort);
}

static const char *place_part(struct ctx *cx, const struct noun_list_order *o, size_t i, const void *row)
{
	const struct field *f = o->by[i].field;
	if (f->kind == K_CHOICE && noun_list_by_number(o, i))
		return field_is_none(f, row)
		           ? NULL
		           : arena_printf(cx->arena, "%d", *(const int32_t *)((const char *)row + f->offset));
	struct value v = field_get(f, row);
	return value_as_text(cx->arena, &v);
}

static const char *link_to(struct ctx *cx, const struct noun_facts *n, const struct noun_list_ask *a, const char *base,
                           const struct noun_list *l, const char *name, const void *row)
{
	BUF_AUTO struct buf place, b;
	buf_init(&place, PATH_MAX_BYTES);
	buf_init(&b, 4 * PATH_MAX_BYTES);
	for (size_t i = 0; i < a->order->count; i++) {
		part_write(&place, place_part(cx, a->order, i, row));
		buf_char(&place, '~');
	}
	buf_printf(&place, "%" PRId64, field_id(n->id, row));
	add_address(&b, base, l->q, order_name(cx, a->order));
	buf_printf(&b, "%c%s=", l->q || a->order->column ? '&' : '?', name);
	buf_url(&b, place.p);
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
		ret->next = link_to(cx, n, a, base, ret, "after", items + (ret->rows.count - 1) * size);
	if (ret->rows.count && (a->from == LIST_AFTER || (back && more)))
		ret->prev = link_to(cx, n, a, base, ret, "before", items);
	ret->rows.more = ret->next != NULL;
	return OK;
}

/* Which way the list goes by this column: 1 rising, -1 falling, 0 it is not sorted by it. */
static int goes_by(const struct noun_facts *n, const struct noun_list_order *o, const struct field *column)
{
	bool by_title = !strcmp(column->name, noun_title_column(n->noun));
	const struct field *f = o->count ? o->by[0].field : NULL;
	if (!f || strcmp(f->name, by_title && !strcmp(f->name, "sort_key") ? "sort_key" : column->name) != 0)
		return 0;
	return o->by[0].down ? -1 : 1;
}

/* In the order of {table}. A column that is sorted by turns round, another begins rising. */
static void add_heads(struct ctx *cx, const struct noun_facts *n, const struct noun_list_order *o, const char *base,
                      struct noun_list *ret)
{
	ret->heads.items = arena_array(cx->arena, struct list_head, n->named->count);
	for (size_t i = 0; i < n->named->count; i++) {
		const struct field *f = &n->named->fields[i];
		if (!field_is_column(f))
			continue;
		int way = goes_by(n, o, f);
		const struct noun_list_order *next =
		    noun_list_order(n, arena_printf(cx->arena, "%s%s", way > 0 ? "-" : "", f->name));
		BUF_AUTO struct buf b;
		buf_init(&b, PATH_MAX_BYTES);
		if (next)
			add_address(&b, base, ret->q, order_name(cx, next));
		*list_at(&ret->heads, struct list_head, ret->heads.count++) =
		    (struct list_head){.label = tr(cx->lang, f->label),
		                       .href = next ? arena_strdup(cx->arena, b.p) : NULL,
		                       .rising = way > 0,
		                       .falling = way < 0,
		                       .number = field_is_number(f)};
	}
}

enum err noun_list(struct ctx *cx, const struct noun *noun, int64_t owner, const struct noun_filter *f,
                   const char *base, struct noun_list *ret)
{
	const struct noun_facts *n = noun_facts(noun);
	struct search_word words[4] = {0};
	struct noun_list_ask a = {.owner = owner, .words = words};
	const char *before = f ? f->before : NULL, *after = f && !before ? f->after : NULL;
	*ret = (struct noun_list){.q = f ? f->q : NULL, .sort = f ? f->sort : NULL};
	a.order = noun_list_order(n, f ? f->sort : NULL);
	if (!a.order)
		return fail_field(cx, "sort", "form.unknown_choice");
	if (f)
		add_heads(cx, n, a.order, base, ret);
	a.from = before ? LIST_BEFORE : after ? LIST_AFTER : LIST_FIRST;
	if (a.from != LIST_FIRST && !place_read(cx, before ? before : after, &a))
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
	const struct noun_facts *n = noun_facts(noun);
	struct noun_list_ask a = {.owner = owner, .words = words, .order = noun_list_order(n, NULL)};
	return noun_list_store_rows(cx, n, &a, max, ret);
}
