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

/* A department in the tree, which lists each one before those below it. */
struct department_row {
	int64_t id, parent_id, leader_id;
	const char *name, *leader;
	int64_t people;   /* how many are in this department itself, without those who have left */
	int64_t with_all; /* the same, with all departments below it */
	int64_t depth;    /* 0 = top */
	bool has_below;   /* there are people below: with_all differs from people */
	const char *sort_key;
	int64_t version;
};
extern const struct record department_row_record;

/* Put rows in the order of the tree (by name where the parent is the same), and fill depth, with_all and has_below.
 * A department whose parent is not among the rows, or which is above itself, stands at the top. */
void department_tree(struct department_row *, size_t count);

#endif
