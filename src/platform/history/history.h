/* History: one row per field that changed, or per event; append-only. Pure. */
#ifndef PLATFORM_HISTORY_H
#define PLATFORM_HISTORY_H

#include "base/record.h"

#define HISTORY(F, S)                                                                                                  \
	F(S, ID, id, .flags = F_KEY)                                                                                   \
	F(S, TIME, at)                                                                                                 \
	F(S, ID, person_id, .flags = F_NULL)             /* who; 0 = the program itself */                             \
	F(S, TEXT, actor, .flags = F_NULL | F_FREE_TEXT) /* who it was, when it was not a person */                    \
	F(S, TEXT, kind, .flags = F_NO_NAME)             /* name of the record */                                      \
	F(S, ID, record_id)                                                                                            \
	F(S, ID, account_id, .flags = F_NULL | F_ROOT)                                                                 \
	F(S, BOOL, opinion)                                                                                            \
	F(S, TEXT, act, .flags = F_NO_NAME)                                                                            \
	F(S, TEXT, field, .flags = F_NO_NAME | F_NULL)                                                                 \
	F(S, LONG, old, .flags = F_NULL | F_FREE_TEXT)                                                                 \
	F(S, LONG, new, .flags = F_NULL | F_FREE_TEXT)                                                                 \
	F(S, ID, old_personal, .flags = F_NULL) /* row of the table personal that holds the value instead; 0 = none */ \
	F(S, ID, new_personal, .flags = F_NULL)                                                                        \
	F(S, ID, import_id, .flags = F_NULL)                                                                           \
	/* the act that it is part of, such as one form or command; 0 = none, it cannot be undone */                   \
	F(S, ID, act_id, .flags = F_NULL)
STRUCT_OF(history, HISTORY);
extern const struct record history_record;

/* How pages show the history of a record, as far as its fields do not say it; handed in by its module. */
struct history_text {
	const char *kind; /* name of the record */
	/* Two SQL expressions, in which $1 is the alias of the history's row and :english is 1 for English. about:
	 * the name of what the record is about, such as a colleague or a criterion; NULL = nothing that has a name.
	 * note: what is shown instead of an event's note; NULL = the note itself. */
	const char *about, *note;
	/* An event's note in the request's language; NULL = it is shown as stored. */
	const char *(*note_text)(struct ctx *, const char *act, const char *note);
	/* A field's value as pages show it, where its kind does not say it ("3000" as 30 %); NULL from it = as its kind does. */
	const char *(*field_text)(struct ctx *, const char *field, const char *text);
	bool merged; /* rows that one person made together on one customer are shown as one line */
	/* The page of the customer on which such a record is read and changed ("status"); NULL = the page of its
	 * history. */
	const char *page;
};

/* The value of a field as text, as the history stores it, in the arena; NULL when it is none. */
[[nodiscard]] char *history_text(struct arena *, const struct field *, const void *obj);
/* Put such a text back into an object; false when it does not fit the field. */
bool history_value(struct ctx *, const struct field *, const char *text, void *obj);
/* Is the record itself an opinion? Then events on it are opinions too. */
bool history_is_opinion(const struct record *);

#endif
