/* The documents of a file of sales while it is imported: on each, how many lines of each product were read so far,
 * which numbers the lines (struct sale, n). Only the documents used last are in memory; others are written out as text
 * and read in again when needed. Pure. */
#ifndef HUB_SALE_DOCS_H
#define HUB_SALE_DOCS_H

#include "base/buf.h"
#include "platform/import/import_items.h"

/* A document: an invoice, or the lines of a customer on a day. */
struct sale_doc {
	const char *key;
	size_t length;
	uint32_t hash;
	bool fresh; /* new in memory: if it was written out before, its counts must be read in again */
	bool busy;  /* used by this chunk, so it must stay in memory */
	struct doc_pair {
		const struct import_item *product; /* NULL = none */
		int64_t n;
	} * pairs;
	uint32_t pair_count, pair_room;
	struct sale_doc *newer, *older; /* by last use */
	struct sale_doc *next;          /* in a slot */
};

struct sale_docs {
	struct sale_doc **slots;
	size_t count, slot_count, pairs;
	struct sale_doc *newest, *oldest;
	bool spilled; /* some have been written out; until then a fresh one need not be looked up */
};
void docs_init(struct sale_docs *);
void docs_fini(struct sale_docs *);
/* The document of that key, which becomes the most recently used. When it is not in memory, it is made, and fresh. */
struct sale_doc *docs_get(struct sale_docs *, struct span key);
/* Count one more line of the product on the document; answers its number, from 1. */
int64_t doc_count(struct sale_docs *, struct sale_doc *, const struct import_item *product);
/* How many lines of the product were counted on it. */
int64_t doc_counted(const struct sale_doc *, const struct import_item *product);
/* Write the counts as text, "product<TAB>n<LF>" each, and read them again; false when it is no such text. */
void doc_write(const struct sale_doc *, struct buf *);
bool doc_read(struct sale_docs *, struct sale_doc *, struct import_items *products, const char *text);
/* When there are too many in memory, the least recently used one that is not busy: write it out, then docs_drop it.
 * Else NULL. */
struct sale_doc *docs_surplus(struct sale_docs *);
void docs_drop(struct sale_docs *, struct sale_doc *);

#endif
