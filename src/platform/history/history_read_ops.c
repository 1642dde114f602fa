/* Reading the history: rows become sentences in the request's language. */
#include "base/buf.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/history/history_read_store.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 50, RECORD_MAX = 512, TEXT_MAX = 400 };

static const struct record *registered[RECORD_MAX];
static size_t registered_count;

#define R struct history_row
static const struct field row_fields[] = {
    FIELD(R, id, K_ID),         FIELD(R, at, K_TIME),          FIELD(R, who, K_TEXT),      FIELD(R, what, K_TEXT),
    FIELD(R, old_text, K_TEXT), FIELD(R, new_text, K_TEXT),    FIELD(R, account_id, K_ID), FIELD(R, account, K_TEXT),
    FIELD(R, about, K_TEXT),    FIELD(R, kind, K_TEXT),        FIELD(R, act, K_TEXT),      FIELD(R, record_id, K_ID),
    FIELD(R, merged, K_BOOL),   FIELD(R, merged_text, K_TEXT),
};
const struct record history_row_record = RECORD("history_row", R, row_fields);
#undef R

void history_register(const struct record *r)
{
	if (registered_count == RECORD_MAX)
		abort(); /* at start: the table is too small */
	registered[registered_count++] = r;
}

static const struct record *find_record(const char *name)
{
	for (size_t i = 0; i < registered_count; i++)
		if (!strcmp(registered[i]->name, name))
			return registered[i];
	return NULL;
}

/* The name of what an id points to; NULL when there is none to show. */
static enum err name_of(struct ctx *cx, const struct history_see *see, const struct record *r, const struct field *f,
                        const char *text, const char **ret)
{
	static const char *const people[] = {"kam_id",      "deputy_id",  "sponsor_id", "manager_id",
	                                     "leader_id",   "owner_id",   "person_id",  "decided_by",
	                                     "proposed_by", "granted_by", NULL};
	int64_t id = strtoll(text, NULL, 10);
	enum err e = E_NOT_FOUND;
	for (int i = 0; people[i]; i++)
		if (!strcmp(f->name, people[i]))
			e = history_person_name(cx, id, ret);
	bool of_department = !strcmp(r->name, "department") && !strcmp(f->name, "parent_id");
	if (of_department || !strcmp(f->name, "department_id"))
		e = history_department_name(cx, id, ret);
	else if (!strcmp(f->name, "account_id") || !strcmp(f->name, "parent_id"))
		e = history_account_name(cx, see, id, ret);
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
		return name_of(cx, see, r, f, text, ret);
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

static const char *text_of(struct ctx *cx, const char *prefix, const char *name)
{
	const char *key = arena_printf(cx->arena, "%s.%s", prefix, name);
	return tr_exists(key) ? tr(cx->lang, key) : name;
}

static const char *what_of(struct ctx *cx, const struct record *r, const struct history_read *h)
{
	const char *thing = text_of(cx, "record", h->kind), *part;
	const struct field *f = r && h->field ? record_field(r, h->field) : NULL;
	if (f)
		part = field_label(cx->lang, r, f);
	else
		part = h->field ? text_of(cx, h->kind, h->field) : text_of(cx, "history.act", h->act);
	return arena_printf(cx->arena, "%s: %s", thing, part);
}

/* What an event says of itself: a name of the program's own becomes a text, others stand as they are. */
static const char *note_of(struct ctx *cx, const struct history_read *h)
{
	if (!strcmp(h->kind, "rating"))
		return cx->lang == LANG_NB ? h->criterion_nb : h->criterion_en;
	if (!strcmp(h->kind, "decision"))
		return text_of(cx, "outcome", h->new);
	if (!strcmp(h->kind, "round"))
		return tr_f(cx, "round.n", h->new);
	if (!strcmp(h->kind, "app_user") && !strcmp(h->act, "created"))
		return text_of(cx, "role", h->new);
	if (!strcmp(h->act, "link_made"))
		return text_of(cx, "link.purpose", h->new);
	return h->new;
}

/* Where names are shown, ids are compared as well: colleagues may share a name. */
static bool given_together(const struct history_row *a, int64_t by_a, const struct history_row *b, int64_t by_b)
{
	return !strcmp(a->kind, "rating") && !strcmp(b->kind, "rating") && !strcmp(a->act, b->act) && by_a == by_b &&
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
		};
		TRY(shown_value(cx, see, r, h->field, h->old, h->old_erased, &rows[i].old_text));
		TRY(shown_value(cx, see, r, h->field, h->new, h->new_erased, &rows[i].new_text));
		if (!h->field && h->new && !h->new_erased)
			rows[i].new_text = note_of(cx, h);
		if (!h->about && !strcmp(h->kind, "criterion"))
			rows[i].about = cx->lang == LANG_NB ? h->criterion_nb : h->criterion_en;
	}
	fold(cx, reads, rows);
	*ret = (struct list){.items = rows, .count = reads->count, .more = reads->more};
	return OK;
}

static struct history_see see_of(const struct ctx *cx)
{
	return (struct history_see){
	    .me = cx->person, .all = access_see_all(cx), .opinions = access_see_opinions(cx), .today = ctx_today(cx)};
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
