/* SQL of backups: the tables of a base, as its catalogue lists them, read and written whole. */
#ifndef PLATFORM_BACKUP_STORE_H
#define PLATFORM_BACKUP_STORE_H

#include "db/db.h"
#include "platform/backup/backup.h"

/* A table with its queries, which must live as long as the connection. */
struct stored_table {
	struct table t;
	struct query first, next, add, clear, count;
};
/* All tables except that of migrations, by name; K_LIST of stored_table. */
enum err tables_load(struct ctx *, struct list *ret);
/* The rows that follow the row `last` (NULL = from the first) by primary key, at most `max`; K_LIST of the table's
 * objects. */
enum err table_page(struct ctx *, const struct stored_table *, const void *last, size_t max, struct list *ret);
enum err table_add(struct ctx *, const struct stored_table *, const void *rows, size_t count);
enum err table_clear(struct ctx *, const struct stored_table *);
enum err table_count(struct ctx *, const struct stored_table *, int64_t *ret);
/* Foreign keys: from references_later on they are not checked, so that rows may be added in any order, until
 * references_now checks all of them. In a write transaction. */
enum err references_later(struct ctx *);
enum err references_now(struct ctx *); /* E_CONFLICT when one points to nothing; SQLite says so only at the commit */

/* Erase a personal value once more; it was first erased at `at`. */
enum err personal_erase(struct ctx *, int64_t id, int64_t at);
/* Erase what is left of every value whose own row says that it was erased. */
enum err personal_erase_marked(struct ctx *);
#define ERASED_ROW(F, S)                                                 \
	F(S, ID, id)       /* this and person: as struct erased_value */ \
	F(S, TIME, erased) /* when */                                    \
	F(S, ID, person)
STRUCT_OF(erased_row, ERASED_ROW);
enum err personal_erased_list(struct ctx *, int64_t after, size_t max, struct list *ret); /* erased_row by id */

extern const struct query_set backup_queries;

#endif
