/* The customer list, page by page or whole; only customers the one who acts may know of. */
#ifndef HUB_ACCOUNT_LIST_OPS_H
#define HUB_ACCOUNT_LIST_OPS_H

#include "db/db.h"
#include "hub/account/account_list.h"

enum { ACCOUNT_COUNT_LIMIT = 1000 };

struct account_rows {
	struct list rows;    /* account_row, finished */
	bool earlier, later; /* there are rows before and after these */
	int64_t total;       /* exact; with total_more at least this many */
	bool total_more;
};
/* The page the filter's cursors say, at most `max` rows. Without `count` in the filter the total stops at ACCOUNT_COUNT_LIMIT.
 * E_INVALID: a cursor that is none. */
enum err account_list(struct ctx *, const struct account_filter *, size_t max, struct account_rows *ret);

/* All of the list, in chunks: account_walk_open, then next until it gives no rows. A chunk lives in the arena; the caller marks and
 * resets around the loop's body with account_walk.place copied by next. */
struct account_walk {
	struct account_filter filter;
	char place[520];
	bool by_index, done;
};
enum err account_walk_open(struct ctx *, const struct account_filter *, struct account_walk *ret);
enum err account_walk_next(struct ctx *, struct account_walk *, struct list *ret);

/* Values to choose from in the filters: account_value with `chosen` set from the filter. */
struct account_choices {
	struct list kams, industries, countries;
};
enum err account_choices_get(struct ctx *, const struct account_filter *, struct account_choices *ret);

#endif
