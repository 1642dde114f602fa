/* Files of CSV for people: opened in a spreadsheet with Norwegian settings they look right. Semicolons, a byte order mark, decimal
 * commas, dd.mm.yyyy; choices and yes and no as people read them. The import reads them back as they were. */
#ifndef LANG_SHEET_H
#define LANG_SHEET_H

#include "base/buf.h"
#include "base/record.h"
#include "base/tmpl.h"

void sheet_begin(struct buf *);                              /* before the first row; csv_end of base/csv.h ends each */
void sheet_text(struct buf *, const char *text, bool first); /* NULL: an empty cell */
/* A field's value, in that language. Shares are in per cent with two decimals. */
void sheet_cell(struct buf *, enum lang, const struct field *, const void *obj, bool first);

#endif
