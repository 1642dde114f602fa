/* Products in the browser. */
#include "http/http.h"
#include "hub/product/product_list_ops.h"
#include "platform/access/rights.h"

static enum err show_list(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct product_list *l = arena_new(cx->arena, struct product_list);
	TRY(product_list_get(cx, rq->asked, l));
	rs->view = l;
	return OK;
}

static const struct route routes[] = {
    {GET, "/products", "product_list", NEED(DATA_CRM_FACTS, READ), TX_READ, .query = &product_filter_record,
     .view = &product_list_record, .handle = show_list, .summary = "List products by name, fifty at a time."},
};
const struct route_set product_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
