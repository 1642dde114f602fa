/* History: every change of every record; append-only. */
#ifndef PLATFORM_HISTORY_OPS_H
#define PLATFORM_HISTORY_OPS_H

#include "base/ctx.h"
#include "base/record.h"
#include "db/db.h"
#include "platform/history/history.h"

/* What a row of the history is about. */
struct history_subject {
	const struct record *record;
	int64_t id;        /* of the record */
	int64_t account;   /* the customer whose rights decide who may read it; 0 = it is about no customer */
	int64_t import_id; /* 0 = none */
	int64_t act_id;    /* the act that it is part of: history_act_new(); 0 = none */
	bool opinion; /* true: only for those who may see opinions, also where no field of the record is F_OPINION */
};
/* Announce a record whose changes are written here, so that rows can be shown with its labels and values in either language. At start,
 * before there are threads. */
void history_register(const struct record *);
/* A number for what is done at one go and taken back at one go. */
int64_t history_act_new(void);
/* The same for what the fields do not say. The struct must outlive the program. */
void history_text_add(const struct history_text *);
const struct history_text *history_text_find(const char *kind); /* NULL when there is none */
/* After the last of them, and when the nouns are settled: by their titles what an id points to is named. */
void history_start(void);
/* For note_text: what a name of the program's own is called, under prefix.name; the name itself when nothing stands there. */
const char *history_word(struct ctx *, const char *prefix, const char *name);
/* One row "created" (values are in the record itself). */
enum err history_created(struct ctx *, const struct history_subject *);
/* One row per field that differs (not F_NO_HISTORY, F_VERSION, F_SECRET); F_PERSONAL values go to `personal`. Nothing when
 * equal: *ret_changes says how many (may be NULL). */
enum err history_changed(struct ctx *, const struct history_subject *, const void *before, const void *after,
                         int *ret_changes);
/* A row "removed" for each value the record had, so that it can be made again; F_PERSONAL values go to `personal`. One without
 * values is told by its row "deleted", which names it. */
enum err history_removed(struct ctx *, const struct history_subject *, const void *obj, const char *title);
/* The same without the row that tells of the removal itself: for values that stand beside the record's own. */
enum err history_removed_values(struct ctx *, const struct history_subject *, const void *obj);
/* An event without fields: act = a key under "history.act." ("confirmed", "signed_in", "round_closed" …), note = short text or NULL. */
enum err history_event(struct ctx *, const struct history_subject *, const char *act, const char *note);

/* The rows of an act, oldest first, as they are kept, personal values in their place (struct history, at most 2000; `more` when
 * there are others: then it cannot be taken back). E_NOT_FOUND when there is no such act. */
enum err history_act_rows(struct ctx *, int64_t act, struct list *ret);
/* Undo of an act's rows about one record (struct history), as far as the object goes: `obj` holds it as it is now and gets back the
 * values that its fields had. E_CONFLICT "history.changed_since" when a field has not the value any more that the act gave it, when
 * a personal value was erased, or when a row tells of more than a changed field. */
enum err history_take_back(struct ctx *, const struct record *, const struct list *rows, void *obj);
/* Put the value that the row says was there before into the object; false when it is no field any more, or was erased. */
bool history_old_value(struct ctx *, const struct record *, const struct history *, void *obj);
/* E_CONFLICT "history.changed_since" when the record has changed since: a row about it behind the act's own. */
enum err history_act_is_last(struct ctx *, int64_t act, const char *kind, int64_t id);

/* What a page shows of the history: lists of history_row, newest first, 50 at a time. `before`: the last id already shown; 0 = begin with
 * the newest. Rows that the one who acts may not know of are left out. */
struct history_row {
	int64_t id, at;
	const char *who, *what; /* person's name; "Kunde: navn", in the request's language */
	const char *old_text, *new_text;
	int64_t account_id;
	const char *account; /* the customer's name, where it is about one */
	const char *about;   /* the colleague, where it is about one */
	const char *kind, *act;
	int64_t record_id;
	bool merged;             /* one of several ratings given together, shown by the row of the newest */
	const char *merged_text; /* what a page shows as new: new_text, and that of the rows merged into it */
};
extern const struct record history_row_record;
enum err history_of_account(struct ctx *, int64_t account, int64_t before, struct list *ret);
enum err history_of_record(struct ctx *, const struct record *, int64_t id, int64_t before, struct list *ret);
/* Everything, for who may read the audit (the route says so). */
enum err history_audit(struct ctx *, int64_t before, struct list *ret);

#endif
