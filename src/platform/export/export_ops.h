/* Writing exports. */
#ifndef PLATFORM_EXPORT_OPS_H
#define PLATFORM_EXPORT_OPS_H

#include "base/buf.h"
#include "db/db.h"
#include "platform/export/export.h"

/* At start, once for each kind. The struct must live as long as the program. */
void export_kind_add(const struct export_kind *);
const struct export_kind *export_kind_find(const char *name); /* NULL when there is none */
const struct export_kind *export_kind_each(size_t i);         /* NULL behind the last */
extern char export_usage[];                                   /* "accounts|people|… FILE" */

/* Replaces the names of a kind's columns by what people read, where the file's import knows the column. */
typedef enum err export_headings(struct ctx *, const char *kind, const char **names, size_t count);
void export_headings_set(export_headings *); /* at start, once */

/* For programs: names of columns and plain values. For people: headings and values as they read them (lang/sheet.h). */
enum export_form { EXPORT_FOR_PROGRAMS, EXPORT_FOR_PEOPLE };
/* Write all rows of a kind as CSV, with a line of column names. Memory does not grow with the rows: `flush` is
 * called again and again to write away what `out` holds and to clear it; without it (NULL) all rows stay in `out`.
 * E_TOO_LARGE when no more fits into `out`. In a read transaction of the caller's, so that all rows are of the same
 * moment. */
enum err export_write(struct ctx *, const struct export_kind *, enum export_form, struct buf *out,
                      enum err (*flush)(struct ctx *, struct buf *, void *), void *arg);

#endif
