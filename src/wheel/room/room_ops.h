#ifndef WHEEL_ROOM_OPS_H
#define WHEEL_ROOM_OPS_H

#include "db/db.h"
#include "platform/ui/chart.h"
#include "wheel/room/room.h"

/* Everything of the room that the one who acts may see, in a fixed number of queries; the large wheel is drawn. */
enum err room_get(struct ctx *, int64_t account, enum room_tab current, struct room *ret);
/* Bars of a customer's sales by month, the last twelve in full colour: SVG in the arena. */
const char *room_sales_chart(struct ctx *, const char *name, const struct chart_month *, size_t count);

#endif
