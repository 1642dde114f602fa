#include "wheel/2-team/team_ops.h"

#include "base/clock.h"
#include "hub/account/account_ops.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "wheel/2-team/team_store.h"

/* Each step takes at most 200 places; nobody has more than this. */
enum { STEPS_MAX = 1000 };

/* Whose post already lets him do what the team does. */
static bool has_post(const struct account *a, int64_t person)
{
	return a->kam_id == person || a->deputy_id == person || a->sponsor_id == person;
}

enum err team_list(struct ctx *cx, int64_t account, struct list *ret)
{
	return team_store_list(cx, account, ctx_today(cx), ret);
}

enum err team_and_guests(struct ctx *cx, int64_t account, struct list *ret_members, struct list *ret_guests)
{
	struct list rows;
	size_t n = 0;
	bool sees_guests;
	TRY(access_may(cx, DATA_OPINION, LEVEL_READ, account, &sees_guests));
	TRY(team_list(cx, account, &rows));
	while (n < rows.count && team_is_place(list_at(&rows, struct team_row, n)->kind))
		n++;
	*ret_members = (struct list){.items = rows.items, .count = n};
	*ret_guests = (struct list){0};
	if (sees_guests)
		*ret_guests = (struct list){.items = list_at(&rows, struct team_row, n), .count = rows.count - n};
	return OK;
}

bool team_is_on(const struct account *a, const struct list *members, int64_t person)
{
	if (has_post(a, person))
		return true;
	for (size_t i = 0; i < members->count; i++)
		if (list_at(members, struct team_row, i)->person_id == person)
			return true;
	return false;
}

/* What is there, or a place of kind -1. */
static enum err get(struct ctx *cx, int64_t account, int64_t person, struct team_member *ret)
{
	enum err e = team_store_get(cx, account, person, ret);
	if (e != E_NOT_FOUND)
		return e;
	*ret = (struct team_member){.account_id = account, .person_id = person, .kind = -1};
	return OK;
}

static enum err save(struct ctx *cx, const struct team_member *before, const struct team_member *after)
{
	struct history_subject of = {
	    .record = &team_member_record, .id = before->person_id, .account = before->account_id};
	struct team_member from = *before;
	/* When somebody came stands in the row itself; when a place is given up, since when it was held. */
	if (from.kind < 0)
		from.since = after->since;
	TRY(history_changed(cx, &of, &from, after, NULL));
	return after->kind < 0 ? team_store_remove(cx, before->account_id, before->person_id)
	                       : team_store_put(cx, after);
}

static enum err person_fits(struct ctx *cx, const struct account *a, int64_t person)
{
	struct person p;
	enum err e = person_get(cx, person, &p);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		return fail_field(cx, "person_id", "form.unknown_choice");
	}
	TRY(e);
	if (p.left_on && p.left_on <= ctx_today(cx))
		return fail_field(cx, "person_id", "account.person_left", p.name);
	return has_post(a, person) ? fail_field(cx, "person_id", "team.has_post", p.name) : OK;
}

enum err team_put(struct ctx *cx, int64_t account, int64_t person, int32_t kind, int64_t *ret_undo)
{
	struct account a;
	struct team_member before, after;
	*ret_undo = 0;
	if (!team_is_place(kind))
		return fail_field(cx, "kind", "form.unknown_choice");
	TRY(account_get(cx, account, &a));
	TRY(person_fits(cx, &a, person));
	TRY(get(cx, account, person, &before));
	if (before.kind == kind)
		return OK;
	after = before;
	after.kind = kind;
	after.until = 0;
	if (!team_is_place(before.kind))
		after.since = cx->now;
	int64_t undo = id_new(); /* below every id of what the history is about to say */
	TRY(save(cx, &before, &after));
	*ret_undo = undo;
	return OK;
}

enum err team_remove(struct ctx *cx, int64_t account, int64_t person, int64_t *ret_undo)
{
	struct team_member before;
	TRY(get(cx, account, person, &before));
	if (!team_is_place(before.kind))
		return fail(cx, E_NOT_FOUND, "team.not_on_it");
	struct team_member after = {.account_id = account, .person_id = person, .kind = -1};
	int64_t undo = id_new();
	TRY(save(cx, &before, &after));
	*ret_undo = undo;
	return OK;
}

enum err team_undo(struct ctx *cx, int64_t account, int64_t person, int64_t undo)
{
	struct account a;
	struct team_member before, after;
	TRY(account_get(cx, account, &a));
	TRY(get(cx, account, person, &before));
	after = before;
	struct history_subject of = {.record = &team_member_record, .id = person, .account = account};
	TRY(history_put_back(cx, &of, undo, &after));
	if (team_is_place(after.kind))
		TRY(person_fits(cx, &a, person));
	return save(cx, &before, &after);
}

/* A person leaves: off this customer's team or without its access; `successor` (0 = nobody) takes the place, unless nearer already. */
static enum err hand_over(struct ctx *cx, const struct team_member *m, int64_t successor)
{
	struct account a;
	struct team_member before, after = {.account_id = m->account_id, .person_id = m->person_id, .kind = -1};
	TRY(save(cx, m, &after));
	if (!successor || !team_is_place(m->kind))
		return OK;
	TRY(account_get(cx, m->account_id, &a));
	if (has_post(&a, successor))
		return OK;
	TRY(get(cx, m->account_id, successor, &before));
	after = before;
	after.kind = team_nearer(before.kind, m->kind);
	after.until = 0;
	if (!team_is_place(before.kind))
		after.since = cx->now;
	return before.kind == after.kind ? OK : save(cx, &before, &after);
}

/* Places on teams, and access for a time, which nobody takes over. */
static enum err move(struct ctx *cx, const struct hand_over *h, int64_t person, int64_t successor)
{
	(void)h;
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list places;
		TRY(team_store_of_person(cx, person, &places));
		if (!places.count)
			return OK;
		for (size_t k = 0; k < places.count; k++) {
			const struct team_member *m = list_at(&places, struct team_member, k);
			bool known;
			TRY(access_may(cx, DATA_CRM_FACTS, LEVEL_READ, m->account_id, &known));
			TRY(hand_over(cx, m, known ? successor : 0));
		}
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

const struct hand_over team_places[] = {
    {.name = "team", .move = move},
    {0},
};
