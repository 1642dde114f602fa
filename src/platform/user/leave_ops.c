#include "platform/user/leave_ops.h"

#include "base/date.h"
#include "platform/access/access_ops.h"
#include "platform/person/person_ops.h"
#include "platform/user/user_ops.h"

#include <stdlib.h>

enum { KINDS_MAX = 64 };

static const struct hand_over *kinds[KINDS_MAX];
static size_t kind_count;

void hand_over_add(const struct hand_over *h)
{
	if (kind_count == KINDS_MAX)
		abort(); /* at start: the table is too small */
	kinds[kind_count++] = h;
}

static enum err hand_over(struct ctx *cx, int64_t person, int64_t successor)
{
	for (size_t i = 0; i < kind_count; i++)
		TRY(kinds[i]->move(cx, kinds[i], person, successor));
	return OK;
}

static enum err check_successor(struct ctx *cx, int64_t person, int64_t successor)
{
	struct person s;
	if (successor == person)
		return fail_field(cx, "successor_id", "leave.oneself");
	if (successor) {
		enum err e = person_get(cx, successor, &s);
		if (e == E_NOT_FOUND || (e == OK && s.left_on))
			return fail_field(cx, "successor_id", "leave.gone");
		return e;
	}
	bool held = false;
	for (size_t i = 0; i < kind_count && !held; i++)
		if (kinds[i]->held)
			TRY(kinds[i]->held(cx, kinds[i], person, &held));
	return held ? fail_field(cx, "successor_id", "leave.needs_successor") : OK;
}

static enum err shut_out(struct ctx *cx, int64_t person, int32_t left_on)
{
	struct user before;
	enum err e = user_of_person(cx, person, &before);
	if (e != OK || left_on > ctx_today(cx))
		return e == E_NOT_FOUND ? OK : e;
	struct user after = before;
	after.active = false;
	TRY(user_save(cx, &before, &after));
	return user_end_all(cx, before.id);
}

/* Who may not shut out or let in users does not do it by saying that one of them left, or did not. */
static enum err need_shut_out(struct ctx *cx, int64_t person)
{
	struct user u;
	enum err e = user_of_person(cx, person, &u);
	if (e != OK || !u.active)
		return e == E_NOT_FOUND ? OK : e;
	return access_need(cx, DATA_USERS, LEVEL_WRITE, 0);
}

enum err person_may_leave(struct ctx *cx, int64_t person, bool *ret)
{
	struct fault said = cx->fault;
	enum err e = need_shut_out(cx, person);
	*ret = e == OK;
	if (e != E_FORBIDDEN)
		return e;
	cx->fault = said;
	return OK;
}

/* Also when the day is still to come: then nobody would look again. */
static enum err not_last_administrator(struct ctx *cx, int64_t person)
{
	struct user u;
	int64_t others = 0;
	enum err e = user_of_person(cx, person, &u);
	if (e != OK || !u.active || u.role != ROLE_ADMINISTRATOR)
		return e == E_NOT_FOUND ? OK : e;
	TRY(user_administrators(cx, u.id, &others));
	return !others ? fail(cx, E_CONFLICT, "user.last_administrator") : OK;
}

enum err person_leaving_fits(struct ctx *cx, const struct person *after)
{
	TRY(need_shut_out(cx, after->id));
	return after->left_on ? not_last_administrator(cx, after->id) : OK;
}

enum err person_leave(struct ctx *cx, int64_t person, int32_t left_on, int64_t successor)
{
	struct person before;
	TRY(person_get(cx, person, &before));
	if (before.left_on)
		return fail(cx, E_CONFLICT, "user.has_left", before.name);
	TRY(need_shut_out(cx, person));
	TRY(not_last_administrator(cx, person));
	TRY(check_successor(cx, person, successor));
	TRY(hand_over(cx, person, successor));
	struct person after = before;
	after.left_on = left_on;
	TRY(person_save(cx, &before, &after));
	return shut_out(cx, person, left_on);
}

enum err person_return(struct ctx *cx, int64_t person)
{
	struct person before;
	TRY(person_get(cx, person, &before));
	TRY(need_shut_out(cx, person));
	struct person after = before;
	after.left_on = 0;
	return person_save(cx, &before, &after);
}
