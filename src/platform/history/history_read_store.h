/* SQL of reading the history: only what the one who acts may know of. */
#ifndef PLATFORM_HISTORY_READ_STORE_H
#define PLATFORM_HISTORY_READ_STORE_H

#include "db/db.h"

/* A row as it is read: with names, and personal values in place (old, new; NULL when erased). */
struct history_read {
	int64_t id, at;
	int64_t who_id; /* 0 = no colleague */
	const char *who, *kind, *act, *field, *old, *new;
	bool old_erased, new_erased;
	int64_t record_id, account_id;
	const char *account;
	const char *about;                       /* the colleague's name, where it is about one */
	const char *criterion_nb, *criterion_en; /* the criterion's, where it is about one or a rating by it */
};
/* Newest first, ids below `before`, at most `max`; only what the one who acts may know of: restricted customers and opinions are
 * left out by the query. `see` holds ACCESS_ARGS and see_opinions. */
struct history_see {
	int64_t me, all, opinions;
	int32_t today;
};
enum err history_list_account(struct ctx *, const struct history_see *, int64_t account, int64_t before, size_t max,
                              struct list *ret);
enum err history_list_record(struct ctx *, const struct history_see *, const char *kind, int64_t id, int64_t before,
                             size_t max, struct list *ret);
enum err history_list_all(struct ctx *, const struct history_see *, int64_t before, size_t max, struct list *ret);
/* Names of what an id in a change refers to; E_NOT_FOUND without reason, also for customers that may not be known of. */
enum err history_person_name(struct ctx *, int64_t id, const char **ret);
enum err history_department_name(struct ctx *, int64_t id, const char **ret);
enum err history_account_name(struct ctx *, const struct history_see *, int64_t id, const char **ret);

extern const struct query_set history_read_queries;

#endif
