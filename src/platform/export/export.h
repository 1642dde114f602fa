/* Export: rows written as CSV. A file that the import can read gives the same records again when it is imported.
 * Pure. */
#ifndef PLATFORM_EXPORT_H
#define PLATFORM_EXPORT_H

#include "base/record.h"

/* One kind of rows that can be exported; handed in by the module that they belong to. */
struct export_kind {
	const char *name; /* "accounts", in paths and commands; labels export.kind.NAME and export.help.NAME */
	/* The record of a row. Its first field is the id, by which rows are sorted; the others are the columns, with
	 * the fields' names. */
	const struct record *row;
	bool with_id; /* the id is a column too */
	/* At most :max rows with ids above :after, by id, and only what the user may see (ACCESS_ARGS,
	 * see_opinions). */
	const struct query *rows;
	/* Changes a row that was read into what is written; NULL = it is written as read. */
	void (*finish)(void *row);
	int see;      /* enum data_kind that the user must be allowed to read */
	int position; /* kinds with a lower one are listed first */
	/* The fields that an administrator added to this record are further columns, after the others; NULL = none. */
	const struct record *custom;
};

#endif
