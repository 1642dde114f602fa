/* Export: rows as CSV. What the import knows is written so that reading it back gives the same again. Pure. */
#ifndef PLATFORM_EXPORT_H
#define PLATFORM_EXPORT_H

#include "base/record.h"

/* One kind of rows that can be taken out; handed in by the module whose rows they are. */
struct export_kind {
	const char *name; /* "accounts", in paths and commands; labels export.kind.NAME and export.help.NAME */
	/* A row. The first field is the id, which orders the rows; the others are the columns, called as the fields are. */
	const struct record *row;
	bool with_id; /* the id is a column too */
	/* At most :max rows with ids above :after, by id, of what the one who acts may know of (ACCESS_ARGS, see_opinions). */
	const struct query *rows;
	void (*finish)(
	    void *row); /* makes of a row as the database has it what is written; NULL = nothing is to be made */
	int see;        /* enum data_kind that who exports must be able to read */
	int position;   /* kinds with a lower one stand first */
	/* The record whose fields that an administrator added are columns behind the others; NULL = none. */
	const struct record *custom;
};

#endif
