#ifndef PLATFORM_HISTORY_STORE_H
#define PLATFORM_HISTORY_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/history/history.h"

enum err history_add(struct ctx *, const struct history *);
/* Keep a personal value apart; its id. */
enum err personal_add(struct ctx *, const char *kind, int64_t subject, const char *value, int64_t *ret);

/* The rows of an act, oldest first, at most 2000, values of people in their place. */
enum err history_list_act(struct ctx *, int64_t act, struct list *ret);
/* Rows about a record that are newer than the act and not its own. */
enum err history_count_behind(struct ctx *, int64_t act, const char *kind, int64_t id, int64_t *ret);

extern const struct query_set history_queries;
extern const struct check history_checks[]; /* ended by one without name */

extern const struct record personal_record;

#endif
