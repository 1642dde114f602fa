/* Import of sales. */
#ifndef HUB_SALE_IMPORT_OPS_H
#define HUB_SALE_IMPORT_OPS_H

#include "hub/sale/sale_docs.h"
#include "hub/sale/sale_import.h"
#include "platform/import/import_kind_ops.h"

/* The nouns that a line refers to: indices of import_job.items. */
enum { SALE_ACCOUNT, SALE_GOODS, SALE_SELLER };

extern const struct import_kind sale_import_kind;

/* sale_import_undo_ops.c: the work after the last line, and undoing an import; functions of struct import_worker. */
enum err sale_import_after(struct ctx *, struct import_job *, struct import_run *next, struct import_after *,
                           bool *ret_done);
enum err sale_import_undo(struct ctx *, int64_t run, int64_t max, bool *ret_done);
enum err sale_import_left(struct ctx *, int64_t run, int64_t *ret);
enum err sale_import_used(struct ctx *, const struct import_noun *, int64_t run, struct list *ret);

/* sale_replace_ops.c: invoices that the file holds whole. Are they replaced by this import? Then its documents are written down with
 * the last row. One step of taking out what the file does not have, some `max` lines; in a trial, how many lines that would
 * be; one of putting back. */
bool sale_replaces(const struct import_job *);
bool sale_map_whole(const struct import_map *);
enum err sale_replace_step(struct ctx *, struct import_job *, struct import_run *next, int64_t max, bool *ret_done);
enum err sale_import_tried(struct ctx *, struct import_job *);
enum err sale_replace_undo(struct ctx *, int64_t run, int64_t max, bool *ret_done);

/* sale_import_show_ops.c: for the preview, what a row is read as. */
enum err sale_import_empty(struct ctx *, bool *ret); /* is the base still without any line? */
void sale_import_show(struct ctx *, const struct import_spec *, const struct csv_row *, struct import_shown *ret);

#endif
