/* Search: the page, and the suggestions under the search field of every page. */
#include "http/http.h"
#include "platform/access/rights.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum { HITS = 50 };

#define SEARCH_ASK(F, S) F(S, TEXT, q, .max = 100)
STRUCT_OF(search_ask, SEARCH_ASK);
static const struct record search_ask = RECORD_OF("search_ask", search_ask, SEARCH_ASK);

#define SEARCH_VIEW(F, S)                                           \
	F(S, TEXT, q, .release = RELEASE_CUSTOMER)                  \
	F(S, LIST, hits, .of = &search_hit_record) /* search_hit */ \
	F(S, BOOL, more)                           /* there are more than these */
STRUCT_OF(search_view, SEARCH_VIEW);
static const struct record search_view = RECORD_OF("search", search_view, SEARCH_VIEW);

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct search_ask *ask = rq->asked;
	struct search_view *v = arena_new(cx->arena, struct search_view);
	record_blank(&search_view, v);
	v->q = ask->q;
	TRY(search_all(cx, ask->q ? ask->q : "", HITS, &v->hits));
	v->more = v->hits.more;
	rs->view = v;
	return OK;
}

static const struct route routes[] = {
    {GET, "/search", "search", NEED_SIGNED_IN, TX_READ, .query = &search_ask, .view = &search_view, .handle = show,
     .flags = R_WHILE_SHARED, .summary = "Customers, colleagues and products by the beginnings of their words."},
};
const struct route_set search_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
