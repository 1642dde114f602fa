/* SQL over every table that is sorted as people sort. */
#ifndef PLATFORM_COLLATION_STORE_H
#define PLATFORM_COLLATION_STORE_H

#include "db/db.h"

/* At start: a table of the database. It is sorted as people sort when it has a sort_key: of the noun's title, else of its name. */
void collation_store_take(const struct record *);
size_t collation_store_tables(void);

/* A name and the key it is sorted by. */
struct collation_row {
	int64_t id;
	const char *name, *sort_key;
};

/* What the keys were made with; NULL: nobody said. */
enum err collation_store_made_with(struct ctx *, const char **ret);
enum err collation_store_set_made_with(struct ctx *, const char *version);
/* How many follow after that id. */
enum err collation_store_count(struct ctx *, size_t table, int64_t after, int64_t *ret);
/* Of the tables, by number: by id, from after that one; K_LIST of collation_row. */
enum err collation_store_list(struct ctx *, size_t table, int64_t after, size_t max, struct list *ret);
enum err collation_store_put(struct ctx *, size_t table, const struct collation_row *, size_t count);

extern const struct query_set collation_queries;
extern struct query_set collation_table_queries; /* complete when all records are taken */

#endif
