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
struct custom_option {
	const char *text, *label;
	bool chosen;
};

struct custom_item {
	int64_t field_id;
	const char *name;    /* in forms, JSON, files and the history */
	const char *label;   /* in the request's language */
	int32_t kind;        /* enum custom_kind */
	const char *choices; /* a line each */
	bool required, listed, searched;
	bool off; /* switched off: its values stay stored, but are shown nowhere */
	/* The value as files have it: plain digits, ISO dates, 1 or 0; in a form as it was typed. NULL = none. */
	const char *text;
	const char *shown;   /* as people read it */
	const char *input;   /* as the form's control has it */
	struct list options; /* of a form */
};
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
