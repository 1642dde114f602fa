/* SQL of Pareto: only customers that the one who acts may know of. */
#ifndef LEAD_PARETO_STORE_H
#define LEAD_PARETO_STORE_H

#include "db/ids.h"
#include "lead/pareto/pareto.h"

extern const struct query_set pareto_queries;

/* What each customer bought, those with other than zero, in no order: in the 12 months of the facts, in all, or in months from … to;
 * bought_store_but is the latter too, as all less what was bought in the other months: quicker when these are fewer. */
enum err bought_store_12m(struct ctx *, struct list *ret);
enum err bought_store_all(struct ctx *, struct list *ret);
enum err bought_store_months(struct ctx *, int32_t from, int32_t to, struct list *ret);
enum err bought_store_but(struct ctx *, int32_t from, int32_t to, struct list *ret);
/* Customers under another, with the root of their group, by account_id. One that may not be known of is no one's parent. */
enum err belongs_store_list(struct ctx *, struct list *ret);
/* Names of at most IDS_MAX customers: pareto_row with id, number, name, level, kam and may_propose (on whose team the one who acts
 * is), in no order. */
enum err pareto_store_names(struct ctx *, const int64_t *ids, size_t count, struct list *ret);
/* First and last month with sales; 0 when there are none. */
enum err months_store_range(struct ctx *, int32_t *ret_first, int32_t *ret_last);

#endif
