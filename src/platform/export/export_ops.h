/* Writing exports. */
#ifndef PLATFORM_EXPORT_OPS_H
#define PLATFORM_EXPORT_OPS_H

#include "base/buf.h"
#include "db/db.h"
#include "platform/export/export.h"

/* All of a kind as CSV with a head, in constant memory: `flush` is called when `out` holds something to write away and may clear it
 * (E_TOO_LARGE when it does not fit). In a read transaction of the caller, so that it is of one moment. */
enum err export_write(struct ctx *, enum export_kind, struct buf *out,
                      enum err (*flush)(struct ctx *, struct buf *, void *), void *arg);

#endif
