/* Writing the history. Reading is in history_read_ops.c. */
#include "platform/history/history_ops.h"

#include "base/clock.h"
#include "platform/custom/custom_ops.h"
#include "platform/history/history_store.h"

#include <string.h>

static struct history new_row(const struct ctx *cx, const struct history_subject *of, const char *act)
{
	return (struct history){
	    .id = id_new(),
	    .at = cx->now,
	    .person_id = cx->person,
	    .actor = cx->person ? NULL : cx->actor_name,
	    .kind = of->record->name,
	    .record_id = of->id,
	    .account_id = of->account,
	    .opinion = of->opinion || history_is_opinion(of->record),
	    .act = act,
	    .import_id = of->import_id,
	    .act_id = of->act_id,
	};
}

int64_t history_act_new(void)
{
	return id_new();
}

enum err history_event(struct ctx *cx, const struct history_subject *of, const char *act, const char *note)
{
	struct history h = new_row(cx, of, act);
	h.new = note;
	return history_add(cx, &h);
}

enum err history_created(struct ctx *cx, const struct history_subject *of)
{
	return history_event(cx, of, "created", NULL);
}

static enum err keep_apart(struct ctx *cx, const struct history_subject *of, const char **text, int64_t *ret_id)
{
	if (!*text)
		return OK;
	TRY(personal_add(cx, of->record->name, of->id, *text, ret_id));
	*text = NULL;
	return OK;
}

static enum err field_row(struct ctx *cx, const struct history_subject *of, const char *act, const struct field *f,
                          const void *before, const void *after, struct history *ret)
{
	*ret = new_row(cx, of, act);
	ret->field = f->name;
	ret->old = history_text(cx->arena, f, before);
	ret->new = history_text(cx->arena, f, after);
	if (!(f->flags & F_PERSONAL))
		return OK;
	TRY(keep_apart(cx, of, &ret->old, &ret->old_personal));
	return keep_apart(cx, of, &ret->new, &ret->new_personal);
}

/* What the history does not keep: what others follow from, and what is secret. */
static bool is_kept(const struct field *f)
{
	return !(f->flags & (F_VERSION | F_SECRET | F_COMPUTED | F_KEY)) && f->kind != K_RECORD && f->kind != K_LIST;
}

static bool is_listed(const struct field *f)
{
	return is_kept(f) && !(f->flags & F_NO_HISTORY);
}

enum err history_removed_values(struct ctx *cx, const struct history_subject *of, const void *obj)
{
	for (size_t i = 0; i < of->record->count; i++) {
		const struct field *f = &of->record->fields[i];
		/* Also what only the program reads, but for what it makes anew: the record comes back as it was. */
		if (f->flags & (F_KEY | F_VERSION | F_SECRET | F_COMPUTED | F_CUSTOM) || field_is_none(f, obj))
			continue;
		struct history h = new_row(cx, of, is_listed(f) ? "removed" : "removed_silently");
		h.field = f->name;
		h.old = history_text(cx->arena, f, obj);
		if (f->flags & F_PERSONAL)
			TRY(keep_apart(cx, of, &h.old, &h.old_personal));
		TRY(history_add(cx, &h));
	}
	return OK;
}

enum err history_removed(struct ctx *cx, const struct history_subject *of, const void *obj, const char *title)
{
	TRY(history_removed_values(cx, of, obj));
	return history_event(cx, of, "deleted", title);
}

enum err history_act_rows(struct ctx *cx, int64_t act, struct list *ret)
{
	TRY(history_list_act(cx, act, ret));
	return ret->count ? OK : fail(cx, E_NOT_FOUND, "error.not_found");
}

enum err history_act_is_last(struct ctx *cx, int64_t act, const char *kind, int64_t id)
{
	int64_t since = 0;
	TRY(history_count_behind(cx, act, kind, id, &since));
	return since ? fail(cx, E_CONFLICT, "history.changed_since") : OK;
}

static enum err add_changes(struct ctx *cx, const struct history_subject *of, bool listed, const void *before,
                            const void *after, size_t *ret_changes)
{
	struct history *rows = arena_array(cx->arena, struct history, of->record->count);
	size_t n = 0;
	for (size_t i = 0; i < of->record->count; i++) {
		const struct field *f = &of->record->fields[i];
		if (is_kept(f) && is_listed(f) == listed && !field_equal(f, before, after))
			TRY(field_row(cx, of, listed ? "changed" : "changed_silently", f, before, after, &rows[n++]));
	}
	*ret_changes = n;
	return history_add_many(cx, rows, n);
}

enum err history_changed(struct ctx *cx, const struct history_subject *of, const void *before, const void *after,
                         int *ret_changes)
{
	size_t n;
	TRY(add_changes(cx, of, true, before, after, &n));
	if (ret_changes)
		*ret_changes = (int)n;
	return OK;
}

enum err history_changed_silently(struct ctx *cx, const struct history_subject *of, const void *before,
                                  const void *after)
{
	size_t n;
	return add_changes(cx, of, false, before, after, &n);
}

/* The row's field, when an administrator added it. */
static struct custom_item *custom_of(const struct record *r, const struct history *h, const void *obj)
{
	struct list items = custom_items(r, obj);
	return h->field ? custom_find(&items, h->field) : NULL;
}

bool history_old_value(struct ctx *cx, const struct record *r, const struct history *h, void *obj)
{
	const struct field *f = h->field ? record_field(r, h->field) : NULL;
	struct custom_item *item = f ? NULL : custom_of(r, h, obj);
	if (item)
		custom_put_text(cx, item, h->old);
	if (!f)
		return item;
	/* A personal value that was erased since does not come back. */
	if (!h->old)
		return !h->old_personal && field_set(cx, f, obj, &(struct value){.type = V_NONE}) == OK;
	return history_value(cx, f, h->old, obj);
}

/* Does the field have the value that the row says it was given? */
static bool still_new(struct ctx *cx, const struct record *r, const struct history *h, const void *obj)
{
	const struct field *f = h->field ? record_field(r, h->field) : NULL;
	const struct custom_item *item = f ? NULL : custom_of(r, h, obj);
	const char *now = f ? history_text(cx->arena, f, obj) : item ? item->text : NULL;
	if (!h->new)
		return (f || item) && !now && !h->new_personal;
	return now && !strcmp(now, h->new);
}

enum err history_take_back(struct ctx *cx, const struct record *r, const struct list *rows, void *obj)
{
	for (size_t i = rows->count; i-- > 0;) {
		const struct history *h = list_at(rows, struct history, i);
		bool changed = !strcmp(h->act, "changed") || !strcmp(h->act, "changed_silently");
		if (!changed || !still_new(cx, r, h, obj) || !history_old_value(cx, r, h, obj))
			return fail(cx, E_CONFLICT, "history.changed_since");
	}
	return OK;
}
