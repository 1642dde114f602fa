/* SQL of imported lines: finding them by their keys, adding and changing them, saving them as they were before,
 * undoing; of documents that were written out of memory (import_seen), and of the customers whose sums must be made
 * again (import_touched). */
#ifndef HUB_SALE_IMPORT_STORE_H
#define HUB_SALE_IMPORT_STORE_H

#include "db/db.h"
#include "hub/sale/sale.h"

/* A stored line that has the key with index `at` among those asked for. */
#define SALE_FOUND(F, S)          \
	F(S, INT, at)             \
	F(S, ID, id)              \
	F(S, ID, account_id)      \
	F(S, ID, product_id)      \
	F(S, ID, person_id)       \
	F(S, DATE, day)           \
	F(S, QTY, quantity)       \
	F(S, QTY, unit_price)     \
	F(S, MONEY, amount)       \
	F(S, MONEY, contribution) \
	F(S, TEXT, currency)      \
	F(S, ID, import_id)
STRUCT_OF(sale_found, SALE_FOUND);

#define SEEN_ROW(F, S)                      \
	F(S, ID, import_id, .flags = F_KEY) \
	F(S, TEXT, doc, .flags = F_KEY)     \
	F(S, LONG, counts)
STRUCT_OF(seen_row, SEEN_ROW);
#define TOUCHED_ROW(F, S)                   \
	F(S, ID, import_id, .flags = F_KEY) \
	F(S, ID, account_id, .flags = F_KEY)
STRUCT_OF(touched_row, TOUCHED_ROW);
#define BEFORE_ROW(F, S)    \
	F(S, ID, import_id) \
	F(S, ID, id)
STRUCT_OF(before_row, BEFORE_ROW);

/* A line of the base by its key. */
#define SALE_KEY(F, S)           \
	F(S, ID, id)             \
	F(S, TEXT, doc)          \
	F(S, TEXT, product_code) \
	F(S, INT, n)
STRUCT_OF(sale_key, SALE_KEY);

/* Lines as they were, before an import changed them or took them out: the customer that one names stays. */
#define SALE_WAS(F, S)               \
	F(S, ID, id, .flags = F_KEY) \
	F(S, ID, account_id, .flags = F_NULL, .ref = "account")
STRUCT_OF(sale_was, SALE_WAS);
extern const struct record seen_row_record, touched_row_record, sale_before_record, sale_replaced_record;

enum {
	FIND_SALES,
	FIND_HIDDEN, /* those of the customers (ids: a JSON array) that the one who acts may not know of (import_used) */
	FIND_SEEN,
	OF_DOCS,
	SALE_ADD,
	SALE_PUT,
	SALE_KEEP,
	SALE_GET,
	SALE_ANY,
	TOUCH,
	TOUCH_RUNS,
	TOUCH_DROP,
	SEEN_PUT,
	SEEN_DROP,
	SEEN_NEXT,
	SEEN_FORGET,
	REPLACE_KEEP,
	REPLACE_TOUCH,
	REPLACE_DROP,
	REPLACED,
	REPLACED_DROP,
	UNDO_CHUNK,
	UNDO_TOUCH,
	UNDO_TOUCH_BEFORE,
	UNDO_CHANGED,
	UNDO_DELETE,
	UNDO_BEFORE_DROP,
	UNDO_LEFT,
	UNDO_USED_PRODUCTS,
	UNDO_USED_PEOPLE,
	SALE_IMPORT_QUERIES
};
extern const struct query sale_import_queries[SALE_IMPORT_QUERIES];

#endif
