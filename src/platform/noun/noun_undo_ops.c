/* Taking back an act: its rows of the history, the newest first, each undone; the whole is one act more. */
#include "base/clock.h"
#include "platform/access/access_ops.h"
#include "platform/custom/custom_ops.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_inner_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_store.h"

#include <stdlib.h>
#include <string.h>

enum { KINDS_MAX = 32 };
static const struct undo_kind *kinds[KINDS_MAX];
static size_t kind_count;

void noun_undo_add(const struct undo_kind *k)
{
	if (kind_count == KINDS_MAX)
		abort(); /* more than any program has: the next start of a test finds it */
	kinds[kind_count++] = k;
}

/* The rows of an act about one record, oldest first. Of a plain noun, or of a kind that is handed in. */
struct part {
	struct list rows;
	const struct noun_facts *noun;
	const struct undo_kind *kind;
	int64_t act, undo;
};

static const struct history *row(const struct part *p, size_t i)
{
	return list_at(&p->rows, struct history, i);
}

static enum err changed_since(struct ctx *cx)
{
	return fail(cx, E_CONFLICT, "history.changed_since");
}

static enum data_kind edit_of(const struct part *p)
{
	return p->kind ? p->kind->edit : (enum data_kind)p->noun->noun->edit;
}

static enum err may_undo(struct ctx *cx, const struct part *p)
{
	enum err e = access_need(cx, edit_of(p), LEVEL_WRITE, row(p, 0)->account_id);
	return e == E_FORBIDDEN || e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "error.not_found") : e;
}

static enum err undo_changed(struct ctx *cx, const struct part *p)
{
	const struct noun_facts *n = p->noun;
	void *before;
	int changes = 0;
	enum err e = noun_get(cx, n->noun, row(p, 0)->record_id, &before);
	if (e == E_NOT_FOUND)
		return changed_since(cx);
	TRY(e);
	void *after = noun_copy(cx, n->noun, before);
	TRY(custom_own(cx, n->noun->record, after));
	TRY(history_take_back(cx, n->noun->record, &p->rows, after));
	return noun_put_back(cx, n, before, after, p->undo, &changes);
}

static enum err undo_created(struct ctx *cx, const struct part *p)
{
	void *obj;
	TRY(history_act_is_last(cx, p->act, row(p, 0)->kind, row(p, 0)->record_id));
	TRY(noun_get(cx, p->noun->noun, row(p, 0)->record_id, &obj));
	return noun_delete(cx, p->noun, obj, p->undo, 0);
}

static enum err undo_removed(struct ctx *cx, const struct part *p)
{
	const struct noun_facts *n = p->noun;
	void *obj = noun_blank(cx, n->noun);
	TRY(history_act_is_last(cx, p->act, row(p, 0)->kind, row(p, 0)->record_id));
	*(int64_t *)((char *)obj + n->id->offset) = row(p, 0)->record_id;
	*(int64_t *)((char *)obj + n->version->offset) = 1;
	TRY(custom_own(cx, n->noun->record, obj));
	for (size_t i = 0; i < p->rows.count; i++)
		if (strcmp(row(p, i)->act, "deleted") != 0 && !history_old_value(cx, n->noun->record, row(p, i), obj))
			return changed_since(cx);
	TRY(noun_fits(cx, n, NULL, obj));
	return noun_insert(cx, n, obj, p->undo);
}

static enum err undo_part(struct ctx *cx, const struct part *p)
{
	const char *act = row(p, 0)->act;
	TRY(may_undo(cx, p));
	if (p->kind)
		return p->kind->undo(cx, &p->rows, p->undo);
	if (!strcmp(act, "created"))
		return undo_created(cx, p);
	if (!strcmp(act, "changed"))
		return undo_changed(cx, p);
	return undo_removed(cx, p);
}

/* Those of the rows about one record that end before `to`: an act tells of them one after the other. */
static struct list part_rows(const struct list *rows, size_t to)
{
	size_t from = to - 1;
	const struct history *last = list_at(rows, struct history, from);
	while (from > 0) {
		const struct history *h = list_at(rows, struct history, from - 1);
		if (h->record_id != last->record_id || strcmp(h->kind, last->kind) != 0)
			break;
		from--;
	}
	return (struct list){.items = list_at(rows, struct history, from), .count = to - from};
}

static enum err find_kind(struct ctx *cx, struct part *p)
{
	const char *name = row(p, 0)->kind;
	for (size_t i = 0; i < kind_count; i++)
		if (!strcmp(kinds[i]->kind, name))
			p->kind = kinds[i];
	p->noun = noun_find(name);
	bool plain = p->noun && p->noun->noun->flags & NOUN_PLAIN;
	return plain || p->kind ? OK : fail(cx, E_NOT_FOUND, "error.not_found");
}

/* Path of the customers' list, or of one. */
static const char *root_path(struct ctx *cx, int64_t root)
{
	const struct noun_facts *n;
	for (size_t i = 0; (n = noun_each(i)); i++)
		if (n->noun->flags & NOUN_IS_ROOT)
			return root ? noun_href(cx->arena, n, root, root)
			            : arena_printf(cx->arena, "/%s", n->noun->segment);
	return "";
}

/* Back to the page that the act was about, while one may see its customer; undo of the undo to who may still write it. */
static enum err find_way_back(struct ctx *cx, const struct part *p, struct undone *ret)
{
	int64_t root = row(p, 0)->account_id;
	bool sees = true, edits = true;
	if (root) {
		TRY(access_may(cx, DATA_CRM_FACTS, LEVEL_READ, root, &sees));
		TRY(access_may(cx, edit_of(p), LEVEL_WRITE, root, &edits));
	}
	const char *at = root ? root_path(cx, sees ? root : 0) : "";
	bool of_root = p->noun && p->noun->noun->flags & NOUN_IS_ROOT;
	const char *page = !sees || of_root ? at
	                   : !p->kind       ? noun_list_href(cx->arena, p->noun, root)
	                   : p->kind->page  ? arena_printf(cx->arena, "%s/%s", at, p->kind->page)
	                                    : at;
	ret->location = page && *page ? page : "/";
	ret->hidden = !sees;
	ret->act = edits ? p->undo : 0;
	return OK;
}

enum err noun_undo(struct ctx *cx, int64_t act, struct undone *ret)
{
	struct list rows;
	bool final = false;
	struct part p = {.act = act, .undo = history_act_new()};
	TRY(history_act_rows(cx, act, &rows));
	if (rows.more)
		return changed_since(cx);
	for (size_t to = rows.count; to > 0; to -= p.rows.count) {
		p = (struct part){.rows = part_rows(&rows, to), .act = act, .undo = p.undo};
		TRY(find_kind(cx, &p));
		TRY(undo_part(cx, &p));
		final |= p.kind && p.kind->final;
	}
	TRY(find_way_back(cx, &p, ret));
	ret->act = final ? 0 : ret->act;
	return OK;
}
