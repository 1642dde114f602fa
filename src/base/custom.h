/* Fields of a noun that an administrator adds while the program runs. A noun can have them when its list has the row
 *
 *   CUSTOM_FIELDS(F, S)
 *
 * Its struct then has a member `custom`: a list with an item for each such field, in their order, that holds the
 * record's value. platform/custom fills it; forms, JSON, tables and files show it among the record's own members.
 * Pure. */
#ifndef BASE_CUSTOM_H
#define BASE_CUSTOM_H

#include "base/record.h"

enum custom_kind { CUSTOM_TEXT, CUSTOM_LONG, CUSTOM_NUMBER, CUSTOM_DATE, CUSTOM_CHOICE, CUSTOM_BOOL };
extern const struct choices custom_kinds;

/* What a form offers for a choice, or for yes and no. */
#define CUSTOM_OPTION(F, S) \
	F(S, TEXT, text)    \
	F(S, TEXT, label)   \
	F(S, BOOL, chosen)
STRUCT_OF(custom_option, CUSTOM_OPTION);

#define CUSTOM_ITEM(F, S)                                                                                                  \
	F(S, ID, field_id)                                                                                                 \
	F(S, TEXT, name)                             /* in forms, JSON, files and the history */                           \
	F(S, TEXT, label)                            /* in the request's language */                                       \
	F(S, CHOICE, kind, .choices = &custom_kinds) /* enum custom_kind */                                                \
	F(S, LONG, choices)                          /* a line each */                                                     \
	F(S, BOOL, required)                                                                                               \
	F(S, BOOL, listed)                                                                                                 \
	F(S, BOOL, searched)                                                                                               \
	F(S, BOOL, off) /* switched off: its values stay stored, but are shown nowhere */                                  \
	F(S, LONG,                                                                                                         \
	  text) /* The value as files have it: plain digits, ISO dates, 1 or 0; in a form as it was typed. NULL = none. */ \
	F(S, LONG, shown)                         /* as people read it */                                                  \
	F(S, LONG, input)                         /* as the form's control has it */                                       \
	F(S, LIST, options, .of = &option_record) /* of a form */
STRUCT_OF(custom_item, CUSTOM_ITEM);
extern const struct record custom_item_record;

/* custom_stamp: the version of all such fields, read together with the record, so that the fields need not be read
 * again while it is the same; 0: there are none, NONE: not known. */
#define CUSTOM_FIELDS(F, S)                                              \
	F(S, LIST, custom, .flags = F_CUSTOM, .of = &custom_item_record) \
	F(S, INT, custom_stamp, .flags = F_COMPUTED | F_SECRET | F_NO_HISTORY)

/* The member `custom` of a record; NULL when its noun cannot have such fields. */
const struct field *custom_member(const struct record *);
/* The items of an object; an empty list when there is no such member. */
struct list custom_items(const struct record *, const void *obj);
struct custom_item *custom_find(const struct list *, const char *name); /* NULL when there is none */

#endif
