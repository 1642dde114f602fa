/* Writing exports. */
#ifndef PLATFORM_EXPORT_OPS_H
#define PLATFORM_EXPORT_OPS_H

#include "base/buf.h"
#include "db/db.h"
#include "platform/export/export.h"

/* Once for each, at start. The struct must outlive the program. */
void export_kind_add(const struct export_kind *);
const struct export_kind *export_kind_find(const char *name); /* NULL when there is none */
const struct export_kind *export_kind_each(size_t i);         /* NULL behind the last */
extern char export_usage[];                                   /* "accounts|people|… FILE" */

/* All of a kind as CSV with a head, in constant memory: `flush` is called when `out` holds something to write away and may clear it
 * (E_TOO_LARGE when it does not fit). In a read transaction of the caller, so that it is of one moment. */
enum err export_write(struct ctx *, const struct export_kind *, struct buf *out,
                      enum err (*flush)(struct ctx *, struct buf *, void *), void *arg);

#endif
