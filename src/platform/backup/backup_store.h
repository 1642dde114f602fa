/* SQL of copies: the tables of a base as its catalogue tells them, read and written whole. */
#ifndef PLATFORM_BACKUP_STORE_H
#define PLATFORM_BACKUP_STORE_H

#include "db/db.h"
#include "platform/backup/backup.h"

/* A table with its queries, which live in the arena as long as the connection. */
struct stored_table {
	struct table t;
	struct query first, next, add, clear, count;
};
/* All tables but the one of migrations, by name; K_LIST of stored_table. */
enum err tables_load(struct ctx *, struct list *ret);
/* The page of rows after `last` (NULL: the first), at most `max`, by primary key; K_LIST of the table's objects. */
enum err table_page(struct ctx *, const struct stored_table *, const void *last, size_t max, struct list *ret);
enum err table_add(struct ctx *, const struct stored_table *, const void *rows, size_t count);
enum err table_clear(struct ctx *, const struct stored_table *);
enum err table_count(struct ctx *, const struct stored_table *, int64_t *ret);
/* References between rows are looked at when all are in; until then in any order. In a write transaction. */
enum err references_later(struct ctx *);
enum err references_now(struct ctx *); /* E_CONFLICT when one points to nothing; SQLite says it at the commit */

/* Erase a personal value again that was erased at that time. */
enum err personal_erase(struct ctx *, int64_t id, int64_t at);
enum err personal_erase_marked(struct ctx *); /* those that say so themselves */
struct erased_row {
	int64_t id, erased, person; /* person: a whole person was erased; else 0 */
};
enum err personal_erased_list(struct ctx *, int64_t after, size_t max, struct list *ret); /* erased_row by id */

extern const struct query_set backup_queries;

#endif
