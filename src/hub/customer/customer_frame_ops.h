#ifndef HUB_CUSTOMER_FRAME_OPS_H
#define HUB_CUSTOMER_FRAME_OPS_H

#include "db/db.h"
#include "hub/customer/customer_frame.h"
#include "hub/customer/customer_parts_ops.h"
#include "platform/ui/chart.h"

/* The frame as far as the one who acts may see it, with the large wheel drawn, in a fixed number of queries. `current_tab`: the place of
 * the page's tab; TAB_NONE = none. E_NOT_FOUND: no such customer, or none to be known of. */
enum err customer_frame_get(struct ctx *, int64_t account, int current_tab, struct customer_frame *ret);
/* The same, with all our 12-month revenue (as facts_ours), which its share_of_ours is of. */
enum err customer_frame_and_ours(struct ctx *, int64_t account, int current_tab, struct customer_frame *ret,
                                 int64_t *ret_ours);
/* Bars of a customer's sales by month, the last twelve in full colour: SVG in the arena. */
const char *customer_frame_sales_chart(struct ctx *, const char *name, const struct chart_month *, size_t count);

#endif
