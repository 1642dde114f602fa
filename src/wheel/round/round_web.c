/* Steps 2–7 as places, a customer's rounds, and closing one. */
#include "wheel/round/round_web.h"

#include "hub/customer/customer_frame_ops.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "wheel/round/round_ops.h"

/* One thing the round before handed on. */
#define CARRIED_VIEW(F, S) \
	F(S, INT, step)    \
	F(S, TEXT, text)   \
	F(S, DATE, due)
STRUCT_OF(carried_view, CARRIED_VIEW);
static const struct record carried_view_record = RECORD_OF("carried", carried_view, CARRIED_VIEW);

#define STEP_PAGE(F, S)                                                         \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record) \
	F(S, INT, number)                                                       \
	F(S, TEXT, name)                                                        \
	F(S, TEXT, purpose)                                                     \
	F(S, LIST, missing, .of = &next_item_record)                            \
	F(S, LIST, carried, .of = &carried_view_record)                         \
	F(S, URL, next_href)                                                    \
	F(S, TEXT, next_name)
STRUCT_OF(step_page, STEP_PAGE);
const struct record step_page_record = RECORD_OF("step_page", step_page, STEP_PAGE);

static enum err carried_of(struct ctx *cx, int64_t account, int64_t step, struct list *ret)
{
	struct round r;
	struct list rows;
	*ret = (struct list){0};
	enum err e = round_current(cx, account, &r);
	if (e == E_NOT_FOUND)
		return OK;
	TRY(e);
	TRY(round_carried(cx, r.id, &rows));
	struct carried_view *v = arena_array(cx->arena, struct carried_view, rows.count);
	size_t n = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct carried *c = list_at(&rows, struct carried, i);
		if (!step || c->step == step)
			v[n++] = (struct carried_view){.step = c->step, .text = tr(cx->lang, c->what), .due = c->due};
	}
	*ret = (struct list){.items = v, .count = n};
	return OK;
}

static enum err step(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t n = rq->id[1];
	if (n < 1 || n > STEPS)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	struct step_page *p = arena_new(cx->arena, struct step_page);
	record_blank(&step_page_record, p);
	TRY(customer_frame_get(cx, rq->id[0], (int)n, &p->room));
	if (!p->room.wheel.number || p->room.wheel.ended)
		return fail(cx, E_NOT_FOUND, "wheel.none");
	const struct step_view *s = list_at(&p->room.wheel.steps, struct step_view, n - 1);
	/* The first two have rooms of their own. */
	if (n <= TAB_TEAM && !rq->json) {
		rs->location = s->href;
		return OK;
	}
	p->number = n;
	p->name = s->name;
	p->purpose = tr(cx->lang, step_purpose_keys[n - 1]);
	struct next_item *m = arena_array(cx->arena, struct next_item, p->room.wheel.missing.count);
	size_t count = 0;
	for (size_t i = 0; i < p->room.wheel.missing.count; i++)
		if (list_at(&p->room.wheel.missing, struct next_item, i)->step == n)
			m[count++] = *list_at(&p->room.wheel.missing, struct next_item, i);
	p->missing = (struct list){.items = m, .count = count};
	TRY(carried_of(cx, rq->id[0], n, &p->carried));
	if (n < STEPS) {
		p->next_href = s[1].href;
		p->next_name = s[1].name;
	}
	rs->view = p;
	return OK;
}

#define ROUND_LINE(F, S)                                       \
	F(S, RECORD(struct round), round, .of = &round_record) \
	F(S, URL, href)
STRUCT_OF(round_line, ROUND_LINE);
static const struct record round_line_record = RECORD_OF("round_line", round_line, ROUND_LINE);

/* Which round to close: the one that was open when the page was shown, so that a second click closes nothing more. A person also says
 * how many open items he knows go along; a program may. */
#define CLOSE_FORM(F, S)                                                \
	F(S, INT, number, .flags = F_REQUIRED, .label = "round.number") \
	F(S, INT, carries, .label = "round.carries")
STRUCT_OF(close_form, CLOSE_FORM);
const struct record close_form_record = RECORD_OF("round_close", close_form, CLOSE_FORM);

#define ROUNDS_PAGE(F, S)                                                       \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record) \
	F(S, LIST, rounds, .of = &round_line_record)                            \
	F(S, LIST, carried, .of = &carried_view_record)                         \
	F(S, INT, open)    /* number of the open round; NONE */                 \
	F(S, INT, carries) /* how many open items closing it carries on; NONE */
STRUCT_OF(rounds_page, ROUNDS_PAGE);
const struct record rounds_page_record = RECORD_OF("rounds_page", rounds_page, ROUNDS_PAGE);

static enum err rounds(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct rounds_page *p = arena_new(cx->arena, struct rounds_page);
	struct list rows;
	record_blank(&rounds_page_record, p);
	TRY(customer_frame_get(cx, rq->id[0], TAB_NONE, &p->room));
	TRY(round_list(cx, rq->id[0], &rows));
	struct round_line *l = arena_array(cx->arena, struct round_line, rows.count);
	for (size_t i = 0; i < rows.count; i++) {
		l[i].round = *list_at(&rows, struct round, i);
		if (!l[i].round.closed_day) {
			p->open = l[i].round.number;
			p->carries = (int64_t)p->room.wheel.missing.count;
		} else {
			l[i].href = arena_printf(cx->arena, "/accounts/%lld/rounds/%lld", (long long)rq->id[0],
			                         (long long)l[i].round.number);
		}
	}
	p->rounds = (struct list){.items = l, .count = rows.count};
	TRY(carried_of(cx, rq->id[0], 0, &p->carried));
	rs->view = p;
	return OK;
}

static enum err close_one(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct close_form *f = rq->typed;
	/* A box that is not ticked agrees to carry nothing; a program that leaves the field out takes whatever there is. */
	bool not_ticked = !rq->json && f->carries == NONE;
	TRY(round_close(cx, rq->id[0], f->number, not_ticked ? 0 : f->carries));
	rs->location = arena_printf(cx->arena, "/accounts/%lld/rounds", (long long)rq->id[0]);
	rs->flash = "round.flash.closed";
	return OK;
}

static const struct route routes[] = {
    {GET, "/accounts/:id/steps/:number", "step_page", NEED_OF(DATA_WHEEL, READ), TX_READ, .view = &step_page_record,
     .handle = step, .summary = "A step of a customer's wheel and what it misses."},
    {GET, "/accounts/:id/rounds", "rounds_page", NEED_OF(DATA_WHEEL, READ), TX_READ, .view = &rounds_page_record,
     .handle = rounds, .summary = "The rounds of a customer's wheel."},
    {POST, "/accounts/:id/rounds", NULL, NEED_OF(DATA_WHEEL, WRITE), TX_WRITE, .form = &close_form_record,
     .handle = close_one,
     .summary = "Close the round of this number: its snapshot is frozen and the next opens at step 1. Asked again, "
                "nothing more. On a page it must say how many open items it carries on; to a program that is free.",
     .flags = R_IDEMPOTENT},
};
const struct route_set round_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
