/* Pareto of the customers that the one who acts may know of. It holds facts only, nobody's opinions. */
#ifndef LEAD_PARETO_OPS_H
#define LEAD_PARETO_OPS_H

#include "db/db.h"
#include "lead/pareto/pareto.h"

enum { PARETO_PAGE = 50 };

/* Fill everything but the rows; *ret_all gets all customers or groups, sorted (struct bought). E_INVALID: `from` is
 * later than `to`. */
enum err pareto_get(struct ctx *, const struct pareto_query *, struct pareto *ret, struct list *ret_all);
/* Rows with names for those of `all` from rank `start` (1 …) on, at most `max`. */
enum err pareto_rows(struct ctx *, const struct pareto *, const struct list *all, int64_t start, size_t max,
                     struct list *ret);
/* The URL of this page, or with path ".../csv" of its file, with the same period and grouping, from rank `start` on. In
 * the arena. */
const char *pareto_url(struct ctx *, const char *path, const struct pareto *, int64_t start);

#endif
