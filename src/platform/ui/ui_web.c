/* /design: every component, for those who build and those who judge. */
#include "http/http.h"
#include "platform/ui/design_web.h"

static enum err design_show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct design *d = arena_new(cx->arena, struct design);
	design_fill(cx, d);
	rs->view = d;
	return OK;
}

static const struct route routes[] = {
    {GET, "/design", "design", NEED_ANYONE, TX_NONE, .view = &design_record, .handle = design_show,
     .summary = "Show every component of the look", .flags = R_HTML},
};
extern const struct route_set ui_routes;
const struct route_set ui_routes = {routes, sizeof(routes) / sizeof(routes[0]), NULL, 0};
