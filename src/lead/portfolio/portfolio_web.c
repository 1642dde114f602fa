#include "lead/portfolio/portfolio_web.h"

#include "base/date.h"
#include "base/num.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "lead/portfolio/portfolio_ops.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/chart.h"
#include "platform/ui/lede.h"
#include "platform/ui/list_head.h"
#include "platform/ui/page_tabs_ops.h"
#include "platform/view/saved_view_ops.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/decision/decision_read_ops.h"
#include "wheel/1-status/decision/kam_load_ops.h"
#include "wheel/round/round_ops.h"
#include "wheel/round/wheel_ops.h"

#include <string.h>

enum { PAGE = 50, CANDIDATES = 50 };

#define PORTFOLIO_QUERY(F, S)                                                      \
	F(S, BOOL, mine, .label = "portfolio.mine")                                \
	F(S, CHOICE, sort, .choices = &portfolio_sorts, .label = "portfolio.sort") \
	F(S, INT, revenue, .label = "portfolio.after")                             \
	F(S, ID, after, .label = "portfolio.after")
STRUCT_OF(portfolio_query, PORTFOLIO_QUERY);
static const struct record query_record = RECORD_OF("portfolio_query", portfolio_query, PORTFOLIO_QUERY);

#define PORTFOLIO_PAGE(F, S)                                                           \
	F(S, HTML, tabs)                                                               \
	F(S, HTML, lede)                                                               \
	F(S, LIST, heads, .of = &list_head_record)                                     \
	F(S, RECORD(struct saved_views), saved, .of = &saved_views_record)             \
	F(S, URL, mine_href) /* with only mine, or with all when they are only mine */ \
	F(S, LIST, lines, .of = &wheel_line_record)                                    \
	F(S, LIST, sums, .of = &level_sum_record)                                      \
	F(S, LIST, loads, .of = &kam_load_record)                                      \
	F(S, INT, wheels)                                                              \
	F(S, PERCENT, share)                                                           \
	F(S, BOOL, mine)                                                               \
	F(S, BOOL, may_decide)                                                         \
	F(S, BOOL, may_propose)                                                        \
	F(S, INT, waiting)                                                             \
	F(S, TEXT, shown)                                                              \
	F(S, URL, prev)                                                                \
	F(S, URL, next)
STRUCT_OF(portfolio_page, PORTFOLIO_PAGE);
const struct record portfolio_page_record = RECORD_OF("portfolio_page", portfolio_page, PORTFOLIO_PAGE);

static void add_bars(struct ctx *cx, struct list *loads)
{
	for (size_t i = 0; i < loads->count; i++) {
		struct kam_load *l = list_at(loads, struct kam_load, i);
		BUF_AUTO struct buf b;
		buf_init(&b, 4096);
		chart_share(&b, l->name, l->load_limit > 0 ? l->load / l->load_limit : 0, 1);
		l->bar = arena_strndup(cx->arena, b.p, b.len);
	}
}

/* The page's address in that order, from behind a customer on. */
static const char *address(struct ctx *cx, const struct portfolio_page *p, int sort, int64_t after)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 200);
	if (p->mine)
		buf_str(&b, "&mine=1");
	if (sort >= 0 && sort != PORTFOLIO_REVENUE_DOWN)
		buf_printf(&b, "&sort=%s", portfolio_sorts.names[sort]);
	if (after)
		buf_printf(&b, "&after=%lld", (long long)after);
	return arena_printf(cx->arena, "/portfolio%s%s", b.len ? "?" : "", b.len ? b.p + 1 : "");
}

