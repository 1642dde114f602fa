/* The documents of a file of sales, while it is read: for recent ones how often each product stood on them, which tells the lines of a
 * document apart. Pure; documents that have to leave memory are handed out as text and taken in again. */
#ifndef HUB_SALE_DOCS_H
#define HUB_SALE_DOCS_H

#include "base/buf.h"
#include "platform/import/import_items.h"

/* A document: an invoice, or the lines of a customer on a day. */
struct sale_doc {
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
	struct sale_doc *newer, *older; /* by last use */
	struct sale_doc *next;          /* in a slot */
};

struct sale_docs {
	struct sale_doc **slots;
	size_t count, slot_count, pairs;
	struct sale_doc *newest, *oldest;
	bool spilled; /* some have left: a fresh one must be asked for */
};
void docs_init(struct sale_docs *);
void docs_fini(struct sale_docs *);
/* The document of that key, the newest by use from now on; made, and fresh, when it is not in memory. */
struct sale_doc *docs_get(struct sale_docs *, struct span key);
/* One more line of that product on the document: which one it is, from 1. */
int64_t doc_count(struct sale_docs *, struct sale_doc *, const struct import_item *product);
/* The counts as text and back: "product<TAB>n<LF>". */
void doc_write(const struct sale_doc *, struct buf *);
bool doc_read(struct sale_docs *, struct sale_doc *, struct import_items *products, const char *text);
/* The least recently used one when memory is full (NULL: it is not): write it down, then docs_drop it. Documents that are busy
 * are never handed out. */
struct sale_doc *docs_surplus(struct sale_docs *);
void docs_drop(struct sale_docs *, struct sale_doc *);

#endif
