/* SQL of reading the history: only what the one who acts may know of. */
#ifndef PLATFORM_HISTORY_READ_STORE_H
#define PLATFORM_HISTORY_READ_STORE_H

#include "db/db.h"
#include "platform/history/history.h"

/* A row as it is read: with names, and personal values in place (old, new; NULL when erased). */
struct history_read {
	int64_t id, at;
	int64_t who_id; /* 0 = no colleague */
	const char *who, *kind, *act, *field, *old, *new;
	bool old_erased, new_erased;
	int64_t record_id, account_id;
	const char *account;
	const char *about; /* name of the colleague, criterion …, where it is about one */
	const char *note;  /* what stands in place of `new`, where its kind hands one in */
};
/* Newest first, ids below `before`, at most `max`; only what the one who acts may know of: restricted customers and opinions are
 * left out by the query. `see` holds ACCESS_ARGS, see_opinions and the language. */
struct history_see {
	int64_t me, all, opinions;
	int32_t today;
	bool english;
};
enum err history_list_account(struct ctx *, const struct history_see *, int64_t account, int64_t before, size_t max,
                              struct list *ret);
enum err history_list_record(struct ctx *, const struct history_see *, const char *kind, int64_t id, int64_t before,
                             size_t max, struct list *ret);
enum err history_list_all(struct ctx *, const struct history_see *, int64_t before, size_t max, struct list *ret);
/* Title of a record of that noun; E_NOT_FOUND without reason, also for what may not be known of. */
enum err history_title(struct ctx *, const struct history_see *, const char *noun, int64_t id, const char **ret);

/* At start: the pieces of SQL that are handed in for a kind, and titles of the nouns. */
void history_store_take(const struct history_text *);
void history_store_start(void);

extern const struct query_set history_read_queries;

#endif
