#ifndef PLATFORM_HISTORY_STORE_H
#define PLATFORM_HISTORY_STORE_H

#include "db/db.h"
#include "platform/history/history.h"

enum err history_add(struct ctx *, const struct history *);
/* Keep a personal value apart; its id. */
enum err personal_add(struct ctx *, const char *kind, int64_t subject, const char *value, int64_t *ret);

/* What was written about a record from id `since` on, newest first, at most 100, as it is kept. */
enum err history_list_since(struct ctx *, const char *kind, int64_t id, int64_t account, int64_t since,
                            struct list *ret);

extern const struct query_set history_queries;

#endif
