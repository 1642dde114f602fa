#ifndef LEAD_PORTFOLIO_OPS_H
#define LEAD_PORTFOLIO_OPS_H

#include "db/db.h"
#include "lead/portfolio/portfolio.h"

/* Lines with wheels as known (not drawn) and flags; see portfolio_store.h for order and paging. */
enum err wheel_lines(struct ctx *, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret);
/* Key, light and development: how many, how much of our revenue. */
enum err level_sums(struct ctx *, struct list *ret);
enum err kam_loads(struct ctx *, struct list *ret);

#endif
