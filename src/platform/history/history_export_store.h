/* SQL of the history's export. */
#ifndef PLATFORM_HISTORY_EXPORT_STORE_H
#define PLATFORM_HISTORY_EXPORT_STORE_H

#include "db/db.h"
#include "platform/export/export.h"

extern const struct query_set history_export_queries;
extern const struct export_kind history_export_kinds[]; /* ended by one without name */

#endif
