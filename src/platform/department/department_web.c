/* Departments: the tree, and what the page of one shows besides its form. */
#include "platform/access/access_ops.h"
#include "platform/department/department_ops.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_web.h"

#define TREE_VIEW(F, S)                                       \
	F(S, LIST, departments, .of = &department_row_record) \
	F(S, BOOL, may_edit)
STRUCT_OF(tree_view, TREE_VIEW);
static const struct record tree_record = RECORD_OF("departments", tree_view, TREE_VIEW);

static enum err tree(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	struct tree_view *v = arena_new(cx->arena, struct tree_view);
	TRY(department_rows(cx, &v->departments));
	v->may_edit = rights_level((enum role)cx->role, DATA_PEOPLE, REL_NONE) >= LEVEL_WRITE;
	rs->view = v;
	return OK;
}

#define DEPARTMENT_MORE(F, S)                                                     \
	F(S, INT, people)      /* that have not left */                           \
	F(S, BOOL, may_remove) /* nobody but those who have left belongs to it */ \
	F(S, BOOL, only_left)                                                     \
	F(S, LIST, history, .of = &history_row_record)
STRUCT_OF(department_more, DEPARTMENT_MORE);
static const struct record more_record = RECORD_OF("department_view", department_more, DEPARTMENT_MORE);

static enum err fill(struct ctx *cx, [[maybe_unused]] const struct request *rq, const void *record, void *more)
{
	const struct department *d = record;
	struct department_more *m = more;
	struct list rows;
	bool used, above = false;
	if (!d)
		return OK;
	TRY(department_rows(cx, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct department_row *r = list_at(&rows, struct department_row, i);
		if (r->id == d->id)
			m->people = r->people;
		above |= r->parent_id == d->id;
	}
	TRY(noun_referred(cx, &department_noun, d->id, &used));
	m->may_remove = !used;
	m->only_left = used && !m->people && !above;
	return history_of_record(cx, &department_record, d->id, 0, &m->history);
}

extern struct noun_pages department_pages;
struct noun_pages department_pages =
    NOUN_PAGES(&department_noun, "name parent_id leader_id", .more = &more_record, .fill = fill);

#define SEE  NEED(DATA_PEOPLE, READ)
#define EDIT NEED(DATA_PEOPLE, WRITE)
static const struct route routes[] = {
    {GET, "/departments", "departments", SEE, TX_READ, .view = &tree_record, .handle = tree,
     .summary = "Departments as a tree, with leader and number of people."},
    NOUN_ROUTES_ALONE(department_pages, "/departments", &department_record, EDIT, EDIT, "department", "A department"),
};
extern const struct route_set department_routes;
const struct route_set department_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
