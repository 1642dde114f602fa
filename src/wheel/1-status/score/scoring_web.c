/* /portfolio/scoring: the grid shown, and its cells saved – one at a time by the script, or all of the form without it. */
#include "wheel/1-status/score/scoring_web.h"

#include "base/num.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/ui/page_tabs_ops.h"
#include "wheel/1-status/score/rating_web.h"
#include "wheel/1-status/score/scoring_ops.h"

#include <string.h>

/* A set to choose. */
#define SCORING_LINK(F, S) \
	F(S, TEXT, label)  \
	F(S, URL, href)    \
	F(S, BOOL, current)
STRUCT_OF(scoring_link, SCORING_LINK);
static const struct record link_record = RECORD_OF("scoring_link", scoring_link, SCORING_LINK);

#define SCORING_PAGE(F, S)                                        \
	F(S, HTML, tabs)                                          \
	F(S, URL, self)                                           \
	F(S, RECORD(struct scoring), grid, .of = &scoring_record) \
	F(S, LIST, sets, .of = &link_record)                      \
	F(S, LIST, confidence_options, .of = &option_record)      \
	F(S, TEXT, sentence)                                      \
	F(S, TEXT, shown)                                         \
	F(S, URL, prev)                                           \
	F(S, URL, next)                                           \
	F(S, TEXT, empty_title)                                   \
	F(S, TEXT, empty_text)                                    \
	F(S, INT, attraction) /* columns of each axis */          \
	F(S, INT, strengths)                                      \
	F(S, ID, rater) /* whose ratings these are: a page signed in anew must be the same one's */
STRUCT_OF(scoring_page, SCORING_PAGE);
const struct record scoring_page_record = RECORD_OF("scoring_page", scoring_page, SCORING_PAGE);

static void add_sets(struct ctx *cx, struct scoring_page *v)
{
	static const char *const labels[] = {"scoring.set.top", "scoring.set.candidates", "scoring.set.mine",
	                                     "scoring.set.chosen"};
	struct scoring_link *links = arena_array(cx->arena, struct scoring_link, SET_CHOSEN + 1);
	size_t n = 0;
	for (int i = 0; i <= SET_CHOSEN; i++) {
		/* The largest of one's own are one's own; those chosen are only there when some were. */
		if ((i == SET_TOP && access_see_opinions(cx) != 1) || (i == SET_CHOSEN && v->grid.set != SET_CHOSEN))
			continue;
		links[n++] =
		    (struct scoring_link){.label = tr(cx->lang, labels[i]),
		                          .href = i == SET_CHOSEN ? v->self
		                                                  : arena_printf(cx->arena, "/portfolio/scoring?set=%s",
		                                                                 scoring_sets.names[i]),
		                          .current = i == v->grid.set};
	}
	v->sets = (struct list){.items = links, .count = n};
}

static void add_words(struct ctx *cx, struct scoring_page *v)
{
	static const char *const titles[] = {"scoring.empty.top", "scoring.empty.candidates", "scoring.empty.mine",
	                                     "scoring.empty.chosen"};
	const struct scoring *g = &v->grid;
	if (!g->rows.count) {
		v->empty_title = tr(cx->lang, titles[g->set]);
		v->empty_text = tr(cx->lang, "scoring.empty_text");
	}
	if (g->may_rate && g->asked)
		v->sentence = g->given == g->asked ? tr(cx->lang, "scoring.all_given")
		                                   : tr_f(cx, "scoring.given", text_int(cx, g->given, false),
		                                          text_int(cx, g->asked, false));
	v->shown = tr_n(cx, "accounts.count", (int64_t)g->rows.count);
	v->next = g->next;
	v->attraction = v->strengths = 0;
	for (size_t k = 0; k < g->criteria.count; k++)
		*(list_at(&g->criteria, struct scoring_column, k)->axis == AXIS_STRENGTH ? &v->strengths
		                                                                         : &v->attraction) += 1;
}

/* A refused form is shown with what was typed. */
static void take_typed(const struct request *rq, struct scoring *g)
{
	for (size_t i = 0; i < g->rows.count; i++) {
		const struct list *cells = &list_at(&g->rows, struct scoring_row, i)->cells;
		for (size_t k = 0; k < cells->count; k++) {
			struct scoring_cell *c = list_at(cells, struct scoring_cell, k);
			const char *typed = form_get(rq, c->field);
			if (typed)
				c->text = typed;
		}
	}
}

