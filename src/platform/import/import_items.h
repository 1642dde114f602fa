/* What an import keeps in memory while it reads: the records that rows are, or name. Pure. */
#ifndef PLATFORM_IMPORT_ITEMS_H
#define PLATFORM_IMPORT_ITEMS_H

#include "platform/import/import_read.h"

/* A record that rows name by its number. */
enum item_state {
	ITEM_UNSEEN, /* not looked up yet */
	ITEM_KNOWN,  /* in the base */
	ITEM_NEW,    /* to be created with this chunk */
	ITEM_ABSENT  /* not in the base, and not to be created */
};
struct import_item {
	const char *number;
	size_t length;
	uint32_t hash;
	unsigned char state;
	bool queued;   /* on the chunk's list of those to look up */
	bool own;      /* created by this import without a name: gets one as soon as the file has it */
	bool named;    /* the name has just been found: to be stored with this chunk */
	bool read;     /* the file of rejected rows had this line */
	bool warned;   /* a difference has been told */
	bool touched;  /* for the kind: noted already as one whose sums have to be made again */
	int64_t taken; /* the line of the row that was good for it; 0 = none (files of records) */
	int64_t id;
	const char *name, *detail;            /* as in the base (struct import_found) */
	int64_t unit_cost;                    /* likewise */
	struct import_item *next, *next_made; /* in the lists of a chunk */
};

/* FNV-1a, with its last bits stirred: slots are taken from the low ones. */
uint32_t span_hash(struct span);

struct import_items {
	struct arena memory;
	struct import_item **slots;
	size_t count, room;
};
void items_init(struct import_items *);
void items_fini(struct import_items *);
/* The item of that number, made when it is new; NULL for the empty number. Lives as long as the items. */
struct import_item *items_get(struct import_items *, struct span number);
/* Keep a text as long as the items live. */
const char *items_keep(struct import_items *, const char *text);
/* Items that no difference has been told of are forgotten when there are more than `max`, so that memory does not grow with the
 * file; a difference is told once. Nothing may point to an item any more. */
void items_trim(struct import_items *, size_t max);

#endif
