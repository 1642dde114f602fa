/* SQL of Pareto: only customers that the one who acts may know of. */
#ifndef LEAD_PARETO_STORE_H
#define LEAD_PARETO_STORE_H

#include "db/ids.h"
#include "lead/pareto/pareto.h"

extern const struct query_set pareto_queries;

/* What each customer bought, if it is not zero, in no order: in the 12 months, in all time, and in the months from …
 * to. bought_store_but gives the same as bought_store_months, by subtracting the other months from all time, which is
 * quicker when they are fewer. */
enum err bought_store_12m(struct ctx *, struct list *ret);
enum err bought_store_all(struct ctx *, struct list *ret);
enum err bought_store_months(struct ctx *, int32_t from, int32_t to, struct list *ret);
enum err bought_store_but(struct ctx *, int32_t from, int32_t to, struct list *ret);
/* Customers below another one, with the root of their group, by account_id. A parent that the one who acts may not know
 * of does not count. */
enum err belongs_store_list(struct ctx *, struct list *ret);
/* Names of at most IDS_MAX customers: pareto_row with id, number, name, level, kam and may_propose (on whose team the
 * one who acts is), in no order. */
enum err pareto_store_names(struct ctx *, const int64_t *ids, size_t count, struct list *ret);
/* First and last month with sales; 0 when there are none. */
enum err months_store_range(struct ctx *, int32_t *ret_first, int32_t *ret_last);

#endif