static enum err scoring(struct ctx *cx, struct request *rq, struct response *rs)
{
	static const struct scoring_query nothing_asked = {.set = -1, .revenue = NONE};
	const struct scoring_query *asked = rq->asked ? rq->asked : &nothing_asked;
	struct scoring_page *v = arena_new(cx->arena, struct scoring_page);
	record_blank(&scoring_page_record, v);
	TRY(scoring_get(cx, asked, &v->grid));
	if (rq->json) {
		rs->view = &v->grid;
		return OK;
	}
	if (rq->refused)
		take_typed(rq, &v->grid);
	v->tabs = page_tabs(cx, "portfolio", "/portfolio/scoring");
	v->self = http_local(rq->target);
	v->rater = cx->person;
	v->confidence_options = options_of(cx, record_field(&rating_record, "confidence"), -1);
	add_sets(cx, v);
	add_words(cx, v);
	rs->view = v;
	return OK;
}

/* Everything typed for one customer. */
struct typed_account {
	int64_t id;
	struct rating_wish wishes[CRITERIA_MAX];
	size_t count;
};

/* "r-1001-3": customer and criterion. */
static bool read_name(const char *name, int64_t *ret_account, int64_t *ret_criterion)
{
	char account[24];
	const char *dash = strchr(name + 2, '-');
	size_t n = dash ? (size_t)(dash - name - 2) : 0;
	if (!n || n >= sizeof account)
		return false;
	memcpy(account, name + 2, n);
	account[n] = '\0';
	return num_parse_int(account, ret_account) && num_parse_int(dash + 1, ret_criterion);
}

static enum err take(struct ctx *cx, const struct request *rq, const struct pair *p, struct typed_account *all,
                     size_t *count)
{
	int64_t account, criterion;
	size_t i = 0;
	if (!read_name(p->name, &account, &criterion))
		return fail_field(cx, p->name, "form.unknown_field", p->name);
	while (i < *count && all[i].id != account)
		i++;
	if (i == SCORING_CHOSEN_MAX || (i < *count && all[i].count == CRITERIA_MAX))
		return fail(cx, E_TOO_LARGE, "scoring.too_many");
	if (i == *count)
		all[(*count)++] = (struct typed_account){.id = account};
	return rating_wish_read(cx, rq, p, criterion, &all[i].wishes[all[i].count++]);
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct typed_account *all = arena_array(cx->arena, struct typed_account, SCORING_CHOSEN_MAX);
	struct scoring_saved *s = arena_new(cx->arena, struct scoring_saved);
	int64_t ids[SCORING_CHOSEN_MAX];
	size_t count = 0;
	for (size_t i = 0; i < rq->form_count; i++)
		if (!strncmp(rq->form[i].name, "r-", 2))
			TRY(take(cx, rq, &rq->form[i], all, &count));
	for (size_t i = 0; i < count; i++) {
		int saved;
		ids[i] = all[i].id;
		TRY(access_need(cx, DATA_OPINION, LEVEL_WRITE, all[i].id));
		TRY(ratings_put(cx, all[i].id, all[i].wishes, all[i].count, &saved));
		s->saved += saved;
	}
	if (rq->json) {
		TRY(scoring_rows(cx, ids, count, &s->rows));
		rs->view = s;
		return OK;
	}
	rs->location = http_local(rq->target) ? rq->target : "/portfolio/scoring";
	rs->flash = s->saved ? "rating.flash.saved" : "rating.flash.nothing";
	return OK;
}

static const struct route routes[] = {
    {GET, "/portfolio/scoring", "scoring_page", NEED(DATA_OPINION, READ), TX_READ, .query = &scoring_query_record,
     .view = &scoring_record, .page_view = &scoring_page_record, .handle = scoring,
     .summary = "The scoring grid: customers × criteria, with my ratings, and the others' where mine are given."},
    {POST, "/portfolio/scoring", NULL, NEED(DATA_OPINION, WRITE), TX_WRITE, .query = &scoring_query_record,
     .view = &scoring_saved_record, .handle = save, .flags = R_FREE_FORM,
     .summary =
         "Save ratings of several customers: r-CUSTOMER-CRITERION = 1–5 or empty to take it back, e-… = evidence, "
         "c-… = low, medium or high."},
};
const struct route_set scoring_routes = {routes, sizeof routes / sizeof *routes, NULL, 0};
