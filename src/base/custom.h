/* Fields of a noun that an administrator adds while the program runs. A noun takes them by one line in its list:
 *
 *   CUSTOM_FIELDS(F, S)
 *
 * Its struct then has the member `custom`: an item for each such field, in their order, with the record's value. It is filled by
 * platform/custom; forms, JSON, tables and files show it among the record's own members. Pure. */
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
	bool off; /* switched off: the value stays and is shown nowhere */
	const char *
	    text; /* the value as files have it: plain digits, ISO dates, 1 or 0; in a form as it was typed. NULL = none */
	const char *shown;   /* as people read it */
	const char *input;   /* as the form's control has it */
	struct list options; /* of a form */
};
extern const struct record custom_item_record;

/* custom_stamp: of all such fields as they are, read with the record, so that they are not read again while it stands; 0: there are
 * none, NONE: not known. */
#define CUSTOM_FIELDS(F, S)                                              \
	F(S, LIST, custom, .flags = F_CUSTOM, .of = &custom_item_record) \
	F(S, INT, custom_stamp, .flags = F_COMPUTED | F_SECRET | F_NO_HISTORY)

/* The member that holds them; NULL: the record takes none. */
const struct field *custom_member(const struct record *);
/* Those of an object; an empty list where the record takes none. */
struct list custom_items(const struct record *, const void *obj);
struct custom_item *custom_find(const struct list *, const char *name); /* NULL when there is none */

#endif
