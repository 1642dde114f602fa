#include "platform/department/department_ops.h"

#include "base/clock.h"
#include "base/text.h"
#include "platform/access/access_ops.h"
#include "platform/department/department_store.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"

enum err department_rows(struct ctx *cx, struct list *ret)
{
	TRY(department_store_rows(cx, ret));
	for (size_t i = 0; i < ret->count; i++) {
		struct department_row *r = list_at(ret, struct department_row, i);
		r->sort_key = text_sort_key(cx->arena, r->name);
	}
	department_tree(ret->items, ret->count);
	return OK;
}

static enum err check_parent(struct ctx *cx, const struct department *d)
{
	struct list rows;
	if (!d->parent_id)
		return OK;
	struct department parent;
	enum err e = department_get(cx, d->parent_id, &parent);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		return fail_field(cx, "parent_id", "form.unknown_choice");
	}
	TRY(e);
	TRY(department_rows(cx, &rows));
	return department_under(rows.items, rows.count, d->parent_id, d->id)
	           ? fail_field(cx, "parent_id", "department.below_itself")
	           : OK;
}

/* Who led it before may stay, though he has left. */
static enum err check_leader(struct ctx *cx, const struct department *d, int64_t before)
{
	struct person p;
	if (!d->leader_id || d->leader_id == before)
		return OK;
	enum err e = person_get(cx, d->leader_id, &p);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		return fail_field(cx, "leader_id", "form.unknown_choice");
	}
	TRY(e);
	return p.left_on && p.left_on <= ctx_today(cx) ? fail_field(cx, "leader_id", "account.person_left", p.name)
	                                               : OK;
}

static enum err check(struct ctx *cx, const struct department *d, int64_t leader_before)
{
	struct department other;
	TRY(record_required(cx, &department_record, d));
	enum err e = department_by_name(cx, d->name, &other);
	if (e == OK && other.id != d->id)
		return fail_field(cx, "name", "department.name_taken");
	if (e != OK && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	TRY(check_parent(cx, d));
	return check_leader(cx, d, leader_before);
}

enum err department_add(struct ctx *cx, struct department *d)
{
	int64_t id;
	TRY(check(cx, d, 0));
	TRY(department_ensure(cx, d->name, &id));
	struct department before, after;
	TRY(department_get(cx, id, &before));
	after = before;
	after.parent_id = d->parent_id;
	after.leader_id = d->leader_id;
	TRY(department_save(cx, &before, &after));
	d->id = id;
	return OK;
}

enum err department_change(struct ctx *cx, const struct department *before, struct department *after, int64_t *ret_undo)
{
	int64_t undo = id_new(); /* below every id of what the history is about to say */
	TRY(record_same_version(cx, &department_record, before, after));
	TRY(check(cx, after, before->leader_id));
	*ret_undo = field_equal(record_field(&department_record, "name"), before, after) &&
	                    before->parent_id == after->parent_id && before->leader_id == after->leader_id
	                ? 0
	                : undo;
	return department_save(cx, before, after);
}

enum err department_undo(struct ctx *cx, int64_t id, int64_t undo)
{
	struct department before, after;
	int64_t again;
	enum err e = department_get(cx, id, &before);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	after = before;
	TRY(history_put_back(cx, &(struct history_subject){.record = &department_record, .id = id}, undo, &after));
	return department_change(cx, &before, &after, &again);
}

enum err department_used(struct ctx *cx, int64_t id, int64_t *ret)
{
	return department_store_used(cx, id, ret);
}

enum err department_remove(struct ctx *cx, int64_t id)
{
	struct department d;
	int64_t used;
	enum err e = department_get(cx, id, &d);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	TRY(department_store_used(cx, id, &used));
	if (used)
		return fail(cx, E_CONFLICT, "department.in_use", d.name);
	TRY(department_store_remove(cx, id));
	struct history_subject of = {.record = &department_record, .id = id};
	return history_event(cx, &of, "deleted", d.name);
}
