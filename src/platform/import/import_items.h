/* What an import holds in memory while it reads: an item for each record that rows describe or name. Pure. */
#ifndef PLATFORM_IMPORT_ITEMS_H
#define PLATFORM_IMPORT_ITEMS_H

#include "platform/import/import_read.h"

enum item_state {
	ITEM_UNSEEN, /* not looked up yet */
	ITEM_KNOWN,  /* in the base */
	ITEM_NEW,    /* to be created with this chunk */
	ITEM_ABSENT  /* not in the base, and not to be created */
};
struct import_later;

/* A record that rows name by its number. */
struct import_item {
	const char *number;
	size_t length;
	uint32_t hash;
	unsigned char state;
	bool queued;  /* on the chunk's list of those to look up */
	bool own;     /* created by this import without a name, which it gets when a later row has it */
	bool named;   /* the name was found in this chunk and is to be stored with it */
	bool read;    /* the file of rejected rows had this line */
	bool called;  /* for lines: it is named by its name, since they give no number */
	bool several; /* not known: more than one record of the base is called so */
	bool warned;  /* the warning about a difference has been given */
	bool touched; /* for the kind: it is already on the list of those whose sums have to be computed again */
	/* A record of that number is in the base, but who imports may not know of it. To him the number is free: what
	 * the file says of it is answered as for a new record, and nothing of it is written. */
	bool hidden;
	bool alike; /* not known, but a number that differs only in zeros before it is */
	bool keyed; /* the source that it comes from knows it by this text already */
	/* Files of records, while they are judged: what the record's row says is above it (import_above_ops.c). */
	struct import_later *above;
	int64_t taken; /* files of records: the line of the row that was accepted for it; 0 = none yet */
	int64_t id;
	const char *name, *detail; /* as in the base (struct import_found) */
	int64_t unit_cost;         /* likewise */
	/* In a trial, of a text that a new record of the file is called by: that record's item. `several`: more than one. */
	struct import_item *stands_for;
	struct import_item *next, *next_made; /* in the lists of a chunk */
};

/* FNV-1a with a final mix, because slots are chosen by the low bits. */
uint32_t span_hash(struct span);

struct import_items {
	struct arena memory;
	struct import_item **slots;
	size_t count, room;
};
void items_init(struct import_items *);
void items_fini(struct import_items *);
/* The item with that number, which is added when it is new; NULL for the empty number. It lives as long as the
 * items. */
struct import_item *items_get(struct import_items *, struct span number);
/* A copy of a text that lives as long as the items. */
const char *items_keep(struct import_items *, const char *text);
/* When there are more than `max` items, drop them, so that memory does not grow with the file. Those that were
 * warned about stay, so that each warning is given once; so do hidden ones, which are not found again. No pointer to
 * an item may be used afterwards. */
void items_trim(struct import_items *, size_t max);

#endif
