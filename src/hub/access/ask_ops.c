#include "hub/access/ask_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "hub/access/ask_store.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"

#include <string.h>

enum { MONTHS_MAX = 12, STEPS_MAX = 1000 /* of 200: nobody has more */ };

static struct history_subject about(const struct access_request *r)
{
	return (struct history_subject){.record = &access_request_record, .id = r->id, .account = r->account_id};
}

/* Everybody's requests are the KAM leader's to see; a KAM sees those of his customers. */
static bool decides_all(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_GRANT, REL_RESTRICTED) >= LEVEL_WRITE;
}

static bool decides_some(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_GRANT, REL_NONE) >= LEVEL_WRITE;
}

enum err access_ask(struct ctx *cx, int64_t account, const char *reason)
{
	struct access_request r;
	enum err e = ask_store_open(cx, account, cx->person, &r);
	if (e == OK)
		return fail(cx, E_CONFLICT, "ask.already");
	if (e != E_NOT_FOUND)
		return e;
	r = (struct access_request){
	    .id = id_new(),
	    .account_id = account,
	    .person_id = cx->person,
	    .reason = reason,
	    .asked = cx->now,
	    .state = ASK_OPEN,
	    .version = 1,
	};
	TRY(ask_store_add(cx, &r));
	struct history_subject of = about(&r);
	return history_created(cx, &of);
}

enum err access_waiting_list(struct ctx *cx, size_t max, struct list *ret)
{
	*ret = (struct list){0};
	return decides_some(cx) ? ask_store_waiting(cx, decides_all(cx), max, ret) : OK;
}

/* The request, if it is this one's to decide; else the answer of one that was never there. */
static enum err to_decide(struct ctx *cx, int64_t id, struct access_request *r)
{
	enum err e = ask_store_get(cx, id, r);
	if (e == OK)
		e = access_need(cx, DATA_GRANT, LEVEL_WRITE, r->account_id);
	if (e == E_NOT_FOUND || e == E_FORBIDDEN)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	return r->state == ASK_OPEN ? OK : fail(cx, E_CONFLICT, "ask.decided");
}

static enum err decide(struct ctx *cx, const struct access_request *before, enum ask_state state, int32_t until)
{
	struct access_request after = *before;
	struct person p;
	after.state = (int32_t)state;
	after.until = until;
	after.decided_by = cx->person;
	after.decided = cx->now;
	TRY(ask_store_put(cx, &after));
	TRY(person_get(cx, before->person_id, &p));
	struct history_subject of = about(before);
	/* The day as the history keeps dates. */
	char day[11];
	date_format_iso(day, until);
	return history_event(cx, &of, state == ASK_GRANTED ? "access_granted" : "access_refused",
	                     state == ASK_GRANTED ? arena_printf(cx->arena, "%s, %s", p.name, day) : p.name);
}

enum err access_grant(struct ctx *cx, int64_t request, int32_t until, int64_t *ret_account)
{
	struct access_request r;
	int32_t today = ctx_today(cx);
	TRY(to_decide(cx, request, &r));
	*ret_account = r.account_id;
	if (until < today)
		return fail_field(cx, "until", "ask.past");
	if (until > date_add_months(today, MONTHS_MAX))
		return fail_field(cx, "until", "ask.too_long");
	TRY(member_store_grant(cx, r.account_id, r.person_id, today, until));
	return decide(cx, &r, ASK_GRANTED, until);
}

enum err access_refuse(struct ctx *cx, int64_t request, int64_t *ret_account)
{
	struct access_request r;
	TRY(to_decide(cx, request, &r));
	*ret_account = r.account_id;
	return decide(cx, &r, ASK_REFUSED, 0);
}

/* What is told of a person's access as a whole: the record is the person. */
static struct history_subject about_person(int64_t account, int64_t person, int64_t act)
{
	return (struct history_subject){
	    .record = &access_request_record, .id = person, .account = account, .act_id = act};
}

static enum err end(struct ctx *cx, int64_t account, int64_t person, const char *name, int64_t act, int64_t *ret_count)
{
	struct history_subject of = about_person(account, person, act);
	TRY(member_store_end(cx, account, person, ret_count));
	return *ret_count ? history_event(cx, &of, "access_ended", name) : OK;
}

enum err access_end(struct ctx *cx, int64_t account, int64_t person, int64_t *ret_act)
{
	struct person p;
	int64_t n = 0;
	*ret_act = history_act_new();
	TRY(person_get(cx, person, &p));
	TRY(end(cx, account, person, p.name, *ret_act, &n));
	return n ? OK : fail(cx, E_NOT_FOUND, "error.not_found");
}

enum err access_end_undo(struct ctx *cx, const struct list *rows, int64_t undo)
{
	const struct history *h = list_at(rows, struct history, 0);
	struct history_subject of = about_person(h->account_id, h->record_id, undo);
	struct person p;
	int64_t n = 0;
	bool ended = !strcmp(h->act, "access_ended");
	TRY(person_get(cx, h->record_id, &p));
	if (!ended)
		TRY(end(cx, h->account_id, h->record_id, p.name, undo, &n));
	else
		TRY(member_store_restore(cx, h->account_id, h->record_id, ctx_today(cx), &n));
	if (!n)
		return fail(cx, E_CONFLICT, "history.changed_since");
	return ended ? history_event(cx, &of, "access_granted", p.name) : OK;
}

enum err access_members(struct ctx *cx, int64_t account, struct list *ret)
{
	return member_store_list(cx, account, ctx_today(cx), ret);
}

enum err access_guests(struct ctx *cx, int64_t account, struct list *ret)
{
	bool sees;
	size_t n = 0;
	TRY(access_may(cx, DATA_OPINION, LEVEL_READ, account, &sees));
	*ret = (struct list){0};
	if (!sees)
		return OK;
	TRY(access_members(cx, account, ret));
	for (size_t i = 0; i < ret->count; i++)
		if (list_at(ret, struct access_member, i)->kind == ACCESS_GRANTED)
			*list_at(ret, struct access_member, n++) = *list_at(ret, struct access_member, i);
	ret->count = n;
	return OK;
}

static enum err end_all(struct ctx *cx, [[maybe_unused]] const struct hand_over *h, int64_t person,
                        [[maybe_unused]] int64_t successor)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list rows;
		TRY(member_store_granted(cx, person, &rows));
		if (!rows.count)
			return OK;
		int64_t act;
		for (size_t k = 0; k < rows.count; k++)
			TRY(access_end(cx, list_at(&rows, struct account_access, k)->account_id, person, &act));
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

const struct hand_over access_hand_over[] = {
    {.name = "access", .move = end_all},
    {0},
};
