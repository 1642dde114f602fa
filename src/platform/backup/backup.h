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

/* A table as the database's catalogue describes it. Its rows are objects of `record`, whose fields are K_INT, K_REAL
 * and K_LONG. */
struct table {
	const char *name;
	struct record record;
	const char *key[TABLE_KEYS_MAX]; /* columns of the primary key, in its order */
	bool key_text[TABLE_KEYS_MAX];   /* that column holds text */
	size_t key_count;
};

/* A column as the catalogue lists it. */
#define CATALOGUE_ROW(F, S)     \
	F(S, TEXT, table_name)  \
	F(S, TEXT, column_name) \
	F(S, TEXT, type)        \
	F(S, INT, key_place) /* 1 … in the primary key; 0 = not in it */
STRUCT_OF(catalogue_row, CATALOGUE_ROW);
extern const struct record catalogue_row_record;

/* Make tables from the catalogue's rows, which must be in the order of table name and column name. ret: K_LIST of
 * struct table, in the arena. False, with the reason in *ret_why, when a column has an unknown type, or a table has
 * no primary key or too many columns. */
bool tables_from(struct ctx *, const struct list *catalogue, struct list *ret, const char **ret_why);

/* Append the line that names the table's columns; append the line of one row. */
void table_columns_write(struct buf *, const struct table *);
void table_row_write(struct buf *, const struct table *, const void *row);
/* Read a row back. `line` comes without its newline and is changed in place: the texts of the row point into it, so
 * it must live as long. False when the line is not a row of this table. */
bool table_row_read(const struct table *, char *line, void *ret_row);

#endif
