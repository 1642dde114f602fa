/* SQL over every table that has sort keys. */
#ifndef PLATFORM_COLLATION_STORE_H
#define PLATFORM_COLLATION_STORE_H

#include "db/db.h"

/* At start, for every table of the database: take note of it when it has a column sort_key. The key is made from the
 * noun's title, and in a table that is no noun from the column name. */
void collation_store_take(const struct record *);
/* How many there are. Below, `table` is a number less than this. */
size_t collation_store_tables(void);

/* A name and the key it is sorted by. */
#define COLLATION_ROW(F, S)                \
	F(S, ID, id, .flags = F_KEY)       \
	F(S, TEXT, name, .flags = F_FIXED) \
	F(S, TEXT, sort_key)
STRUCT_OF(collation_row, COLLATION_ROW);

/* The version of ICU that made the base's keys; NULL = none is stored. */
enum err collation_store_made_with(struct ctx *, const char **ret);
enum err collation_store_set_made_with(struct ctx *, const char *version);
/* How many rows have an id above `after`. */
enum err collation_store_count(struct ctx *, size_t table, int64_t after, int64_t *ret);
/* Rows with an id above `after`, by id, at most `max`; K_LIST of collation_row. */
enum err collation_store_list(struct ctx *, size_t table, int64_t after, size_t max, struct list *ret);
/* Store the rows' keys. */
enum err collation_store_put(struct ctx *, size_t table, const struct collation_row *, size_t count);

extern const struct query_set collation_queries;
extern struct query_set collation_table_queries; /* complete when all records are taken */

#endif
