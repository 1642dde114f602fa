#include "wheel/round/wheel_next_ops.h"

#include "base/date.h"
#include "hub/customer/next_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"

/* One wheel being asked. */
struct asked {
	struct ctx *cx;
	const struct account *account;
	const struct wheel_source *source;
	const struct wheel_facts *facts;
	const struct step_status *status;
	const struct wheel_reader *reader;
	const struct wheel_view *view;
};

enum err wheel_reader_of(struct ctx *cx, const struct account *a, struct wheel_reader *ret)
{
	bool own = cx->person && (a->kam_id == cx->person || a->deputy_id == cx->person);
	enum relation as = own ? REL_OWN : REL_TEAM;
	ret->own = own;
	TRY(access_may_as(cx, DATA_CRM_EDIT, LEVEL_WRITE, as, &ret->edits));
	TRY(access_may_as(cx, DATA_DECISION, LEVEL_WRITE, as, &ret->proposes));
	TRY(access_may_as(cx, DATA_DECIDE, LEVEL_WRITE, as, &ret->decides));
	return access_may_as(cx, DATA_WHEEL, LEVEL_WRITE, as, &ret->closes);
}

static struct next_item item(const struct asked *q, enum next_kind kind, int step, int32_t due)
{
	struct next_item m;
	record_blank(&next_item_record, &m);
	m.kind = (int32_t)kind;
	m.step = step;
	m.account_id = q->account->id;
	m.account = q->account->name;
	m.owner_id = q->account->kam_id;
	m.owner = q->source->kam_name;
	m.due = due;
	return m;
}

/* Where it is settled; who may not do that reads of the step. */
static void lead_to(const struct asked *q, struct next_item *m, const char *form)
{
	const struct step_view *s = list_at(&q->view->steps, struct step_view, m->step - 1);
	m->form = form;
	m->href =
	    form && m->may ? arena_printf(q->cx->arena, "/accounts/%lld/%s", (long long)q->account->id, form) : s->href;
}

static const char *because(const struct asked *q, const struct next_item *m)
{
	struct ctx *cx = q->cx;
	const char *step = text_int(cx, m->step, false);
	const struct step_status *s = &q->status[m->step - 1];
	if (m->due && m->due <= q->facts->today)
		return next_days(cx, m->due);
	if (m->crucial)
		return tr_f(cx, "next.stops", step);
	return tr_f(cx, s->asked - s->met == 1 ? "next.completes" : "next.needed", step);
}

/* The status in words: to be confirmed by who decides, proposed by who may do that, before or after it ran out. */
static const char *status_text(const struct asked *q, bool waits)
{
	struct ctx *cx = q->cx;
	int32_t until = q->facts->status_until;
	const char *day = until ? text_date_short(cx, until) : "";
	bool decides = q->reader->decides || waits;
	if (waits && q->reader->decides)
		return tr_f(cx, "wheel.settle",
		            choice_label(cx->lang, record_field(&decision_record, "outcome"), q->source->proposed));
	if (q->status[0].state == STEP_EXPIRED)
		return tr_f(cx, decides ? "wheel.confirm_expired" : "wheel.propose_expired", day);
	if (q->status[0].state == STEP_READY)
		return tr_f(cx, decides ? "wheel.confirm_soon" : "wheel.propose_soon", day);
	return tr(cx->lang, decides ? "wheel.missing.decision" : "wheel.propose");
}

static const char *status_because(const struct asked *q, const struct next_item *m, bool waits)
{
	struct ctx *cx = q->cx;
	if (q->status[0].state == STEP_EXPIRED)
		return tr_n(cx, "next.expired", date_days_between(m->due, q->facts->today));
	if (waits)
		return q->source->proposer ? tr_f(cx, "next.proposed_by", q->source->proposer)
		                           : tr(cx->lang, "next.proposed");
	return q->status[0].state == STEP_READY ? next_days(cx, m->due) : because(q, m);
}

/* The status as something to do: asked for by this round, running out, or proposed. */
static struct next_item status_item(const struct asked *q, enum next_kind kind, int32_t due)
{
	bool waits = q->source->proposed >= 0;
	struct next_item m = item(q, waits && kind == NEXT_MISSING ? NEXT_WAITING : kind, 1, due);
	m.crucial = q->status[0].state != STEP_READY;
	m.may = q->reader->decides || (q->reader->proposes && !waits);
	m.yours = q->reader->decides || (q->reader->own && m.may);
	m.text = status_text(q, waits);
	m.because = status_because(q, &m, waits);
	lead_to(q, &m, "status#decide");
	return m;
}

static struct next_item missing_item(const struct asked *q, const struct requirement *r)
{
	int32_t due = wheel_step_due(q->facts, r->step);
	struct next_item m;
	if (r->step == 1) {
		m = status_item(q, q->status[0].state == STEP_EXPIRED ? NEXT_EXPIRY : NEXT_MISSING, due);
	} else {
		m = item(q, NEXT_MISSING, r->step, due);
		m.crucial = r->crucial;
		m.text = tr(q->cx->lang, r->key);
		m.because = because(q, &m);
		m.may = r->form && q->reader->edits;
		/* Who leads nothing yet cannot be asked; that falls to who gives it a lead. */
		m.yours = m.may && (q->reader->own || (!q->account->kam_id && q->reader->decides));
		lead_to(q, &m, r->form);
	}
	m.key = r->key;
	return m;
}

static struct next_item close_item(const struct asked *q)
{
	struct next_item m = item(q, NEXT_DUE, STEPS, q->facts->end_day);
	m.text = tr(q->cx->lang, "wheel.close_round");
	m.because = next_days(q->cx, m.due);
	m.may = q->reader->closes;
	m.yours = m.may && q->reader->own;
	lead_to(q, &m, "rounds#close-h");
	return m;
}

/* What no step lacks and is to be done all the same. */
static size_t others(const struct asked *q, struct next_item *to)
{
	size_t n = 0;
	const struct wheel_facts *f = q->facts;
	if (q->status[0].state != STEP_READY)
		return 0;
	if (decision_validity(f->status_until, f->today) == VALID_EXPIRES_SOON)
		to[n++] = status_item(q, NEXT_EXPIRY, f->status_until);
	else if (q->source->proposed >= 0 && q->reader->decides)
		to[n++] = status_item(q, NEXT_WAITING, 0);
	if (!q->view->current || (f->end_day && f->end_day < f->today))
		to[n++] = close_item(q);
	return n;
}

void wheel_next(struct ctx *cx, const struct account *a, const struct wheel_source *s, const struct wheel_facts *f,
                const struct step_status *status, const struct wheel_reader *reader, struct wheel_view *v)
{
	enum { OTHERS = 2 };
	const struct asked q = {cx, a, s, f, status, reader, v};
	struct next_item *missing = arena_array(cx->arena, struct next_item, requirement_count),
	                 *todo = arena_array(cx->arena, struct next_item, requirement_count + OTHERS);
	size_t lacks = 0, no_form = 0, n = 0;
	for (size_t i = 0; i < requirement_count; i++) {
		const struct requirement *r = &requirements[i];
		if (!requirement_applies(r, (enum account_level)a->level) || (r->met && r->met(f)))
			continue;
		struct next_item m = missing_item(&q, r);
		next_settle(&m, f->today);
		missing[lacks++] = m;
		if (r->form)
			todo[n++] = m;
		else
			no_form++;
	}
	n += others(&q, todo + n);
	v->missing = (struct list){.items = missing, .count = lacks};
	v->coming = (int64_t)no_form;
	v->todo = (struct list){.items = todo, .count = n};
}
