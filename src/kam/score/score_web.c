/* Ratings of one customer, from the status page's form or a cell of the grid: r-ID = 1–5, e-ID = evidence, c-ID = confidence. */
#include "kam/score/score_web.h"

#include "base/num.h"
#include "kam/score/score_ops.h"
#include "kam/user/rights.h"
#include "lang/tr.h"

#include <string.h>

/* A field of a rating from e-ID or c-ID, read like that of any form; a fault bears the form's name. */
static enum err take(struct ctx *cx, const struct request *rq, char kind, const char *criterion, const char *name,
                     struct rating *r)
{
	const char *from = arena_printf(cx->arena, "%c-%s", kind, criterion), *text = form_get(rq, from);
	if (!text || field_parse(cx, record_field(&rating_record, name), text, r) == OK)
		return OK;
	cx->field_faults_last->field = from;
	return E_INVALID;
}

/* Is there anything new in what was typed for this criterion? A form sends all lines; only what changed is a new rating. */
static enum err is_new(struct ctx *cx, int64_t account, int64_t criterion, int64_t value, const char *evidence,
                       bool *ret)
{
	struct list ratings;
	int64_t since;
	TRY(ratings_of_account(cx, account, &ratings));
	TRY(rating_since(cx, &since));
	*ret = true;
	for (size_t i = 0; i < ratings.count; i++) {
		const struct rating_row *r = list_at(&ratings, struct rating_row, i);
		if (r->r.criterion_id != criterion || r->r.person_id != cx->person || r->r.at < since)
			continue;
		const char *before = r->r.evidence ? r->r.evidence : "";
		*ret = r->r.value != value || strcmp(before, evidence ? evidence : "") != 0;
	}
	return OK;
}

static enum err rate_one(struct ctx *cx, const struct request *rq, const struct pair *p, int *saved)
{
	int64_t criterion, value;
	bool new;
	if (!*p->value)
		return OK;
	if (!num_parse_int(p->name + 2, &criterion))
		return fail_field(cx, p->name, "form.unknown_field", p->name);
	if (!num_parse_int(p->value, &value) || value < VALUE_MIN || value > VALUE_MAX)
		return fail_field(cx, p->name, "rating.bad_value");
	struct rating r;
	record_blank(&rating_record, &r);
	TRY(take(cx, rq, 'e', p->name + 2, "evidence", &r));
	TRY(take(cx, rq, 'c', p->name + 2, "confidence", &r));
	TRY(is_new(cx, rq->id[0], criterion, value, r.evidence, &new));
	if (!new)
		return OK;
	++*saved;
	return rating_put(cx, rq->id[0], criterion, value, r.evidence, r.confidence);
}

static enum err rate(struct ctx *cx, struct request *rq, struct response *rs)
{
	int saved = 0;
	for (size_t i = 0; i < rq->form_count; i++)
		if (!strncmp(rq->form[i].name, "r-", 2))
			TRY(rate_one(cx, rq, &rq->form[i], &saved));
	rs->location = arena_printf(cx->arena, "/accounts/%lld/status", (long long)rq->id[0]);
	rs->flash = saved ? "rating.flash.saved" : "rating.flash.nothing";
	return OK;
}

static const struct route routes[] = {
    {POST,
     "/accounts/:id/ratings",
     NULL,
     {DATA_OPINION, NEED_WRITE, 1},
     TX_WRITE,
     .handle = rate,
     .summary = "Rate a customer: r-CRITERION = 1–5, e-CRITERION = evidence, c-CRITERION = low, medium or high.",
     .flags = R_FREE_FORM,
     .form_page = "/accounts/:id/status"},
};
const struct route_set score_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
