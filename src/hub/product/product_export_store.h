/* Products as they are exported. */
#ifndef HUB_PRODUCT_EXPORT_STORE_H
#define HUB_PRODUCT_EXPORT_STORE_H

#include "db/db.h"
#include "platform/export/export.h"

extern const struct query_set product_export_queries;
extern const struct export_kind product_export_kinds[]; /* ended by one without name */

#endif
