/* SQL of the portfolio. */
#ifndef LEAD_PORTFOLIO_STORE_H
#define LEAD_PORTFOLIO_STORE_H

#include "db/db.h"
#include "lead/portfolio/portfolio.h"

extern const struct query_set portfolio_queries;

/* Customers with a wheel whose opinions the one who acts may see, by 12-month revenue, largest first; behind (revenue, id) of the last
 * one seen, or from the first with after = 0; at most max. mine: those he is KAM, deputy, sponsor or on the team of. */
enum err wheel_store_lines(struct ctx *, bool mine, int64_t revenue, int64_t after, size_t max, struct list *ret);
enum err level_store_sums(struct ctx *, struct list *ret);
/* What each KAM carries, at most 200; `limit` of those without one of their own. */
enum err load_store_list(struct ctx *, int64_t limit, struct list *ret);

#endif
