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
enum err sale_import_after(struct ctx *, struct import_job *, struct import_after *, bool *ret_done);
enum err sale_import_undo(struct ctx *, int64_t run, int64_t max, bool *ret_done);
enum err sale_import_left(struct ctx *, int64_t run, int64_t *ret);
enum err sale_import_used(struct ctx *, const struct import_noun *, int64_t run, struct list *ret);

/* sale_import_show_ops.c: for the preview, what a row is read as. */
void sale_import_show(struct ctx *, const struct import_spec *, const struct csv_row *, struct import_shown *ret);

#endif
