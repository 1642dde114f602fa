/* The tree of departments. A department's leader owns its people's time: the resource owner. The record itself is in person.h. Pure. */
#ifndef PLATFORM_DEPARTMENT_H
#define PLATFORM_DEPARTMENT_H

#include "platform/person/person.h"

#include <stddef.h>

/* A line of the tree, parents before their children. */
struct department_row {
	int64_t id, parent_id, leader_id;
	const char *name, *leader;
	int64_t people;   /* that have not left, in this one */
	int64_t with_all; /* and in all below */
	int64_t depth;    /* 0 = top */
	bool has_below;   /* with_all differs from people */
	const char *sort_key;
	int64_t version;
};
extern const struct record department_row_record;

/* Put rows in the order of the tree, by name among brothers, and fill depth and with_all. A parent that is not among them, or a
 * circle, counts as none. */
void department_tree(struct department_row *, size_t count);
/* Is `id` the department `of` or below it? rows in the order of the tree. */
bool department_under(const struct department_row *, size_t count, int64_t id, int64_t of);

#endif