static void add_heads(struct ctx *cx, struct portfolio_page *p, enum portfolio_sort sort)
{
	static const struct {
		const char *key;
		int column;
		bool number, falls; /* sums begin with the largest */
	} columns[] = {
	    {"portfolio.customer", PORTFOLIO_CUSTOMER, false, false},
	    {"account.kam", PORTFOLIO_KAM, false, false},
	    {"room.revenue_12m", PORTFOLIO_REVENUE, true, true},
	    {"portfolio.change", PORTFOLIO_CHANGE, true, true},
	    {"portfolio.next", -1, false, false},
	    {"portfolio.due", PORTFOLIO_DUE, true, false},
	    {"portfolio.flags", -1, false, false},
	};
	p->heads.items = arena_array(cx->arena, struct list_head, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		int column = columns[i].column;
		bool here = column >= 0 && (int)sort / 2 == column / 2;
		*list_at(&p->heads, struct list_head, p->heads.count++) = (struct list_head){
		    .label = tr(cx->lang, columns[i].key),
		    .number = columns[i].number,
		    .rising = here && !(sort & 1),
		    .falling = here && (sort & 1),
		    .href = column < 0 ? NULL : address(cx, p, here ? (int)sort ^ 1 : column + columns[i].falls, 0)};
	}
}

/* In the list's own order the database finds the page. */
static enum err add_lines(struct ctx *cx, const struct portfolio_query *asked, struct portfolio_page *p)
{
	int64_t before;
	enum portfolio_sort sort = asked->sort < 0 ? PORTFOLIO_REVENUE_DOWN : (enum portfolio_sort)asked->sort;
	add_heads(cx, p, sort);
	p->mine = !p->mine;
	p->mine_href = address(cx, p, sort, 0);
	p->mine = !p->mine;
	if (sort == PORTFOLIO_REVENUE_DOWN)
		return wheel_lines(cx, p->mine, asked->revenue == NONE ? 0 : asked->revenue, asked->after, PAGE,
		                   &p->lines);
	TRY(wheel_lines_sorted(cx, p->mine, sort, asked->after, PAGE, &p->lines, &before));
	if (before >= 0)
		p->prev = address(cx, p, sort, before);
	if (p->lines.more)
		p->next = address(cx, p, sort, list_at(&p->lines, struct wheel_line, p->lines.count - 1)->account.id);
	return OK;
}

static void add_pager(struct ctx *cx, struct portfolio_page *p)
{
	p->shown = tr_f(cx, "portfolio.shown", arena_printf(cx->arena, "%zu", p->lines.count),
	                arena_printf(cx->arena, "%lld", (long long)p->wheels));
	if (!p->lines.more || p->next)
		return;
	const struct wheel_line *last = list_at(&p->lines, struct wheel_line, p->lines.count - 1);
	p->next = arena_printf(cx->arena, "/portfolio?after=%lld&revenue=%lld%s", (long long)last->account.id,
	                       (long long)last->revenue_12m, p->mine ? "&mine=1" : "");
}

/* What is worst among the wheels shown: something overdue, the longest first; else a status that runs out. */
static void add_lede(struct ctx *cx, struct portfolio_page *p)
{
	const struct wheel_line *late = NULL, *ends = NULL;
	int64_t overdue = 0, soon = 0;
	for (size_t i = 0; i < p->lines.count; i++) {
		const struct wheel_line *l = list_at(&p->lines, struct wheel_line, i);
		overdue += l->overdue;
		soon += l->soon;
		if (l->overdue && (!late || l->wheel.next_due < late->wheel.next_due))
			late = l;
		if (l->soon && (!ends || l->wheel.status_until < ends->wheel.status_until))
			ends = l;
	}
	if (late)
		p->lede = lede(cx, tr_n(cx, "portfolio.lede.overdue", overdue),
		               arena_printf(cx->arena, "%s: %s", late->account.name, late->wheel.next), NULL);
	else if (ends)
		p->lede = lede(cx, tr_n(cx, "portfolio.lede.soon", soon),
		               arena_printf(cx->arena, "%s, %s", ends->account.name,
		                            text_date_short(cx, ends->wheel.status_until)),
		               NULL);
	else if (p->lines.count)
		p->lede = lede(cx, tr(cx->lang, "portfolio.lede.calm"), NULL, NULL);
}

