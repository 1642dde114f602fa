/* The customer's team: who is on it, since when, and what it lets them do. */
#include "wheel/2-team/team_web.h"

#include "hub/customer/customer_frame_ops.h"
#include "platform/access/rights.h"
#include "platform/person/person_ops.h"
#include "wheel/2-team/team_ops.h"

#include <inttypes.h>

struct team_form {
	int64_t person_id;
	int32_t kind;
};
static const struct field form_fields[] = {
    FIELD(struct team_form, person_id, K_ID, .flags = F_REQUIRED, .label = "access_request.person_id"),
    FIELD(struct team_form, kind, K_CHOICE, .flags = F_REQUIRED, .choices = &access_kinds, .label = "team_member.kind"),
};
static const struct record form_record = RECORD("team_form", struct team_form, form_fields);

struct team_page {
	struct customer_frame room;
	struct list members, guests; /* team_row */
	struct list people;          /* who may be put on it */
	struct list missing;         /* what the wheel's second step lacks */
	struct team_form form;
	bool has_step;
	const char *next_href, *next_name;
};
#define P struct team_page
static const struct field page_fields[] = {
    FIELD(P, room, K_RECORD, .of = &customer_frame_record),
    FIELD(P, members, K_LIST, .of = &team_row_record),
    FIELD(P, guests, K_LIST, .of = &team_row_record),
    FIELD(P, people, K_LIST, .of = &person_choice_record),
    FIELD(P, missing, K_LIST, .of = &missing_record),
    FIELD(P, form, K_RECORD, .of = &form_record),
    FIELD(P, has_step, K_BOOL),
    FIELD(P, next_href, K_URL),
    FIELD(P, next_name, K_TEXT),
};
static const struct record page_record = RECORD("team_page", P, page_fields);
#undef P

static enum err add_people(struct ctx *cx, int64_t chosen, struct team_page *p)
{
	struct list all;
	TRY(person_choices(cx, chosen, &all));
	struct person_choice *c = arena_array(cx->arena, struct person_choice, all.count);
	size_t n = 0;
	for (size_t i = 0; i < all.count; i++)
		if (!team_is_on(&p->room.account, &p->members, list_at(&all, struct person_choice, i)->id))
			c[n++] = *list_at(&all, struct person_choice, i);
	p->people = (struct list){.items = c, .count = n};
	return OK;
}

static void add_step(struct ctx *cx, struct team_page *p)
{
	const struct wheel_view *w = &p->room.wheel;
	struct missing *m = arena_array(cx->arena, struct missing, w->missing.count);
	size_t n = 0;
	for (size_t i = 0; i < w->missing.count; i++)
		if (list_at(&w->missing, struct missing, i)->step == TAB_TEAM)
			m[n++] = *list_at(&w->missing, struct missing, i);
	p->missing = (struct list){.items = m, .count = n};
	p->has_step = w->steps.count > TAB_TEAM;
	if (p->has_step) {
		p->next_href = list_at(&w->steps, struct step_view, TAB_TEAM)->href;
		p->next_name = list_at(&w->steps, struct step_view, TAB_TEAM)->name;
	}
}

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct team_page *p = arena_new(cx->arena, struct team_page);
	const struct team_form *typed = rq->refused ? rq->typed : NULL;
	record_blank(&page_record, p);
	p->form.kind = ACCESS_CORE;
	TRY(customer_frame_get(cx, rq->id[0], TAB_TEAM, &p->room));
	TRY(team_and_guests(cx, rq->id[0], &p->members, &p->guests));
	if (p->room.may_edit)
		TRY(add_people(cx, typed ? typed->person_id : 0, p));
	add_step(cx, p);
	rs->view = p;
	return OK;
}

static enum err done(struct ctx *cx, int64_t account, int64_t person, int64_t undo, struct response *rs)
{
	rs->location = arena_printf(cx->arena, "/accounts/%" PRId64 "/team", account);
	rs->flash = undo ? "team.flash.saved" : "account.flash.nothing";
	if (undo)
		rs->flash_undo = arena_printf(cx->arena, "/accounts/%" PRId64 "/team/%" PRId64 "/undo/%" PRId64,
		                              account, person, undo);
	return OK;
}

static enum err put(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct team_form *f = rq->typed;
	int64_t undo;
	TRY(team_put(cx, rq->id[0], f->person_id, f->kind, &undo));
	return done(cx, rq->id[0], f->person_id, undo, rs);
}

static enum err take_off(struct ctx *cx, struct request *rq, struct response *rs)
{
	int64_t undo;
	TRY(team_remove(cx, rq->id[0], rq->id[1], &undo));
	TRY(done(cx, rq->id[0], rq->id[1], undo, rs));
	rs->flash = "team.flash.removed";
	return OK;
}

static enum err undo(struct ctx *cx, struct request *rq, struct response *rs)
{
	TRY(team_undo(cx, rq->id[0], rq->id[1], rq->id[2]));
	rs->location = arena_printf(cx->arena, "/accounts/%" PRId64 "/team", rq->id[0]);
	rs->flash = "account.flash.undone";
	return OK;
}

#define SEE  NEED_OF(DATA_CRM_FACTS, READ)
#define EDIT NEED_OF(DATA_CRM_EDIT, WRITE)
static const struct route routes[] = {
    {GET, "/accounts/:id/team", "team_page", SEE, TX_READ, .view = &page_record, .handle = show,
     .summary = "Who works with a customer: KAM, deputy, sponsor, core and support team, access for a time."},
    {POST, "/accounts/:id/team", NULL, EDIT, TX_WRITE, .form = &form_record, .handle = put,
     .summary = "Put a person on a customer's core or support team, or over to the other.", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/team/:id/remove", NULL, EDIT, TX_WRITE, .handle = take_off, .form_page = "/accounts/:id/team",
     .summary = "Take a person off a customer's team.", .flags = R_BY_ALL_IDS | R_IDEMPOTENT},
    {POST, "/accounts/:id/team/:id/undo/:id", NULL, EDIT, TX_WRITE, .handle = undo, .form_page = "/accounts/:id/team",
     .summary = "Take back a change of the team, while nobody else has changed that person's place.",
     .flags = R_BY_ALL_IDS | R_IDEMPOTENT},
};
const struct route_set team_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
