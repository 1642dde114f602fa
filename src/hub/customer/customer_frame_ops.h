/* Filling the customer frame. */
#ifndef HUB_CUSTOMER_FRAME_OPS_H
#define HUB_CUSTOMER_FRAME_OPS_H

#include "db/db.h"
#include "hub/customer/customer_frame.h"
#include "hub/customer/customer_parts_ops.h"
#include "platform/ui/chart.h"

/* The slim frame, as far as the one who acts may see it, with the small wheel drawn, in a fixed number of queries.
 * `current_tab`: the place of the page's tab, TAB_NONE = it has none. E_NOT_FOUND: there is no such customer that he
 * may know of. */
enum err customer_frame_get(struct ctx *, int64_t account, int current_tab, struct customer_frame *ret);
/* The whole frame, for the customer's own page, with the large wheel; in *ret_ours our whole 12-month revenue
 * (facts_ours), of which share_of_ours is a share. */
enum err customer_frame_whole(struct ctx *, int64_t account, struct customer_frame *ret, int64_t *ret_ours);
/* A chart of a customer's sales by month, SVG in the arena: a bar for each, the last twelve in full colour. */
const char *customer_frame_sales_chart(struct ctx *, const char *name, const struct chart_month *, size_t count);

#endif
