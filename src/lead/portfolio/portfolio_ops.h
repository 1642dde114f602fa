/* Reading the portfolio. */
#ifndef LEAD_PORTFOLIO_OPS_H
#define LEAD_PORTFOLIO_OPS_H

#include "db/db.h"
#include "lead/portfolio/portfolio.h"

/* A page of wheel_line with everything filled but the pictures; `mine`, order and paging as wheel_store_lines
 * (portfolio_store.h). */
enum err wheel_lines(struct ctx *, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret);
/* The page of these lines in that order which begins behind the customer `after` (0 = the first one); of a portfolio of more than two
 * thousand, the two thousand largest. *ret_before: the customer behind which the page before begins, 0 = it is the
 * first; -1 = there is none. */
enum err wheel_lines_sorted(struct ctx *, bool mine, enum portfolio_sort, int64_t after, size_t max, struct list *ret,
                            int64_t *ret_before);
/* level_sum of the levels key, light and development. */
enum err level_sums(struct ctx *, struct list *ret);

#endif