static enum err portfolio(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct portfolio_query *asked = rq->asked;
	struct portfolio_page *p = arena_new(cx->arena, struct portfolio_page);
	struct list waiting;
	record_blank(&portfolio_page_record, p);
	p->mine = asked->mine;
	p->tabs = page_tabs(cx, "portfolio", "/portfolio");
	TRY(add_lines(cx, asked, p));
	for (size_t i = 0; i < p->lines.count; i++) {
		struct wheel_line *l = list_at(&p->lines, struct wheel_line, i);
		wheel_draw_list(cx, &l->account, &l->wheel);
	}
	if (!rq->json)
		TRY(saved_views(cx, "portfolio", "/portfolio", &query_record, asked, &p->saved));
	TRY(level_sums(cx, &p->sums));
	TRY(kam_loads(cx, &p->loads));
	add_bars(cx, &p->loads);
	p->wheels = 0;
	p->share = 0;
	for (size_t i = 0; i < p->sums.count; i++) {
		const struct level_sum *s = list_at(&p->sums, struct level_sum, i);
		p->wheels += s->count;
		p->share += s->share;
	}
	TRY(decision_may_decide(cx, 0, &p->may_decide));
	p->may_propose = rights_level((enum role)cx->role, DATA_DECISION, REL_NONE) >= LEVEL_WRITE;
	TRY(decision_waiting(cx, CANDIDATES, &waiting));
	p->waiting = (int64_t)waiting.count;
	add_pager(cx, p);
	add_lede(cx, p);
	rs->view = p;
	return OK;
}

/* What is wrong with a field of one candidate's decision, when the form was refused. */
#define CANDIDATE_FAULT(F, S) \
	F(S, TEXT, field)     \
	F(S, TEXT, message)
STRUCT_OF(candidate_fault, CANDIDATE_FAULT);
static const struct record candidate_fault_record = RECORD_OF("candidate_fault", candidate_fault, CANDIDATE_FAULT);

/* One candidate of the selection meeting. */
#define CANDIDATE(F, S)                                                    \
	F(S, RECORD(struct decision_row), row, .of = &decision_row_record) \
	F(S, URL, href)                                                    \
	F(S, LIST, outcome_options, .of = &option_record)                  \
	F(S, LIST, reason_options, .of = &option_record)                   \
	F(S, DATE, valid_until)                                            \
	F(S, LIST, faults, .of = &candidate_fault_record)                  \
	F(S, RECORD(struct decision_effect), effect, .of = &decision_effect_record)
STRUCT_OF(candidate, CANDIDATE);
static const struct record candidate_record = RECORD_OF("candidate", candidate, CANDIDATE);

/* A KAM who is over his limit when all proposals are decided as they stand: "Kari får 6 av 4". */
#define TOGETHER(F, S) F(S, TEXT, says)
STRUCT_OF(together, TOGETHER);
static const struct record together_record = RECORD_OF("together", together, TOGETHER);

#define MEETING_PAGE(F, S)                              \
	F(S, LIST, candidates, .of = &candidate_record) \
	F(S, LIST, together, .of = &together_record)
STRUCT_OF(meeting_page, MEETING_PAGE);
const struct record meeting_page_record = RECORD_OF("meeting_page", meeting_page, MEETING_PAGE);

static const char *name_of(struct ctx *cx, const char *field, int64_t account)
{
	return arena_printf(cx->arena, "%s-%lld", field, (long long)account);
}

static const char *typed(struct ctx *cx, const struct request *rq, const char *field, int64_t account)
{
	const char *v = form_get(rq, name_of(cx, field, account));
	return v && *v ? v : NULL;
}

/* What was typed for it, when the form was refused: also what was emptied. */
static void fill_typed(struct ctx *cx, const struct request *rq, struct candidate *c)
{
	int64_t id = c->row.d.account_id;
	const char *reason = form_get(rq, name_of(cx, "light_reason", id)),
	           *rationale = form_get(rq, name_of(cx, "rationale", id)),
	           *valid = form_get(rq, name_of(cx, "valid_until", id));
	if (reason)
		c->reason_options =
		    options_of(cx, record_field(&decision_record, "light_reason"), choice_find(&light_reasons, reason));
	if (rationale)
		c->row.d.rationale = rationale;
	if (valid && !*valid)
		c->valid_until = 0;
	else if (valid)
		date_parse_iso(valid, &c->valid_until);
}

