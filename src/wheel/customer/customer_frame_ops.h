#ifndef WHEEL_CUSTOMER_FRAME_OPS_H
#define WHEEL_CUSTOMER_FRAME_OPS_H

#include "db/db.h"
#include "platform/ui/chart.h"
#include "wheel/customer/customer_frame.h"

/* The frame as far as the one who acts may see it, with the large wheel drawn, in a fixed number of queries. `current`: the tab of the
 * page; TAB_COUNT = none. E_NOT_FOUND: no such customer, or none to be known of. */
enum err customer_frame_get(struct ctx *, int64_t account, enum customer_tab current, struct customer_frame *ret);
/* The same, with all our 12-month revenue (facts_ours), which its share_of_ours is of. */
enum err customer_frame_and_ours(struct ctx *, int64_t account, enum customer_tab current, struct customer_frame *ret,
                                 int64_t *ret_ours);
/* Bars of a customer's sales by month, the last twelve in full colour: SVG in the arena. */
const char *customer_frame_sales_chart(struct ctx *, const char *name, const struct chart_month *, size_t count);

#endif
