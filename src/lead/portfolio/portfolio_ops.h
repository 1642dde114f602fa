/* Reading the portfolio. */
#ifndef LEAD_PORTFOLIO_OPS_H
#define LEAD_PORTFOLIO_OPS_H

#include "db/db.h"
#include "lead/portfolio/portfolio.h"

/* A page of wheel_line with everything filled but the pictures; `mine`, order and paging as wheel_store_lines
 * (portfolio_store.h). */
enum err wheel_lines(struct ctx *, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret);
/* level_sum of the levels key, light and development. */
enum err level_sums(struct ctx *, struct list *ret);

#endif
