/* Step 1: the status page of a customer – score, lifetime value, proposal, decision, earlier decisions. */
#include "wheel/1-status/decision/decision_web.h"

#include "base/date.h"
#include "base/num.h"
#include "hub/customer/customer_frame_ops.h"
#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/ui/lede.h"
#include "wheel/1-status/decision/decision_ops.h"
#include "wheel/1-status/decision/decision_read_ops.h"
#include "wheel/1-status/score/clv_view_ops.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_view_ops.h"

const struct record decision_form_record = RECORD_OF("decision_form", decision_form, DECISION_FORM);

const struct record status_page_record = RECORD_OF("status_page", status_page, STATUS_PAGE);

/* Which of a customer's decisions is in force, and which its open proposal. */
static void sort_out(int32_t today, struct status_page *p)
{
	for (size_t i = 0; i < p->history.count; i++) {
		const struct decision_row *r = list_at(&p->history, struct decision_row, i);
		if (r->d.state == DECISION_PROPOSED && !p->proposed) {
			p->proposed = true;
			p->proposal = *r;
			p->form.outcome = r->d.outcome;
			p->form.light_reason = r->d.light_reason;
			p->form.rationale = r->d.rationale;
			if (r->d.valid_until > today)
				p->form.valid_until = r->d.valid_until;
		}
		if (r->in_force) {
			p->decided = true;
			p->in_force = *r;
		}
	}
}

/* What is decided, and for how long; what waits. */
static const char *status_lede(struct ctx *cx, const struct status_page *p)
{
	const char *waits = p->proposed ? tr(cx->lang, "status.is_proposed") : NULL;
	if (!p->decided)
		return lede(cx, NULL, tr(cx->lang, "status.no_decision"), waits);
	const struct decision *d = &p->in_force.d;
	const char *outcome = choice_label(cx->lang, record_field(&decision_record, "outcome"), d->outcome),
	           *until = d->valid_until ? text_date(cx, d->valid_until) : NULL;
	if (!until)
		return lede(cx, tr_f(cx, "status.lede.decided", outcome), NULL, waits);
	if (p->validity == VALID_EXPIRED)
		return lede(cx, NULL, tr_f(cx, "status.lede.expired", until), waits);
	if (p->validity == VALID_EXPIRES_SOON)
		return lede(cx, tr_f(cx, "status.lede.decided", outcome), tr_f(cx, "status.lede.soon", until), waits);
	return lede(cx, tr_f(cx, "status.lede.until", outcome, until), NULL, waits);
}

static enum err status_page_get(struct ctx *cx, int64_t account, struct status_page *p)
{
	const struct settings *set;
	record_blank(&status_page_record, p);
	TRY(customer_frame_get(cx, account, TAB_STATUS, &p->room));
	TRY(settings_get(cx, &set));
	TRY(score_view_get(cx, account, &p->score));
	TRY(clv_view_get(cx, account, &p->room.fact, &p->clv));
	TRY(decision_of_account(cx, account, p->score.hidden, &p->history));
	TRY(criteria_whole(cx, &p->weights_whole));
	int32_t today = ctx_today(cx);
	p->form.outcome = -1;
	p->form.decided_day = today;
	p->form.valid_until = date_add_months(today, (int)set->status_months);
	sort_out(today, p);
	if (p->proposed)
		TRY(decision_may_withdraw(cx, &p->proposal.d, &p->may_withdraw));
	const struct account *a = &p->room.account;
	if (p->room.may_decide)
		TRY(decision_effect_get(cx, account, a->kam_id, (enum account_level)a->level, &p->effect));
	p->validity = p->decided ? (int32_t)decision_validity(p->in_force.d.valid_until, today) : -1;
	p->lede = status_lede(cx, p);
	p->outcome_options = options_of(cx, record_field(&decision_form_record, "outcome"), p->form.outcome);
	p->reason_options = options_of(cx, record_field(&decision_form_record, "light_reason"), p->form.light_reason);
	return OK;
}

/* Refused ratings are shown as they were given; a value that is none is no choice. */
static void take_ratings(struct ctx *cx, const struct request *rq, const struct list *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct score_line *l = list_at(lines, struct score_line, i);
		const char *value = form_get(rq, arena_printf(cx->arena, "r-%lld", (long long)l->criterion_id));
		const char *evidence = form_get(rq, arena_printf(cx->arena, "e-%lld", (long long)l->criterion_id));
		if (value && !num_parse_int(value, &l->mine))
			l->mine = NONE;
		for (size_t k = 0; k < l->anchors.count; k++) {
			struct anchor *a = list_at(&l->anchors, struct anchor, k);
			a->mine = a->value == l->mine;
		}
		if (evidence)
			l->my_evidence = evidence;
	}
}

