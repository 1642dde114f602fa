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
#define DEPARTMENT_ROW(F, S)                                                                                      \
	F(S, ID, id)                                                                                              \
	F(S, ID, parent_id, .label = "department.parent_id")                                                      \
	F(S, ID, leader_id, .label = "department.leader_id")                                                      \
	F(S, TEXT, name, .label = "department.name")                                                              \
	F(S, TEXT, leader, .label = "department.leader_id")                                                       \
	F(S, INT, people,                                                                                         \
	  .label = "department.people") /* how many are in this department itself, without those who have left */ \
	F(S, INT, with_all, .label = "department.with_all") /* the same, with all departments below it */         \
	F(S, INT, depth, .label = "department.depth")       /* 0 = top */                                         \
	F(S, BOOL, has_below,                                                                                     \
	  .label = "department.with_all") /* there are people below: with_all differs from people */              \
	F(S, TEXT, sort_key, .flags = F_SECRET, .label = "department.name")                                       \
	F(S, INT, version, .label = "department.version")
STRUCT_OF(department_row, DEPARTMENT_ROW);
extern const struct record department_row_record;

/* Put rows in the order of the tree (by name where the parent is the same), and fill depth, with_all and has_below.
 * A department whose parent is not among the rows, or which is above itself, stands at the top. */
void department_tree(struct department_row *, size_t count);

#endif
