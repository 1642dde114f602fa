/* SQL of the portfolio. */
#ifndef LEAD_PORTFOLIO_STORE_H
#define LEAD_PORTFOLIO_STORE_H

#include "db/db.h"
#include "lead/portfolio/portfolio.h"

extern const struct query_set portfolio_queries;

/* Customers with a wheel on which the one who acts may see opinions, by 12-month revenue, largest first, at most `max`:
 * those behind the one with this revenue and the id `after`; with after 0 from the first. mine: only where he is KAM,
 * deputy, sponsor or on the team. */
enum err wheel_store_lines(struct ctx *, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret);
enum err level_store_sums(struct ctx *, struct list *ret);

#endif
