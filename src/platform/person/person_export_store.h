/* Colleagues as they are exported. */
#ifndef PLATFORM_PERSON_EXPORT_STORE_H
#define PLATFORM_PERSON_EXPORT_STORE_H

#include "db/db.h"
#include "platform/export/export.h"

extern const struct query_set person_export_queries;
extern const struct export_kind person_export_kinds[]; /* ended by one without name */

#endif