static enum err status(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct status_page *p = arena_new(cx->arena, struct status_page);
	TRY(status_page_get(cx, rq->id[0], p));
	p->form.seen_in_force = p->decided ? p->in_force.d.id : 0;
	p->form.seen_proposal = p->proposed ? p->proposal.d.id : 0;
	if (rq->refused && rq->refused->form == &decision_form_record) {
		struct decision_form *typed = rq->typed;
		typed->seen_in_force = p->form.seen_in_force; /* it is shown now, above what was typed */
		typed->seen_proposal = p->form.seen_proposal;
		p->outcome_options = options_of(cx, record_field(&decision_form_record, "outcome"), typed->outcome);
		p->reason_options =
		    options_of(cx, record_field(&decision_form_record, "light_reason"), typed->light_reason);
	} else if (rq->refused && (rq->refused->flags & R_FREE_FORM)) {
		take_ratings(cx, rq, &p->score.attraction);
		take_ratings(cx, rq, &p->score.strengths);
	}
	rs->view = p;
	return OK;
}

static struct decision wanted(const struct decision_form *f)
{
	return (struct decision){.outcome = f->outcome,
	                         .light_reason = f->light_reason,
	                         .rationale = f->rationale,
	                         .decided_day = f->decided_day,
	                         .valid_until = f->valid_until};
}

static void back(struct ctx *cx, const struct request *rq, struct response *rs, const char *flash)
{
	rs->location = arena_printf(cx->arena, "/accounts/%lld/status", (long long)rq->id[0]);
	rs->flash = flash;
}

static enum err propose(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct decision d = wanted(rq->typed);
	int64_t id;
	TRY(decision_propose(cx, rq->id[0], &d, &id));
	back(cx, rq, rs, "decision.flash.proposed");
	rs->flash_undo = arena_printf(cx->arena, "/accounts/%lld/withdraw", (long long)rq->id[0]);
	return OK;
}

static enum err decide(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct decision_form *f = rq->typed;
	const struct decision_seen seen = {f->seen_in_force, f->seen_proposal};
	struct decision d = wanted(f);
	struct decision_made made;
	int64_t act = history_act_new();
	TRY(decision_decide(cx, rq->id[0], &d, &seen, act, &made));
	back(cx, rq, rs, made.in_force ? "decision.flash.decided" : "decision.flash.recorded");
	rs->flash_undo = arena_printf(cx->arena, "/undo/%lld", (long long)act);
	return OK;
}

static enum err resume(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(decision_resume(cx, rq->id[0]));
	rs->location = arena_printf(cx->arena, "/accounts/%lld", (long long)rq->id[0]);
	rs->flash = "decision.flash.resumed";
	return OK;
}

static enum err withdraw(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(decision_withdraw(cx, rq->id[0]));
	back(cx, rq, rs, "decision.flash.withdrawn");
	return OK;
}

static enum err save_clv(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(clv_form_save(cx, rq->id[0], rq->typed));
	back(cx, rq, rs, "clv.flash.saved");
	return OK;
}

static const struct route routes[] = {
    {GET, "/accounts/:id/status", "status_page", NEED_OF(DATA_OPINION, READ), TX_READ, .view = &status_page_record,
     .handle = status, .summary = "Step 1: score, lifetime value and decisions on a customer's status."},
    {POST, "/accounts/:id/propose", NULL, NEED_OF(DATA_DECISION, WRITE), TX_WRITE, .form = &decision_form_record,
     .handle = propose, .summary = "Propose a status for a customer.", .form_page = "/accounts/:id/status",
     .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/decide", NULL, NEED_OF(DATA_DECIDE, WRITE), TX_WRITE, .form = &decision_form_record,
     .handle = decide, .summary = "Decide a customer's status: level and wheel follow.",
     .form_page = "/accounts/:id/status", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/withdraw", NULL, NEED_OF(DATA_DECISION, WRITE), TX_WRITE, .handle = withdraw,
     .summary = "Take back the open proposal on a customer.", .form_page = "/accounts/:id/status",
     .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/resume", NULL, NEED_OF(DATA_DECIDE, WRITE), TX_WRITE, .handle = resume,
     .summary = "Take back that a customer was ended: its wheel goes on where it stopped.",
     .form_page = "/accounts/:id", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/lifetime-value", NULL, NEED_OF(DATA_OPINION, WRITE), TX_WRITE, .form = &clv_form_record,
     .handle = save_clv, .summary = "Save the assumptions of a customer's lifetime value.",
     .form_page = "/accounts/:id/status", .flags = R_IDEMPOTENT},
};
const struct route_set decision_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
