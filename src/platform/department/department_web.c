/* Departments: the tree, and the form of one. */
#include "platform/department/department_web.h"

#include "platform/access/rights.h"
#include "platform/department/department_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"

#include <inttypes.h>

struct tree_view {
	struct list departments; /* department_row */
	bool may_edit;
};
static const struct field tree_fields[] = {
    FIELD(struct tree_view, departments, K_LIST, .of = &department_row_record),
    FIELD(struct tree_view, may_edit, K_BOOL),
};
static const struct record tree_record = RECORD("departments", struct tree_view, tree_fields);

struct department_form {
	const char *name;
	int64_t parent_id, leader_id, version;
};
static const struct field form_fields[] = {
    FIELD(struct department_form, name, K_TEXT, .flags = F_REQUIRED, .max = 80, .label = "department.name"),
    FIELD(struct department_form, parent_id, K_ID, .label = "department.parent_id"),
    FIELD(struct department_form, leader_id, K_ID, .label = "department.leader_id"),
    FIELD(struct department_form, version, K_INT, .label = "department.version"),
};
static const struct record form_record = RECORD("department_form", struct department_form, form_fields);

struct form_view {
	int64_t id; /* 0: a new one */
	struct department_form form;
	struct list parents, leaders; /* person_choice: id, name, chosen */
	struct list history;
	int64_t people;
	bool may_remove, only_left; /* nobody but those who have left belongs to it */
};
static const struct field view_fields[] = {
    FIELD(struct form_view, id, K_ID),
    FIELD(struct form_view, form, K_RECORD, .of = &form_record),
    FIELD(struct form_view, parents, K_LIST, .of = &person_choice_record),
    FIELD(struct form_view, leaders, K_LIST, .of = &person_choice_record),
    FIELD(struct form_view, history, K_LIST, .of = &history_row_record),
    FIELD(struct form_view, people, K_INT),
    FIELD(struct form_view, may_remove, K_BOOL),
    FIELD(struct form_view, only_left, K_BOOL),
};
static const struct record view_record = RECORD("department_view", struct form_view, view_fields);

static enum err tree(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct tree_view *v = arena_new(cx->arena, struct tree_view);
	TRY(department_rows(cx, &v->departments));
	v->may_edit = rights_level((enum role)cx->role, DATA_PEOPLE, REL_NONE) >= LEVEL_WRITE;
	rs->view = v;
	return OK;
}

/* Every department that may stand above this one, indented as it hangs. */
static enum err add_parents(struct ctx *cx, int64_t chosen, struct form_view *v)
{
	static const char indent[] = "            ";
	struct list rows;
	TRY(department_rows(cx, &rows));
	struct person_choice *c = arena_array(cx->arena, struct person_choice, rows.count);
	size_t n = 0;
	bool above = false;
	int64_t used = 1;
	for (size_t i = 0; i < rows.count; i++) {
		const struct department_row *r = list_at(&rows, struct department_row, i);
		if (r->id == v->id)
			v->people = r->people;
		above = above || (v->id && r->parent_id == v->id);
		if (v->id && department_under(rows.items, rows.count, r->id, v->id))
			continue;
		int64_t in = r->depth * 2 < (int64_t)sizeof indent ? r->depth * 2 : (int64_t)sizeof indent - 1;
		c[n++] = (struct person_choice){
		    .id = r->id,
		    .name = arena_printf(cx->arena, "%.*s%s", (int)in, indent, r->name),
		    .chosen = r->id == chosen,
		};
	}
	if (v->id)
		TRY(department_used(cx, v->id, &used));
	v->may_remove = !used;
	v->only_left = v->id && used && !v->people && !above;
	v->parents = (struct list){.items = c, .count = n};
	return OK;
}

static enum err fill(struct ctx *cx, const struct request *rq, struct form_view *v)
{
	const struct department_form *f = rq->refused && rq->typed ? rq->typed : &v->form;
	TRY(add_parents(cx, f->parent_id, v));
	return person_choices(cx, f->leader_id, &v->leaders);
}

static enum err new_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct form_view *v = arena_new(cx->arena, struct form_view);
	record_blank(&view_record, v);
	TRY(fill(cx, rq, v));
	rs->view = v;
	return OK;
}

static enum err get(struct ctx *cx, int64_t id, struct department *ret)
{
	enum err e = department_get(cx, id, ret);
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "error.not_found") : e;
}

static enum err page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct form_view *v = arena_new(cx->arena, struct form_view);
	struct department d;
	TRY(get(cx, rq->id[0], &d));
	record_blank(&view_record, v);
	v->id = d.id;
	v->form = (struct department_form){d.name, d.parent_id, d.leader_id, d.version};
	TRY(fill(cx, rq, v));
	TRY(history_of_record(cx, &department_record, d.id, 0, &v->history));
	rs->view = v;
	return OK;
}

static enum err add(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct department_form *f = rq->typed;
	struct department d = {.name = f->name, .parent_id = f->parent_id, .leader_id = f->leader_id};
	TRY(department_add(cx, &d));
	rs->location = "/departments";
	rs->flash = "form.saved_word";
	return OK;
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct department_form *f = rq->typed;
	struct department before;
	int64_t undo = 0;
	TRY(get(cx, rq->id[0], &before));
	struct department after = before;
	after.version = f->version;
	after.name = f->name;
	after.parent_id = f->parent_id;
	after.leader_id = f->leader_id;
	TRY(department_change(cx, &before, &after, &undo));
	rs->location = "/departments";
	rs->flash = "form.saved_word";
	if (undo)
		rs->flash_undo = arena_printf(cx->arena, "/departments/%" PRId64 "/undo/%" PRId64, before.id, undo);
	return OK;
}

static enum err undo(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(department_undo(cx, rq->id[0], rq->id[1]));
	rs->location = "/departments";
	rs->flash = "account.flash.undone";
	return OK;
}

static enum err take_away(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(department_remove(cx, rq->id[0]));
	rs->location = "/departments";
	rs->flash = "department.flash.removed";
	return OK;
}

#define SEE  NEED(DATA_PEOPLE, READ)
#define EDIT NEED(DATA_PEOPLE, WRITE)
static const struct route routes[] = {
    {GET, "/departments", "departments", SEE, TX_READ, .view = &tree_record, .handle = tree,
     .summary = "Departments as a tree, with leader and number of people."},
    {GET, "/departments/new", "department", EDIT, TX_READ, .view = &view_record, .handle = new_page,
     .summary = "The form of a new department."},
    {POST, "/departments/new", NULL, EDIT, TX_WRITE, .form = &form_record, .handle = add,
     .summary = "Add a department.", .flags = R_IDEMPOTENT},
    {GET, "/departments/:id", "department", EDIT, TX_READ, .view = &view_record, .handle = page,
     .summary = "The form of a department and its history."},
    {POST, "/departments/:id", NULL, EDIT, TX_WRITE, .form = &form_record, .handle = save,
     .summary = "Rename or move a department, or give it another leader.", .flags = R_IDEMPOTENT},
    {POST, "/departments/:id/undo/:id", NULL, EDIT, TX_WRITE, .handle = undo, .form_page = "/departments/:id",
     .summary = "Take back a change of a department, while nobody else has changed it.",
     .flags = R_BY_ALL_IDS | R_IDEMPOTENT},
    {POST, "/departments/:id/remove", NULL, EDIT, TX_WRITE, .handle = take_away, .form_page = "/departments/:id",
     .summary = "Remove a department that nobody belongs to.", .flags = R_IDEMPOTENT},
};
const struct route_set department_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
