/* The customer list, page by page or whole: only customers that the one who acts may know of. */
#ifndef HUB_ACCOUNT_LIST_OPS_H
#define HUB_ACCOUNT_LIST_OPS_H

#include "db/db.h"
#include "hub/account/account_list.h"

enum { ACCOUNT_COUNT_LIMIT = 1000 };

/* The filter with the order that it has when it says none: by match when there are words, else the largest of the twelve
 * months first, or by name as long as nothing is sold. */
enum err account_list_order(struct ctx *, const struct account_filter *, struct account_filter *ret);

struct account_rows {
	struct list rows;    /* account_row, with the computed members filled */
	bool earlier, later; /* there are rows before these, and after them */
	int64_t total;       /* how many match the filter; with total_more there are more than that */
	bool total_more;
};
/* The page that the filter's cursor asks for, at most `max` rows. Counting stops at ACCOUNT_COUNT_LIMIT, unless the
 * filter has `count`. E_INVALID: a cursor that cannot be read. */
enum err account_list(struct ctx *, const struct account_filter *, size_t max, struct account_rows *ret);

/* The whole list, in chunks: account_walk_open, then account_walk_next until it gives no rows. A chunk lives in the
 * arena; the walk itself holds no memory there, so the caller may reset the arena after each chunk. */
struct account_walk {
	struct account_filter filter;
	char place[520];
	bool by_index, done;
};
enum err account_walk_open(struct ctx *, const struct account_filter *, struct account_walk *ret);
enum err account_walk_next(struct ctx *, struct account_walk *, struct list *ret);

/* The values that can be chosen in the filters, as account_value; those in the filter are marked as chosen. */
struct account_choices {
	struct list kams, industries, countries;
};
enum err account_choices_get(struct ctx *, const struct account_filter *, struct account_choices *ret);

#endif
