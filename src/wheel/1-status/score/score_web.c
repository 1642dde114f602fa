/* Ratings of one customer, from the status page's form or by a program: r-ID = 1–5, e-ID = evidence, c-ID = confidence. */
#include "wheel/1-status/score/score_web.h"

#include "base/num.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "wheel/1-status/score/rating_web.h"
#include "wheel/1-status/score/scoring_ops.h"

#include <string.h>

static enum err rate(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct rating_wish wishes[CRITERIA_MAX];
	struct list rows;
	size_t n = 0;
	int saved;
	for (size_t i = 0; i < rq->form_count; i++) {
		const struct pair *p = &rq->form[i];
		int64_t criterion;
		if (strncmp(p->name, "r-", 2) != 0)
			continue;
		if (!num_parse_int(p->name + 2, &criterion))
			return fail_field(cx, p->name, "form.unknown_field", p->name);
		if (n == CRITERIA_MAX)
			return fail(cx, E_TOO_LARGE, "scoring.too_many");
		TRY(rating_wish_read(cx, rq, p, criterion, &wishes[n++]));
	}
	TRY(ratings_put(cx, rq->id[0], wishes, n, &saved));
	if (rq->json) {
		TRY(scoring_rows(cx, rq->id, 1, &rows));
		rs->view = rows.items;
		return OK;
	}
	rs->location = arena_printf(cx->arena, "/accounts/%lld/status", (long long)rq->id[0]);
	rs->flash = saved ? "rating.flash.saved" : "rating.flash.nothing";
	return OK;
}

static const struct route routes[] = {
    {POST, "/accounts/:id/ratings", NULL, NEED_OF(DATA_OPINION, WRITE), TX_WRITE, .view = &scoring_row_record,
     .handle = rate,
     .summary =
         "Rate a customer: r-CRITERION = 1–5 or empty to take it back, e-CRITERION = evidence, c-CRITERION = low, "
         "medium or high.",
     .flags = R_FREE_FORM, .form_page = "/accounts/:id/status"},
};
const struct route_set score_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
