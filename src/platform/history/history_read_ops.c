/* Reading the history: rows become sentences in the request's language. */
#include "base/buf.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/custom/custom_ops.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/history/history_read_store.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 50, RECORD_MAX = 512, KIND_MAX = 128, TEXT_MAX = 400 };

static const struct record *registered[RECORD_MAX];
static size_t registered_count;
static const struct history_text *texts[KIND_MAX];
static size_t text_count;

const struct record history_row_record = RECORD_OF("history_row", history_row, HISTORY_ROW);

void history_register(const struct record *r)
{
	if (registered_count == RECORD_MAX)
		abort(); /* at start: the table is too small */
	registered[registered_count++] = r;
}

void history_text_add(const struct history_text *t)
{
	if (text_count == KIND_MAX || history_text_find(t->kind))
		abort(); /* at start: the table is too small, or a kind stands there twice */
	texts[text_count++] = t;
	history_store_take(t);
}

const struct history_text *history_text_find(const char *kind)
{
	for (size_t i = 0; i < text_count; i++)
		if (!strcmp(texts[i]->kind, kind))
			return texts[i];
	return NULL;
}

void history_start(void)
{
	history_store_start();
}

static const struct record *find_record(const char *name)
{
	for (size_t i = 0; i < registered_count; i++)
		if (!strcmp(registered[i]->name, name))
			return registered[i];
	return NULL;
}

/* The name of what an id points to; NULL when there is none to show. */
static enum err name_of(struct ctx *cx, const struct history_see *see, const struct field *f, const char *text,
                        const char **ret)
{
	enum err e = f->ref ? history_title(cx, see, f->ref, strtoll(text, NULL, 10), ret) : E_NOT_FOUND;
	if (e == E_NOT_FOUND)
		*ret = tr(cx->lang, "history.someone");
	return e == E_NOT_FOUND ? OK : e;
}

static enum err shown_value(struct ctx *cx, const struct history_see *see, const struct record *r, const char *field,
                            const char *text, bool erased, const char **ret)
{
	*ret = text;
	if (erased)
		*ret = tr(cx->lang, "history.erased");
	const struct field *f = r && field ? record_field(r, field) : NULL;
	if (erased || !text || !f || f->ctype == C_STR)
		return OK;
	if (f->kind == K_ID)
		return name_of(cx, see, f, text, ret);
	const struct history_text *t = history_text_find(r->name);
	const char *says = t && t->field_text ? t->field_text(cx, field, text) : NULL;
	if (says) {
		*ret = says;
		return OK;
	}
	void *obj = arena_alloc(cx->arena, r->size);
	record_blank(r, obj);
	if (!history_value(cx, f, text, obj))
		return OK;
	struct buf b BUF_AUTO;
	buf_init(&b, TEXT_MAX);
	fmt_field(&b, cx->lang, f, obj);
	*ret = arena_strndup(cx->arena, b.p, b.len);
	return OK;
}

const char *history_word(struct ctx *cx, const char *prefix, const char *name)
{
	const char *key = arena_printf(cx->arena, "%s.%s", prefix, name);
	return tr_exists(key) ? tr(cx->lang, key) : name;
}

/* A value of a field that an administrator added. */
static void show_custom(struct ctx *cx, struct custom_item *item, bool erased, const char *text, const char **ret)
{
	custom_put_text(cx, item, text);
	*ret = erased ? tr(cx->lang, "history.erased") : item->shown;
}

/* The row is about one: say so. */
static enum err to_custom(struct ctx *cx, const struct record *r, const struct history_read *h, struct history_row *row)
{
	struct custom_item *item;
	if (!r || !h->field || record_field(r, h->field))
		return OK;
	TRY(custom_named(cx, r, h->field, &item));
	if (!item)
		return OK;
	row->what = arena_printf(cx->arena, "%s: %s", history_word(cx, "record", h->kind), item->label);
	show_custom(cx, item, h->old_erased, h->old, &row->old_text);
	show_custom(cx, item, h->new_erased, h->new, &row->new_text);
	return OK;
}

static const char *what_of(struct ctx *cx, const struct record *r, const struct history_read *h)
{
	const char *thing = history_word(cx, "record", h->kind), *part;
	const struct field *f = r && h->field ? record_field(r, h->field) : NULL;
	if (f)
		part = field_label(cx->lang, r, f);
	else
		part = h->field ? history_word(cx, h->kind, h->field) : history_word(cx, "history.act", h->act);
	return arena_printf(cx->arena, "%s: %s", thing, part);
}

