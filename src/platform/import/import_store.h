/* SQL of imports. */
#ifndef PLATFORM_IMPORT_STORE_H
#define PLATFORM_IMPORT_STORE_H

#include "db/db.h"
#include "platform/import/import.h"

struct change_row {
	int64_t import_id;
	const char *kind;
	int64_t record_id, version, was;
	const char *old; /* NULL = made by the import */
};
extern const struct record change_row_record;

enum {
	RUN_ADD,
	RUN_PUT,
	RUN_GET,
	RUN_LIST,
	RUN_WROTE,
	CURRENCY_SET,
	CHANGE_PUT,
	REJECT_ADD,
	REJECT_LIST,
	WARNED,
	UNDO_LEFT,
	UNDO_RECORDS,
	UNDO_CHANGE_DROP,
	UNDO_CHANGE_BACK,
	RUN_OLD_DRAFTS,
	RUN_DROP,
	IMPORT_QUERIES
};
extern const struct query import_queries[IMPORT_QUERIES];

#endif
