/* SQL of exports. */
#ifndef PLATFORM_EXPORT_STORE_H
#define PLATFORM_EXPORT_STORE_H

#include "db/db.h"
#include "platform/export/export.h"

extern const struct query_set export_queries;

/* At most `max` rows with ids above `after`, by id, of what the one who acts may know of. */
enum err export_rows(struct ctx *, enum export_kind, int64_t after, size_t max, struct list *ret);

#endif
