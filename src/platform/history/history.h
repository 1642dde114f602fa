/* History: one row per field that changed, or per event; append-only. Pure. */
#ifndef PLATFORM_HISTORY_H
#define PLATFORM_HISTORY_H

#include "base/record.h"

struct history {
	int64_t id, at;
	int64_t person_id; /* who; 0 = the program itself */
	const char *actor; /* a name where there is no person */
	const char *kind;  /* name of the record */
	int64_t record_id, account_id;
	bool opinion;
	const char *act, *field, *old, *new;
	int64_t old_personal, new_personal; /* the value stands in table personal instead */
	int64_t import_id;
	int64_t act_id; /* the act it is part of: a form, a command; 0 = none that is taken back as a whole */
};
extern const struct record history_record;

/* What the fields of a record do not say of its rows in the history; handed in by its module. */
struct history_text {
	const char *kind; /* name of the record */
	/* SQL, $1 the alias of the row: the name of what it is about; what stands in place of an event's note. :english is 1 for
	 * English. NULL: it is about nothing with a name; the note stands as it is. */
	const char *about, *note;
	/* An event's note in the request's language; NULL = as it stands. */
	const char *(*note_text)(struct ctx *, const char *act, const char *note);
	bool merged; /* several given together by one person on one customer are one line of a page */
	/* The page of its customer on which such a record is read and changed ("status"); NULL = the history's. */
	const char *page;
};

/* A value as the history keeps it, NULL for none; and back into an object of its record, false when it does not fit. */
[[nodiscard]] char *history_text(struct arena *, const struct field *, const void *obj);
bool history_value(struct ctx *, const struct field *, const char *text, void *obj);
/* Whether the record itself is an opinion: events on it are too. */
bool history_is_opinion(const struct record *);

#endif
