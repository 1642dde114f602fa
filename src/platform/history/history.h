/* History: one row per field that changed, or per event; append-only. Pure. */
#ifndef PLATFORM_HISTORY_H
#define PLATFORM_HISTORY_H

#include "base/record.h"

struct history {
	int64_t id, at;
	int64_t person_id; /* who; 0 = the program itself */
	const char *actor; /* who it was, when it was not a person */
	const char *kind;  /* name of the record */
	int64_t record_id, account_id;
	bool opinion;
	const char *act, *field, *old, *new;
	int64_t old_personal, new_personal; /* row of the table personal that holds the value instead; 0 = none */
	int64_t import_id;
	int64_t act_id; /* the act that it is part of, such as one form or command; 0 = none, it cannot be undone */
};
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
