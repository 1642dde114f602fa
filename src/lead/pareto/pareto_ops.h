/* Pareto over the customers the one who acts may know of. Facts only: nobody's opinions. */
#ifndef LEAD_PARETO_OPS_H
#define LEAD_PARETO_OPS_H

#include "db/db.h"
#include "lead/pareto/pareto.h"

enum { PARETO_PAGE = 50 };

/* Everything but the rows; all of them, sorted, in ret_all (struct bought). E_INVALID: from later than to. */
enum err pareto_get(struct ctx *, const struct pareto_query *, struct pareto *ret, struct list *ret_all);
/* Rows from the rank `start` (1 …) on, at most `max`. */
enum err pareto_rows(struct ctx *, const struct pareto *, const struct list *all, int64_t start, size_t max,
                     struct list *ret);
/* Its address with what was asked for; `path` "/portfolio/pareto" or with /csv. */
const char *pareto_url(struct ctx *, const char *path, const struct pareto *, int64_t start);

#endif
