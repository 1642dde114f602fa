/* Export of customers. */
#ifndef HUB_ACCOUNT_EXPORT_STORE_H
#define HUB_ACCOUNT_EXPORT_STORE_H

#include "db/db.h"
#include "platform/export/export.h"

extern const struct query_set account_export_queries;
extern const struct export_kind account_export_kinds[]; /* ended by one without name */

#endif
