/* Backup: every row of every table as text, the same bytes from either database. Pure.
 *
 *   hjul backup 1
 *   schema 1
 *   table account
 *   address text<TAB>city text<TAB>created int …        columns by name
 *   Verkstedveien 8<TAB>Trondheim<TAB>1795435895 …      rows by primary key; \N = NULL; \t \n \r \\ in texts
 *   \. 604                                              end of the table: how many
 *   …                                                   tables by name
 *   sum 9f86d0…                                         SHA-256 of everything above this line
 *
 * gzipped in members of some 256 kB. `zcat FILE | less` shows it. */
#ifndef PLATFORM_BACKUP_H
#define PLATFORM_BACKUP_H

#include "base/buf.h"
#include "base/record.h"

enum { BACKUP_FORMAT = 1, BACKUP_LINE_MAX = 64 << 20, TABLE_COLUMNS_MAX = 64, TABLE_KEYS_MAX = 4 };

/* A table as the database tells of it; its rows are objects of `record`, whose fields are K_INT, K_REAL and K_LONG. */
struct table {
	const char *name;
	struct record record;
	const char *key[TABLE_KEYS_MAX]; /* columns of the primary key, in its order */
	bool key_text[TABLE_KEYS_MAX];
	size_t key_count;
};

/* A column as the catalogue lists it. */
struct catalogue_row {
	const char *table_name, *column_name, *type;
	int64_t key_place; /* 1 … in the primary key; 0 = not in it */
};
extern const struct record catalogue_row_record;

/* Tables from the catalogue's rows, which come by table and column name; K_LIST of struct table. False with the reason when a
 * column is of an unknown type, or a table has no primary key or too many columns. */
bool tables_from(struct ctx *, const struct list *catalogue, struct list *ret, const char **ret_why);

void table_columns_write(struct buf *, const struct table *); /* the line of columns */
void table_row_write(struct buf *, const struct table *, const void *row);
/* `line`, without its newline, is cut and unescaped in place; texts of the row point into it. False: it is no row of this table. */
bool table_row_read(const struct table *, char *line, void *ret_row);

#endif
