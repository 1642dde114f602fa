/* Export of lines of sale. */
#ifndef HUB_SALE_EXPORT_STORE_H
#define HUB_SALE_EXPORT_STORE_H

#include "db/db.h"
#include "platform/export/export.h"

extern const struct query_set sale_export_queries;
extern const struct export_kind sale_export_kinds[]; /* ended by one without name */

#endif
