/* What an import keeps in memory while it reads: the records that lines refer to, and for recent documents how often each product
 * stood on them. Pure; documents that have to leave are handed out as text and taken in again. */
#ifndef PLATFORM_IMPORT_TALLY_H
#define PLATFORM_IMPORT_TALLY_H

#include "platform/import/import_read.h"

/* A customer, product or person that lines name by its number. */
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
	bool touched;  /* its sums have to be made again; stands in import_touched */
	int64_t taken; /* the line of the row that was good for it; 0 = none (files of records) */
	int64_t id;
	const char *name, *country;           /* as in the base; country of customers only */
	int64_t unit_cost;                    /* of products, 10^-6, NONE */
	struct import_item *next, *next_made; /* in the lists of a chunk */
};

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

/* A document: an invoice, or the lines of a customer on a day. */
struct import_doc {
	const char *key;
	size_t length;
	uint32_t hash;
	bool fresh; /* came with this chunk: may stand in the base as seen before */
	bool busy;  /* used by this chunk: stays */
	struct doc_pair {
		const struct import_item *product; /* NULL = none */
		int64_t n;
	} * pairs;
	uint32_t pair_count, pair_room;
	struct import_doc *newer, *older; /* by last use */
	struct import_doc *next;          /* in a slot */
};

struct import_docs {
	struct import_doc **slots;
	size_t count, slot_count, pairs;
	struct import_doc *newest, *oldest;
	bool spilled; /* some have left: a fresh one must be asked for */
};
void docs_init(struct import_docs *);
void docs_fini(struct import_docs *);
/* The document of that key, the newest by use from now on; made, and fresh, when it is not in memory. */
struct import_doc *docs_get(struct import_docs *, struct span key);
/* One more line of that product on the document: which one it is, from 1. */
int64_t doc_count(struct import_docs *, struct import_doc *, const struct import_item *product);
/* The counts as text and back: "product<TAB>n<LF>". */
void doc_write(const struct import_doc *, struct buf *);
bool doc_read(struct import_docs *, struct import_doc *, struct import_items *products, const char *text);
/* The least recently used one when memory is full (NULL: it is not): write it down, then docs_drop it. Documents that are busy
 * are never handed out. */
struct import_doc *docs_surplus(struct import_docs *);
void docs_drop(struct import_docs *, struct import_doc *);

#endif