/* What is wrong with it: of the faults those of fields whose names end in its number. */
static void fill_faults(struct ctx *cx, const struct request *rq, struct candidate *c)
{
	size_t n = 0;
	const char *end = name_of(cx, "", c->row.d.account_id);
	for (const struct field_fault *f = rq->refused_for; f; f = f->next)
		n++;
	struct candidate_fault *t = arena_array(cx->arena, struct candidate_fault, n + 1);
	n = 0;
	for (const struct field_fault *f = rq->refused_for; f; f = f->next) {
		const char *at = strchr(f->field, '-');
		if (at && !strcmp(at, end))
			t[n++] = (struct candidate_fault){
			    arena_printf(cx->arena, "%.*s", (int)(at - f->field), f->field), tr_field_fault(cx, f)};
	}
	c->faults = (struct list){.items = t, .count = n};
}

static void fill_candidate(struct ctx *cx, const struct request *rq, struct candidate *c, int32_t valid_until)
{
	const char *outcome = typed(cx, rq, "outcome", c->row.d.account_id);
	c->href = arena_printf(cx->arena, "/accounts/%lld/status", (long long)c->row.d.account_id);
	c->outcome_options =
	    options_of(cx, record_field(&decision_record, "outcome"), outcome ? choice_find(&outcomes, outcome) : -1);
	c->reason_options = options_of(cx, record_field(&decision_record, "light_reason"), c->row.d.light_reason);
	c->valid_until = c->row.d.valid_until > ctx_today(cx) ? c->row.d.valid_until : valid_until;
	fill_typed(cx, rq, c);
	fill_faults(cx, rq, c);
}

/* Each proposal alone may be within the limit, and all of them beyond it. */
static void add_together(struct ctx *cx, struct meeting_page *p)
{
	size_t count = p->candidates.count, n = 0;
	struct together *t = arena_array(cx->arena, struct together, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = list_at(&p->candidates, struct candidate, i);
		double load = c->effect.load.now;
		bool first = c->row.kam_id != 0;
		for (size_t k = 0; k < count && first; k++) {
			const struct decision_row *r = &list_at(&p->candidates, struct candidate, k)->row;
			if (r->kam_id != c->row.kam_id)
				continue;
			first = k >= i;
			load += load_of_level(outcome_level((enum outcome)r->d.outcome)) -
			        load_of_level((enum account_level)r->level);
		}
		if (first && load > c->effect.load.load_limit)
			t[n++].says = tr_f(cx, "meeting.together", c->effect.load.name, text_real_short(cx, load),
			                   text_real_short(cx, c->effect.load.load_limit));
	}
	p->together = (struct list){.items = t, .count = n};
}

static enum err meeting(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct settings *set;
	struct list rows;
	struct meeting_page *p = arena_new(cx->arena, struct meeting_page);
	record_blank(&meeting_page_record, p);
	TRY(settings_get(cx, &set));
	TRY(decision_candidates(cx, CANDIDATES, &rows));
	struct candidate *c = arena_array(cx->arena, struct candidate, rows.count);
	for (size_t i = 0; i < rows.count; i++) {
		c[i].row = *list_at(&rows, struct decision_row, i);
		fill_candidate(cx, rq, &c[i], date_add_months(ctx_today(cx), (int)set->status_months));
		TRY(decision_effect_get(cx, c[i].row.d.account_id, c[i].row.kam_id, (enum account_level)c[i].row.level,
		                        &c[i].effect));
	}
	p->candidates = (struct list){.items = c, .count = rows.count};
	add_together(cx, p);
	rs->view = p;
	return OK;
}

