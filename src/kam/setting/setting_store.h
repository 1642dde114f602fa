#ifndef KAM_SETTING_STORE_H
#define KAM_SETTING_STORE_H

#include "db/db.h"

/* A row of table setting. */
struct setting_row {
	const char *name, *value;
};
enum err setting_list(struct ctx *, struct list *ret); /* setting_row */
enum err setting_set(struct ctx *, const char *name, const char *value);
enum err setting_remove(struct ctx *, const char *name);

extern const struct query_set setting_queries;

#endif
