/* SQL of imports. */
#ifndef PLATFORM_IMPORT_STORE_H
#define PLATFORM_IMPORT_STORE_H

#include "db/db.h"
#include "hub/sale/sale.h"
#include "platform/import/import.h"

/* A record that lines name: what an import has to know of it. */
struct item_row {
	const char *number;
	int64_t id;
	const char *name, *country;
	int64_t unit_cost;
	bool own; /* made by this import, and still without a name */
};

/* The stored line for place `at` of the keys asked for. */
struct sale_found {
	int64_t at;
	int64_t id, account_id, product_id, person_id;
	int32_t day;
	int64_t quantity, unit_price, amount, contribution;
	const char *currency;
	int64_t import_id;
};

struct seen_row {
	int64_t import_id;
	const char *doc, *counts;
};
struct touched_row {
	int64_t import_id, account_id;
};
struct before_row {
	int64_t import_id, id;
};
struct change_row {
	int64_t import_id;
	const char *kind;
	int64_t record_id, version, was;
	const char *old; /* NULL = made by the import */
};
struct reject_row {
	int64_t import_id, line, seq;
	bool warning;
	const char *reason, *param0, *param1;
	int64_t nth; /* which line of its document and product it was; NONE when that is not known */
	const char *cells;
};
extern const struct record reject_row_record, change_row_record, seen_row_record, touched_row_record;

enum {
	RUN_ADD,
	RUN_PUT,
	RUN_GET,
	RUN_LIST,
	RUN_BUSY,
	RUN_WROTE,
	FIND_ACCOUNTS,
	FIND_PRODUCTS,
	FIND_PEOPLE,
	FIND_PEOPLE_BY_MAIL,
	FIND_PEOPLE_BY_NAME,
	FIND_SALES,
	FIND_SEEN,
	SALE_ADD,
	SALE_PUT,
	SALE_KEEP,
	SALE_GET,
	SALE_ANY,
	CURRENCY_SET,
	TOUCH,
	TOUCH_RUNS,
	TOUCH_DROP,
	SEEN_PUT,
	SEEN_DROP,
	CHANGE_PUT,
	REJECT_ADD,
	REJECT_LIST,
	WARNED,
	UNDO_CHUNK,
	UNDO_TOUCH,
	UNDO_TOUCH_BEFORE,
	UNDO_CHANGED,
	UNDO_DELETE,
	UNDO_BEFORE_DROP,
	UNDO_LEFT,
	UNDO_RECORDS,
	UNDO_CHANGE_DROP,
	UNDO_CHANGE_BACK,
	UNDO_USED_PRODUCTS,
	UNDO_USED_PEOPLE,
	RUN_OLD_DRAFTS,
	RUN_DROP,
	IMPORT_QUERIES
};
extern const struct query import_queries[IMPORT_QUERIES];

#endif