/* One field of a decision from NAME-ID, read like that of any form. */
static enum err take(struct ctx *cx, const struct request *rq, const char *name, int64_t account, struct decision *d)
{
	const char *text = typed(cx, rq, name, account);
	return text ? field_parse(cx, record_field(&decision_record, name), text, d) : OK;
}

static enum err decide_one(struct ctx *cx, const struct request *rq, int64_t account, int64_t act)
{
	struct decision d;
	struct decision_made made;
	struct decision_seen seen = {NONE, NONE};
	const char *proposal = typed(cx, rq, "proposal", account);
	record_blank(&decision_record, &d);
	TRY(take(cx, rq, "outcome", account, &d));
	TRY(take(cx, rq, "light_reason", account, &d));
	TRY(take(cx, rq, "rationale", account, &d));
	TRY(take(cx, rq, "valid_until", account, &d));
	if (d.outcome < 0)
		return fail_field(cx, "outcome", "form.unknown_choice");
	if (proposal && !num_parse_int(proposal, &seen.proposal))
		return fail_field(cx, "proposal", "form.not_a_number");
	return decision_decide(cx, account, &d, &seen, act, &made);
}

/* The faults behind `last` are of fields of this customer: each bears the form's name, NAME-ID, and says whose it is. */
static enum err name_faults(struct ctx *cx, struct field_fault *last, int64_t account)
{
	struct customer_state state;
	TRY(customer_state_get(cx, account, &state));
	for (struct field_fault *f = last ? last->next : cx->field_faults; f; f = f->next) {
		f->field = name_of(cx, f->field, account);
		f->label = state.account.name;
	}
	return E_INVALID;
}

/* One candidate's decision from the meeting's form: outcome-ID, light_reason-ID, rationale-ID, valid_until-ID, and proposal-ID, which
 * was seen. */
static enum err take_one(struct ctx *cx, const struct request *rq, const char *number, int64_t act, int *decided)
{
	int64_t account;
	struct field_fault *last = cx->field_faults_last;
	if (!num_parse_int(number, &account))
		return fail_field(cx, number, "form.unknown_field", number);
	if (!typed(cx, rq, "outcome", account))
		return OK;
	TRY(access_need(cx, DATA_DECIDE, LEVEL_WRITE, account));
	enum err e = decide_one(cx, rq, account, act);
	*decided += e == OK;
	return e == E_INVALID && cx->field_faults_last != last ? name_faults(cx, last, account) : e;
}

static enum err decide_all(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t act = history_act_new();
	int decided = 0;
	enum err invalid = OK; /* what all of them lack is said at once */
	for (size_t i = 0; i < rq->form_count; i++) {
		if (strncmp(rq->form[i].name, "outcome-", 8) != 0)
			continue;
		enum err e = take_one(cx, rq, rq->form[i].name + 8, act, &decided);
		if (e != E_INVALID)
			TRY(e);
		else
			invalid = e;
	}
	TRY(invalid);
	rs->location = decided ? "/portfolio" : "/portfolio/meeting";
	rs->flash = decided ? "meeting.flash.decided" : "meeting.flash.nothing";
	rs->flash_undo = decided ? arena_printf(cx->arena, "/undo/%lld", (long long)act) : NULL;
	return OK;
}

static const struct route routes[] = {
    {GET, "/portfolio", "portfolio_page", NEED(DATA_PORTFOLIO, READ), TX_READ, .query = &query_record,
     .view = &portfolio_page_record, .handle = portfolio,
     .summary = "Every customer with a wheel: KAM, level, round, step, next due thing, flags; load per KAM."},
    {GET, "/portfolio/meeting", "meeting_page", NEED(DATA_DECIDE, READ), TX_READ, .view = &meeting_page_record,
     .handle = meeting, .summary = "Selection meeting: all open proposals side by side."},
    {POST, "/portfolio/meeting", NULL, NEED(DATA_DECIDE, WRITE), TX_WRITE, .handle = decide_all,
     .summary = "Record all decisions of a selection meeting: all of them or none.",
     .flags = R_FREE_FORM | R_IDEMPOTENT},
};
const struct route_set portfolio_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
