/* What is done with products. */
#ifndef HUB_PRODUCT_OPS_H
#define HUB_PRODUCT_OPS_H

#include "db/db.h"
#include "hub/product/product.h"

enum err product_get(struct ctx *, int64_t id, struct product *ret); /* E_NOT_FOUND "product.not_found" */
/* New ones, for imports: fills id, sort key, created, version and search tokens, without history rows; numbers must be free (the
 * import has looked). */
enum err product_add_many(struct ctx *, struct product *, size_t count);
/* Save changed fields (optimistic lock on version), with history and search tokens; nothing when equal. import: the run that
 * changes it, 0 = none. */
enum err product_save(struct ctx *, const struct product *before, struct product *after, int64_t import);
/* Take a product out again that an import made; no line of sale may refer to it (the import has looked). */
enum err product_remove(struct ctx *, int64_t id);

#endif
