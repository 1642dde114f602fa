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
/* At start, before there are threads: name each record whose changes are written here, so that its rows can be shown
 * with labels and values in either language; and for some how pages show them (the struct must live as long as the
 * program). After the last of these, when the nouns are settled, history_start: references are then shown by the
 * titles of what they point to. */
void history_register(const struct record *);
void history_text_add(const struct history_text *);
void history_start(void);
const struct history_text *history_text_find(const char *kind); /* NULL when there is none */
/* A new number for an act: the rows of all changes that are made together, and undone together, carry it. */
int64_t history_act_new(void);
/* For note_text: the text with the key "<prefix>.<name>" in the request's language; the name itself when there is no
 * such text. */
const char *history_word(struct ctx *, const char *prefix, const char *name);
/* One row "created" (the values are in the record itself). */
enum err history_created(struct ctx *, const struct history_subject *);
/* One row for each field that differs, except F_NO_HISTORY, F_VERSION and F_SECRET. F_PERSONAL values are stored in
 * the table personal. *ret_changes: how many rows, perhaps 0; ret_changes may be NULL. */
enum err history_changed(struct ctx *, const struct history_subject *, const void *before, const void *after,
                         int *ret_changes);
/* One row "changed_silently" for each F_NO_HISTORY field that differs: no page shows it, but undoing takes it back. */
enum err history_changed_silently(struct ctx *, const struct history_subject *, const void *before, const void *after);
/* A row "removed" for each value of the record ("removed_silently" for F_NO_HISTORY fields: no page shows it), so that
 * the removal can be undone, and a row "deleted" with the
 * record's title. F_PERSONAL values are stored in the table personal. */
enum err history_removed(struct ctx *, const struct history_subject *, const void *obj, const char *title);
/* Only the rows "removed": for values that are stored apart from the record, whose own removal is written by
 * history_removed. */
enum err history_removed_values(struct ctx *, const struct history_subject *, const void *obj);
/* An event that is no change of fields. act: a key under "history.act." ("confirmed", "signed_in", "round_closed"
 * …); note: a short text or NULL. */
enum err history_event(struct ctx *, const struct history_subject *, const char *act, const char *note);

/* The rows of an act, oldest first, with personal values filled in: list of struct history, at most 2000. With
 * `more` there are others, and the act is too large to be undone. E_NOT_FOUND when there is no such act. */
enum err history_act_rows(struct ctx *, int64_t act, struct list *ret);
/* Undo, in the object, what the rows of one act changed in one record: `obj` is the record as it is now and gets
 * back the values that its fields had before. Nothing is stored. E_CONFLICT "history.changed_since" when a field no
 * longer has the value that the act gave it, when a personal value was erased, or when a row is about something else
 * than a changed field. */
enum err history_take_back(struct ctx *, const struct record *, const struct list *rows, void *obj);
/* Put a row's old value into the object; false when the record has no such field any more, or the value was erased. */
bool history_old_value(struct ctx *, const struct record *, const struct history *, void *obj);
/* E_CONFLICT "history.changed_since" when the record has changed since the act: the history has later rows about it. */
enum err history_act_is_last(struct ctx *, int64_t act, const char *kind, int64_t id);

/* The history as pages show it: lists of history_row, newest first, 50 at a time, those with an id below `before` (0
 * = from the newest). Rows that the user may not see are left out. */
#define HISTORY_ROW(F, S)                                                                         \
	F(S, ID, id)                                                                              \
	F(S, TIME, at)                                                                            \
	F(S, TEXT, who)  /* person's name */                                                      \
	F(S, TEXT, what) /* "Kunde: navn", in the request's language */                           \
	F(S, TEXT, old_text)                                                                      \
	F(S, TEXT, new_text)                                                                      \
	F(S, ID, account_id)                                                                      \
	F(S, TEXT, account) /* the customer's name, where it is about one */                      \
	F(S, TEXT, about)   /* name of the colleague, criterion …, where it is about one */     \
	F(S, TEXT, kind)                                                                          \
	F(S, TEXT, act)                                                                           \
	F(S, ID, record_id)                                                                       \
	F(S, BOOL, merged)      /* it is shown as part of a newer row; see history_text.merged */ \
	F(S, TEXT, merged_text) /* what pages show as new: new_text with those of the rows merged into this one */
STRUCT_OF(history_row, HISTORY_ROW);
extern const struct record history_row_record;
enum err history_of_account(struct ctx *, int64_t account, int64_t before, struct list *ret);
enum err history_of_record(struct ctx *, const struct record *, int64_t id, int64_t before, struct list *ret);
/* The whole history; the route makes sure that the user may read it (DATA_AUDIT). */
enum err history_audit(struct ctx *, int64_t before, struct list *ret);

#endif
