#include "lead/day/day_web.h"

#include "lead/day/day_ops.h"
#include "platform/access/rights.h"

static enum err day(struct ctx *cx, struct request *rq, struct response *rs)
{
	(void)rq;
	struct day *d = arena_new(cx->arena, struct day);
	TRY(day_get(cx, d));
	rs->view = d;
	return OK;
}

static const struct route routes[] = {
    {GET, "/", "day_page", NEED_SIGNED_IN, TX_READ, .view = &day_record, .handle = day,
     .summary = "Min dag: what waits on me, deadlines, my customers' wheels."},
};
const struct route_set day_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
