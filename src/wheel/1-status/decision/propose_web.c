/* /portfolio/propose: customers chosen in the Pareto list or the matrix, proposed with one rationale. */
#include "wheel/1-status/decision/propose_web.h"

#include "hub/account/group_ops.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/decision/decision_read_ops.h"
#include "wheel/1-status/score/scoring_ops.h"

#include <string.h>

#define PROPOSE_QUERY(F, S) F(S, LIST, id, .of = &chosen_id_record, .label = "scoring.id")
STRUCT_OF(propose_query, PROPOSE_QUERY);
static const struct record query_record = RECORD_OF("propose_query", propose_query, PROPOSE_QUERY);

#define PROPOSE_FORM(F, S)                                                                            \
	F(S, LIST, id, .of = &chosen_id_record, .label = "scoring.id")                                \
	F(S, CHOICE, outcome, .flags = F_REQUIRED, .choices = &outcomes, .label = "decision.outcome") \
	F(S, CHOICE, light_reason, .choices = &light_reasons, .label = "decision.light_reason")       \
	F(S, LONG, rationale, .max = 4000, .label = "decision.rationale")
STRUCT_OF(propose_form, PROPOSE_FORM);
const struct record propose_form_record = RECORD_OF("propose_form", propose_form, PROPOSE_FORM);

#define PROPOSE_LINE(F, S)                                               \
	F(S, RECORD(struct scoring_row), row, .of = &scoring_row_record) \
	F(S, BOOL, proposed)                                             \
	F(S, TEXT, cover) /* the customer above it on whose wheel it is followed up */
STRUCT_OF(propose_line, PROPOSE_LINE);
static const struct record line_record = RECORD_OF("propose_line", propose_line, PROPOSE_LINE);

#define PROPOSE_PAGE(F, S)                                                  \
	F(S, RECORD(struct propose_form), form, .of = &propose_form_record) \
	F(S, LIST, lines, .of = &line_record)                               \
	F(S, INT, open) /* lines that are not proposed yet */               \
	F(S, LIST, outcome_options, .of = &option_record)                   \
	F(S, LIST, reason_options, .of = &option_record)
STRUCT_OF(propose_page, PROPOSE_PAGE);
const struct record propose_page_record = RECORD_OF("propose_page", propose_page, PROPOSE_PAGE);

/* The chosen that the one who acts may propose: those whose opinions he sees. */
static enum err add_lines(struct ctx *cx, const struct list *chosen, struct propose_page *p)
{
	int64_t ids[SCORING_CHOSEN_MAX];
	size_t n = 0;
	struct list rows;
	for (size_t i = 0; i < chosen->count && n < SCORING_CHOSEN_MAX; i++)
		ids[n++] = list_at(chosen, struct chosen_id, i)->id;
	TRY(scoring_rows(cx, ids, n, &rows));
	struct propose_line *l = arena_array(cx->arena, struct propose_line, rows.count);
	struct group_cover *covers = arena_array(cx->arena, struct group_cover, rows.count + 1);
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = list_at(&rows, struct scoring_row, i)->id;
	TRY(group_covers(cx, ids, rows.count, covers));
	p->open = 0;
	for (size_t i = 0; i < rows.count; i++) {
		l[i].row = *list_at(&rows, struct scoring_row, i);
		l[i].cover = covers[i].top;
		TRY(decision_is_open(cx, l[i].row.id, &l[i].proposed));
		p->open += !l[i].proposed;
	}
	p->lines = (struct list){.items = l, .count = rows.count};
	return OK;
}

static enum err propose_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct propose_page *p = arena_new(cx->arena, struct propose_page);
	const struct propose_query *asked = rq->asked;
	const struct propose_form *typed = rq->refused ? rq->typed : NULL;
	record_blank(&propose_page_record, p);
	TRY(add_lines(cx, typed ? &typed->id : &asked->id, p));
	p->form.outcome = OUTCOME_CONFIRMED;
	const struct propose_form *f = typed ? typed : &p->form;
	p->outcome_options = options_of(cx, record_field(&propose_form_record, "outcome"), f->outcome);
	p->reason_options = options_of(cx, record_field(&propose_form_record, "light_reason"), f->light_reason);
	rs->view = p;
	return OK;
}

static enum err propose(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct propose_form *f = rq->typed;
	const struct decision d = {.outcome = f->outcome, .light_reason = f->light_reason, .rationale = f->rationale};
	int64_t made = 0;
	if (f->id.count > SCORING_CHOSEN_MAX)
		return fail(cx, E_TOO_LARGE, "scoring.too_many");
	for (size_t i = 0; i < f->id.count; i++) {
		int64_t account = list_at(&f->id, struct chosen_id, i)->id, id;
		bool open;
		TRY(access_need(cx, DATA_DECISION, LEVEL_WRITE, account));
		TRY(decision_is_open(cx, account, &open));
		if (open)
			continue;
		TRY(decision_propose(cx, account, &d, &id));
		made++;
	}
	bool decides = rights_level((enum role)cx->role, DATA_DECIDE, REL_NONE) >= LEVEL_WRITE;
	rs->location = decides ? "/portfolio/meeting" : "/portfolio/matrix";
	rs->flash = made ? "propose.flash" : "propose.nothing";
	return OK;
}

static const struct route routes[] = {
    {GET, "/portfolio/propose", "propose_page", NEED(DATA_DECISION, WRITE), TX_READ, .query = &query_record,
     .view = &propose_page_record, .handle = propose_page,
     .summary = "Chosen customers (id=…) to propose with one rationale."},
    {POST, "/portfolio/propose", NULL, NEED(DATA_DECISION, WRITE), TX_WRITE, .form = &propose_form_record,
     .handle = propose,
     .summary = "Propose several customers: all of them or none; those proposed already are left as they are.",
     .flags = R_IDEMPOTENT},
};
const struct route_set propose_routes = {routes, sizeof routes / sizeof *routes, NULL, 0};
