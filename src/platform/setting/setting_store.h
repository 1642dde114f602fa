/* SQL of settings, and of the newest id in the base. */
#ifndef PLATFORM_SETTING_STORE_H
#define PLATFORM_SETTING_STORE_H

#include "db/db.h"

/* A row of table setting. */
#define SETTING_ROW(F, S)                            \
	F(S, TEXT, name, .flags = F_NO_NAME | F_KEY) \
	F(S, TEXT, value, .flags = F_NO_NAME)
STRUCT_OF(setting_row, SETTING_ROW);
enum err setting_list(struct ctx *, struct list *ret); /* setting_row */
enum err setting_set(struct ctx *, const char *name, const char *value);
enum err setting_remove(struct ctx *, const char *name);

/* The largest id in the range [from, to) that any row of the base has; 0 when there is none. */
enum err setting_store_last_id(struct ctx *, int64_t from, int64_t to, int64_t *ret);

/* At start: setting_store_take for every table of the database, so that its ids are looked at too; then
 * setting_store_start. */
void setting_store_take(const struct record *);
void setting_store_start(void);

extern const struct query_set setting_queries;

#endif
