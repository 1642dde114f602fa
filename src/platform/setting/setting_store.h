#ifndef PLATFORM_SETTING_STORE_H
#define PLATFORM_SETTING_STORE_H

#include "db/db.h"

/* A row of table setting. */
struct setting_row {
	const char *name, *value;
};
enum err setting_list(struct ctx *, struct list *ret); /* setting_row */
enum err setting_set(struct ctx *, const char *name, const char *value);
enum err setting_remove(struct ctx *, const char *name);

/* The largest id in [from, to) of the base, 0 when there is none. */
enum err setting_store_last_id(struct ctx *, int64_t from, int64_t to, int64_t *ret);

/* At start: a table of the database, in which an id may be the newest that was given. */
void setting_store_take(const struct record *);
void setting_store_start(void); /* after the last of them */

extern const struct query_set setting_queries;

#endif
