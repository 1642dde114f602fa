/* SQL of imports. */
#ifndef PLATFORM_IMPORT_STORE_H
#define PLATFORM_IMPORT_STORE_H

#include "db/db.h"
#include "platform/import/import.h"

/* A record that an import added or changed, so that it can be undone. */
#define CHANGE_ROW(F, S)                                                           \
	F(S, ID, import_id, .flags = F_KEY)                                        \
	F(S, TEXT, kind, .flags = F_NO_NAME | F_KEY)                               \
	F(S, ID, record_id, .flags = F_KEY)                                        \
	F(S, INT, version) /* the record's version after the import, and before */ \
	F(S, INT, was)                                                             \
	F(S, LONG, old,                                                            \
	  .flags =                                                                 \
	      F_NULL | F_FREE_TEXT) /* the values that it changed (old_values); NULL = the import added the record */
STRUCT_OF(change_row, CHANGE_ROW);
extern const struct record change_row_record;

enum {
	RUN_ADD,
	RUN_PUT,
	RUN_GET,
	RUN_LIST,
	RUN_LIST_MINE,
	RUN_WROTE,
	RUN_SAME_FILE,
	RUN_LAST,
	CURRENCY_SET,
	CHANGE_PUT,
	REJECT_ADD,
	REJECT_ADD_ONCE,
	REJECT_LIST,
	UNDO_LEFT,
	UNDO_RECORDS,
	UNDO_CHANGE_DROP,
	UNDO_CHANGE_BACK,
	RUN_OLD_DRAFTS,
	RUN_DRAFTS_OF,
	RUN_DROP,
	DRAFTS,
	UNFINISHED,
	ERASE_CHANGES,
	ERASE_REJECTS,
	IMPORT_QUERIES
};
extern const struct query import_queries[IMPORT_QUERIES];

#endif
