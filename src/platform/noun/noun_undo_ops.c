/* Taking back an act: its rows of the history, the newest first, each undone; the whole is one act more. */
#include "base/clock.h"
#include "platform/access/access_ops.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_inner_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_store.h"

#include <string.h>

/* The rows of an act about one record, [from, to) of the list, and what is done with them. */
struct part {
	const struct noun_facts *noun;
	const struct list *rows;
	size_t from, to;
	int64_t act, undo;
};

static const struct history *row(const struct part *p, size_t i)
{
	return list_at(p->rows, struct history, i);
}

static enum err changed_since(struct ctx *cx)
{
	return fail(cx, E_CONFLICT, "history.changed_since");
}

/* One may write what the act was about, and nobody has changed it since. */
static enum err may_undo(struct ctx *cx, const struct part *p)
{
	const struct history *h = row(p, p->from);
	enum err e = access_need(cx, (enum data_kind)p->noun->noun->edit, LEVEL_WRITE, h->account_id);
	if (e == E_FORBIDDEN || e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	return history_act_is_last(cx, p->act, h->kind, h->record_id);
}

static bool take_value(struct ctx *cx, const struct part *p, const struct history *h, void *obj)
{
	const struct field *f = h->field ? record_field(p->noun->noun->record, h->field) : NULL;
	if (!f)
		return false;
	/* A personal value that was erased since does not come back. */
	if (!h->old)
		return !h->old_personal && field_set(cx, f, obj, &(struct value){.type = V_NONE}) == OK;
	return history_value(cx, f, h->old, obj);
}

static enum err undo_changed(struct ctx *cx, const struct part *p)
{
	const struct noun_facts *n = p->noun;
	void *before;
	int changes = 0;
	TRY(noun_get(cx, n->noun, row(p, p->from)->record_id, &before));
	void *after = arena_alloc(cx->arena, n->named->size);
	memcpy(after, before, n->named->size);
	for (size_t i = p->from; i < p->to; i++)
		if (strcmp(row(p, i)->act, "changed") != 0 || !take_value(cx, p, row(p, i), after))
			return changed_since(cx);
	return noun_update(cx, n, before, after, p->undo, &changes);
}

static enum err undo_created(struct ctx *cx, const struct part *p)
{
	void *obj;
	TRY(noun_get(cx, p->noun->noun, row(p, p->from)->record_id, &obj));
	return noun_delete(cx, p->noun, obj, p->undo, 0);
}

static enum err undo_removed(struct ctx *cx, const struct part *p)
{
	const struct noun_facts *n = p->noun;
	void *obj = arena_alloc(cx->arena, n->named->size);
	record_blank(n->named, obj);
	*(int64_t *)((char *)obj + n->id->offset) = row(p, p->from)->record_id;
	*(int64_t *)((char *)obj + n->version->offset) = 1;
	for (size_t i = p->from; i < p->to; i++)
		if (strcmp(row(p, i)->act, "deleted") != 0 && !take_value(cx, p, row(p, i), obj))
			return changed_since(cx);
	int64_t other = 0;
	TRY(noun_fits(cx, n, NULL, obj));
	TRY(noun_store_same_key(cx, n, obj, &other));
	return other ? fail(cx, E_CONFLICT, "noun.key_taken", noun_title(cx, n->noun, obj))
	             : noun_insert(cx, n, obj, p->undo);
}

static enum err undo_part(struct ctx *cx, const struct part *p)
{
	const char *act = row(p, p->from)->act;
	TRY(may_undo(cx, p));
	if (!strcmp(act, "created"))
		return undo_created(cx, p);
	if (!strcmp(act, "changed"))
		return undo_changed(cx, p);
	return undo_removed(cx, p);
}

/* Where the rows about one record begin that end before `to`: an act tells of them one after the other. */
static size_t part_begin(const struct list *rows, size_t to)
{
	size_t from = to - 1;
	const struct history *last = list_at(rows, struct history, from);
	while (from > 0) {
		const struct history *h = list_at(rows, struct history, from - 1);
		if (h->record_id != last->record_id || strcmp(h->kind, last->kind) != 0)
			break;
		from--;
	}
	return from;
}

enum err noun_undo(struct ctx *cx, int64_t act, int64_t *ret_act, const struct noun **ret_noun, int64_t *ret_root)
{
	struct list rows;
	TRY(history_act_rows(cx, act, &rows));
	if (rows.more)
		return changed_since(cx);
	*ret_act = history_act_new();
	for (size_t to = rows.count; to > 0;) {
		struct part p = {.rows = &rows, .from = part_begin(&rows, to), .to = to, .act = act, .undo = *ret_act};
		p.noun = noun_find(row(&p, p.from)->kind);
		if (!p.noun || !(p.noun->noun->flags & NOUN_PLAIN))
			return fail(cx, E_NOT_FOUND, "error.not_found");
		*ret_noun = p.noun->noun;
		*ret_root = row(&p, p.from)->account_id;
		TRY(undo_part(cx, &p));
		to = p.from;
	}
	return OK;
}
