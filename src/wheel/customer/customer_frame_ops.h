#ifndef WHEEL_ROOM_OPS_H
#define WHEEL_ROOM_OPS_H

#include "db/db.h"
#include "platform/ui/chart.h"
#include "wheel/customer/customer_frame.h"

/* Everything of the room that the one who acts may see, in a fixed number of queries; the large wheel is drawn. */
enum err customer_frame_get(struct ctx *, int64_t account, enum customer_tab current, struct customer_frame *ret);
/* The same, with all our 12-month revenue (facts_ours), which its share_of_ours is of. */
enum err customer_frame_and_ours(struct ctx *, int64_t account, enum customer_tab current, struct customer_frame *ret,
                                 int64_t *ret_ours);
/* Bars of a customer's sales by month, the last twelve in full colour: SVG in the arena. */
const char *customer_frame_sales_chart(struct ctx *, const char *name, const struct chart_month *, size_t count);

#endif