/* What an event says of itself: a name of the program's own becomes a text, others stand as they are. */
static const char *note_of(struct ctx *cx, const struct history_read *h)
{
	const struct history_text *t = history_text_find(h->kind);
	if (t && t->note)
		return h->note;
	return t && t->note_text ? t->note_text(cx, h->act, h->new) : h->new;
}

static bool merged(const char *kind)
{
	const struct history_text *t = history_text_find(kind);
	return t && t->merged;
}

/* Where names are shown, ids are compared as well: colleagues may share a name. */
static bool given_together(const struct history_row *a, int64_t by_a, const struct history_row *b, int64_t by_b)
{
	return !strcmp(a->kind, b->kind) && merged(a->kind) && !strcmp(a->act, b->act) && by_a == by_b &&
	       !strcmp(a->who, b->who) && a->account_id == b->account_id && a->at / 60 == b->at / 60 && a->new_text &&
	       b->new_text;
}

static int64_t by(const struct list *reads, size_t i)
{
	return list_at(reads, struct history_read, i)->who_id;
}

/* Somebody rates a customer on ten criteria at a time: one line on a page, in the order they were given. */
static void fold(struct ctx *cx, const struct list *reads, struct history_row *rows)
{
	size_t count = reads->count;
	for (size_t first = 0, end; first < count; first = end) {
		struct history_row *newest = &rows[first];
		newest->merged_text = newest->new_text;
		for (end = first + 1; end < count; end++) {
			if (!given_together(newest, by(reads, first), &rows[end], by(reads, end)))
				break;
			rows[end].merged = true;
			rows[end].merged_text = rows[end].new_text;
			newest->merged_text =
			    arena_printf(cx->arena, "%s, %s", rows[end].new_text, newest->merged_text);
		}
	}
}

/* Which record of the program's own another one belongs to is no change that anybody made: such a field has no label. */
static bool unlisted(const struct ctx *cx, const struct record *r, const char *field)
{
	const struct field *f = r && field ? record_field(r, field) : NULL;
	return f && field_label(cx->lang, r, f) == f->name;
}

static enum err to_rows(struct ctx *cx, const struct history_see *see, const struct list *reads, struct list *ret)
{
	struct history_row *rows = arena_array(cx->arena, struct history_row, reads->count);
	for (size_t i = 0; i < reads->count; i++) {
		const struct history_read *h = list_at(reads, struct history_read, i);
		const struct record *r = find_record(h->kind);
		rows[i] = (struct history_row){
		    .id = h->id,
		    .at = h->at,
		    .who = h->who ? h->who : tr(cx->lang, "history.program"),
		    .what = what_of(cx, r, h),
		    .account_id = h->account_id,
		    .account = h->account,
		    .about = h->about,
		    .kind = h->kind,
		    .act = h->act,
		    .record_id = h->record_id,
		    .merged = unlisted(cx, r, h->field),
		};
		TRY(shown_value(cx, see, r, h->field, h->old, h->old_erased, &rows[i].old_text));
		TRY(shown_value(cx, see, r, h->field, h->new, h->new_erased, &rows[i].new_text));
		TRY(to_custom(cx, r, h, &rows[i]));
		if (!h->field && h->new && !h->new_erased)
			rows[i].new_text = note_of(cx, h);
	}
	fold(cx, reads, rows);
	*ret = (struct list){.items = rows, .count = reads->count, .more = reads->more};
	return OK;
}

static struct history_see see_of(const struct ctx *cx)
{
	return (struct history_see){.me = cx->person,
	                            .all = access_see_all(cx),
	                            .opinions = access_see_opinions(cx),
	                            .today = ctx_today(cx),
	                            .english = cx->lang == LANG_EN};
}

static int64_t from(int64_t before)
{
	return before > 0 ? before : INT64_MAX;
}

enum err history_of_account(struct ctx *cx, int64_t account, int64_t before, struct list *ret)
{
	struct history_see see = see_of(cx);
	struct list reads;
	TRY(history_list_account(cx, &see, account, from(before), PAGE, &reads));
	return to_rows(cx, &see, &reads, ret);
}

enum err history_of_record(struct ctx *cx, const struct record *r, int64_t id, int64_t before, struct list *ret)
{
	struct history_see see = see_of(cx);
	struct list reads;
	TRY(history_list_record(cx, &see, r->name, id, from(before), PAGE, &reads));
	return to_rows(cx, &see, &reads, ret);
}

enum err history_audit(struct ctx *cx, int64_t before, struct list *ret)
{
	struct history_see see = see_of(cx);
	struct list reads;
	TRY(history_list_all(cx, &see, from(before), PAGE, &reads));
	return to_rows(cx, &see, &reads, ret);
}
