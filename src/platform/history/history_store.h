/* SQL that writes the history, and reads it in order to undo. */
#ifndef PLATFORM_HISTORY_STORE_H
#define PLATFORM_HISTORY_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/history/history.h"

enum err history_add(struct ctx *, const struct history *);
enum err history_add_many(struct ctx *, const struct history *rows, size_t count);
/* Store a personal value in the table personal, where it can be erased; *ret: its id. */
enum err personal_add(struct ctx *, const char *kind, int64_t subject, const char *value, int64_t *ret);

/* The rows of an act, oldest first, with personal values filled in: list of struct history, at most 2000. */
enum err history_list_act(struct ctx *, int64_t act, struct list *ret);
/* How many rows about this record are newer than the act and belong to another. */
enum err history_count_behind(struct ctx *, int64_t act, const char *kind, int64_t id, int64_t *ret);

extern const struct query_set history_queries;
extern const struct check history_checks[]; /* ended by one without name */

extern const struct record personal_record;

#endif
