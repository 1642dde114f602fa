#include "platform/department/department_ops.h"

#include "base/text.h"
#include "platform/department/department_store.h"
#include "platform/noun/noun_ops.h"

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

enum err department_by_name(struct ctx *cx, const char *name, struct department **ret)
{
	int64_t id;
	TRY(noun_called(cx, &department_noun, name, &id));
	return id ? noun_get(cx, &department_noun, id, (void **)ret)
	          : fail(cx, E_NOT_FOUND, "department.not_found", name);
}

enum err department_ensure(struct ctx *cx, const char *name, int64_t *ret_id)
{
	struct department d = {.name = name};
	int64_t act;
	*ret_id = 0;
	if (!name || !*name)
		return OK;
	TRY(noun_called(cx, &department_noun, name, ret_id));
	if (*ret_id)
		return OK;
	TRY(noun_add(cx, &department_noun, &d, &act));
	*ret_id = d.id;
	return OK;
}
