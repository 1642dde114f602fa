#include "platform/department/department.h"

#include "platform/access/rights.h"

#include <stdlib.h>
#include <string.h>

NOUN_RECORD(department, DEPARTMENT);
const struct noun department_noun = {
    .record = &department_record,
    .segment = "departments",
    .order = "name",
    .in_use = "department.in_use",
    .see = DATA_PEOPLE,
    .edit = DATA_PEOPLE,
    .flags = NOUN_PLAIN,
};

const struct record department_row_record = RECORD_OF("department_row", department_row, DEPARTMENT_ROW);

static struct department_row *find(struct department_row *r, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (r[i].id == id)
			return &r[i];
	return NULL;
}

static int by_name(const void *a, const void *b)
{
	const struct department_row *x = a, *y = b;
	int c = strcmp(x->sort_key, y->sort_key);
	return c ? c : (x->id > y->id) - (x->id < y->id);
}

/* Steps up to the top; -1 in a circle. */
static int64_t depth_of(struct department_row *r, size_t count, const struct department_row *of)
{
	int64_t depth = 0;
	for (const struct department_row *p = of; p->parent_id && (p = find(r, count, p->parent_id)); depth++)
		if (depth > (int64_t)count)
			return -1;
	return depth;
}

/* Move what hangs under each row to right behind it: rows of one depth keep their order by name. */
static void place_children(struct department_row *r, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = i + 1;
		for (size_t k = i + 1; k < count; k++) {
			if (r[k].depth == 0 || r[k].parent_id != r[i].id)
				continue;
			struct department_row child = r[k];
			memmove(&r[at + 1], &r[at], (k - at) * sizeof *r);
			r[at++] = child;
		}
	}
}

static int by_depth(const void *a, const void *b)
{
	const struct department_row *x = a, *y = b;
	return x->depth != y->depth ? (x->depth > y->depth) - (x->depth < y->depth) : by_name(a, b);
}

void department_tree(struct department_row *r, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t depth = depth_of(r, count, &r[i]);
		r[i].depth = depth < 0 ? 0 : depth;
		r[i].with_all = r[i].people;
	}
	qsort(r, count, sizeof *r, by_depth);
	/* Deepest first, each adds what it has to its parent. */
	for (size_t i = count; i-- > 0;) {
		struct department_row *parent = r[i].depth ? find(r, count, r[i].parent_id) : NULL;
		if (parent)
			parent->with_all += r[i].with_all;
	}
	for (size_t i = 0; i < count; i++)
		r[i].has_below = r[i].with_all != r[i].people;
	place_children(r, count);
}
