/* Departments: where people belong, a tree. A department's leader owns its people's time: the resource owner. Pure. */
#ifndef PLATFORM_DEPARTMENT_H
#define PLATFORM_DEPARTMENT_H

#include "base/noun.h"

#define DEPARTMENT(F, S)                                                                      \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                \
	F(S, TEXT, name, .flags = F_REQUIRED | F_NATURAL | F_UNIQUE | F_FREE_TEXT, .max = 80) \
	F(S, ID, parent_id, .flags = F_NULL, .ref = "department")                             \
	F(S, ID, leader_id, .flags = F_NULL | F_ABOVE, .ref = "person")                       \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(department, DEPARTMENT);
extern const struct noun department_noun;

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

#endif
