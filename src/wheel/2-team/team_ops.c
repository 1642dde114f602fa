#include "wheel/2-team/team_ops.h"

#include "base/date.h"
#include "hub/access/customer_access_ops.h"
#include "hub/account/account_ops.h"
#include "platform/access/access_ops.h"
#include "platform/person/person_ops.h"
#include "wheel/2-team/team_store.h"

enum { STEPS_MAX = 1000 /* of at most 200 places: nobody has more */ };

/* Whose post already lets him do what the team does. */
static enum err has_post(struct ctx *cx, int64_t account, int64_t person, bool *ret)
{
	struct account a;
	TRY(account_get(cx, account, &a));
	*ret = a.kam_id == person || a.deputy_id == person || a.sponsor_id == person;
	return OK;
}

static enum err fits(struct ctx *cx, const void *before, void *after)
{
	const struct team_member *was = before;
	struct team_member *m = after;
	int32_t today = ctx_today(cx);
	int64_t others = 0;
	bool post = false;
	struct person p;
	if (!m->since)
		m->since = m->until && m->until < today ? m->until : today;
	/* Who became KAM while he was on it may stay, and who is KAM may have been on it. */
	if ((!was || was->person_id != m->person_id) && (!m->until || m->until >= today))
		TRY(has_post(cx, m->account_id, m->person_id, &post));
	if (!post)
		TRY(team_store_overlapping(cx, m, &others));
	if (!post && !others)
		return OK;
	TRY(person_get(cx, m->person_id, &p));
	return fail_field(cx, "person_id", post ? "team.has_post" : "team.on_it", p.name);
}

static enum err changed(struct ctx *cx, const void *before, const void *after)
{
	const struct team_member *was = before, *m = after;
	if (was)
		TRY(access_place_end(cx, was->account_id, was->person_id, was->id));
	if (!m)
		return OK;
	return access_place_give(cx, &(struct account_access){m->account_id, m->person_id, m->id, m->part, m->since,
	                                                      m->until, cx->person, cx->now});
}

const struct noun_rules team_rules[] = {
    {.noun = &team_member_noun, .fits = fits, .changed = changed},
    {0},
};

enum err team_put(struct ctx *cx, int64_t account, int64_t person, int32_t part, int64_t *ret_act)
{
	struct list places;
	TRY(team_store_places(cx, account, person, ctx_today(cx), &places));
	struct team_member m = {.account_id = account, .person_id = person, .part = part};
	if (!places.count)
		return noun_add(cx, &team_member_noun, &m, ret_act);
	m = *list_at(&places, struct team_member, 0);
	m.part = part;
	return noun_change(cx, &team_member_noun, places.items, &m, ret_act);
}

enum err team_remove(struct ctx *cx, int64_t account, int64_t person)
{
	struct list places;
	int64_t act;
	TRY(team_store_places(cx, account, person, ctx_today(cx), &places));
	for (size_t i = 0; i < places.count; i++)
		TRY(noun_remove(cx, &team_member_noun, list_at(&places, struct team_member, i), &act));
	return places.count ? OK : fail(cx, E_NOT_FOUND, "team.not_on_it");
}

/* His last day was yesterday. */
static enum err end(struct ctx *cx, const struct team_member *m)
{
	struct team_member after = *m;
	int64_t act;
	after.until = date_add_days(ctx_today(cx), -1);
	return after.until < m->since ? noun_remove(cx, &team_member_noun, m, &act)
	                              : noun_change(cx, &team_member_noun, m, &after, &act);
}

/* The place that another had, for as long as it was his; who is on the team already comes nearer if it was. */
static enum err take_over(struct ctx *cx, const struct team_member *m, int64_t successor)
{
	struct list places;
	struct team_member mine = *m;
	int64_t act;
	bool post;
	TRY(has_post(cx, m->account_id, successor, &post));
	TRY(team_store_places(cx, m->account_id, successor, ctx_today(cx), &places));
	if (!post && places.count && list_at(&places, struct team_member, 0)->part > m->part)
		return team_put(cx, m->account_id, successor, m->part, &act);
	if (post || places.count)
		return OK;
	mine.person_id = successor;
	mine.since = m->since > ctx_today(cx) ? m->since : 0;
	mine.import_id = 0;
	return noun_add(cx, &team_member_noun, &mine, &act);
}

static enum err move(struct ctx *cx, [[maybe_unused]] const struct hand_over *h, int64_t person, int64_t successor)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list places;
		TRY(team_store_places(cx, 0, person, ctx_today(cx), &places));
		if (!places.count)
			return OK;
		for (size_t k = 0; k < places.count; k++) {
			const struct team_member *m = list_at(&places, struct team_member, k);
			bool known;
			TRY(access_may(cx, DATA_CRM_FACTS, LEVEL_READ, m->account_id, &known));
			TRY(end(cx, m));
			if (known && successor)
				TRY(take_over(cx, m, successor));
		}
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

const struct hand_over team_places[] = {
    {.name = "team", .move = move},
    {0},
};
