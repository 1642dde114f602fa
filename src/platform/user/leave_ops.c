#include "platform/user/leave_ops.h"

#include "base/date.h"
#include "hub/account/account_ops.h"
#include "platform/access/access_ops.h"
#include "platform/erase/erase_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/user/leave_store.h"
#include "platform/user/user_ops.h"
#include "wheel/2-team/team_ops.h"

/* Each step takes at most 200 customers; a person with more than this has no key customers but a whole register. */
enum { STEPS_MAX = 1000 };

/* May the one who acts know of it? Only then is the successor his to choose. */
static enum err may_know(struct ctx *cx, int64_t account, bool *ret)
{
	struct fault before = cx->fault;
	enum err e = access_need(cx, DATA_CRM_FACTS, LEVEL_READ, account);
	*ret = e == OK;
	cx->fault = before;
	return e == E_NOT_FOUND || e == E_FORBIDDEN ? OK : e;
}

static enum err move_account(struct ctx *cx, int64_t account, int64_t person, int64_t successor)
{
	struct account before;
	bool known;
	TRY(account_get(cx, account, &before));
	TRY(may_know(cx, account, &known));
	struct account after = before;
	int64_t heir = known ? successor : 0;
	if (before.kam_id == person)
		after.kam_id = heir ? heir : before.deputy_id != person ? before.deputy_id : 0;
	if (before.deputy_id == person)
		after.deputy_id = heir;
	if (before.sponsor_id == person)
		after.sponsor_id = heir;
	/* Nobody is his own deputy. */
	if (after.deputy_id && after.deputy_id == after.kam_id)
		after.deputy_id = 0;
	return account_save(cx, &before, &after, 0);
}

static enum err move_accounts(struct ctx *cx, int64_t person, int64_t successor)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list ids;
		TRY(leave_store_accounts(cx, person, &ids));
		if (!ids.count)
			return OK;
		for (size_t k = 0; k < ids.count; k++)
			TRY(move_account(cx, list_at(&ids, struct id_row, k)->id, person, successor));
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

/* Places on teams, and access for a time, which nobody takes over. */
static enum err move_team(struct ctx *cx, int64_t person, int64_t successor)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list places;
		TRY(team_of_person(cx, person, &places));
		if (!places.count)
			return OK;
		for (size_t k = 0; k < places.count; k++) {
			const struct team_member *m = list_at(&places, struct team_member, k);
			bool known;
			TRY(may_know(cx, m->account_id, &known));
			TRY(team_hand_over(cx, m, known ? successor : 0));
		}
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

/* Those who reported to the leaver report to whom he did. */
static enum err move_reports(struct ctx *cx, const struct person *leaver)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list ids;
		TRY(leave_store_reports(cx, leaver->id, &ids));
		if (!ids.count)
			return OK;
		for (size_t k = 0; k < ids.count; k++) {
			struct person before;
			TRY(person_get(cx, list_at(&ids, struct id_row, k)->id, &before));
			struct person after = before;
			after.manager_id = leaver->manager_id;
			TRY(person_save(cx, &before, &after, 0));
		}
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

static enum err move_departments(struct ctx *cx, const struct person *leaver)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list ids;
		TRY(leave_store_departments(cx, leaver->id, &ids));
		if (!ids.count)
			return OK;
		for (size_t k = 0; k < ids.count; k++) {
			struct department before;
			TRY(department_get(cx, list_at(&ids, struct id_row, k)->id, &before));
			struct department after = before;
			after.leader_id = leaver->manager_id;
			TRY(department_save(cx, &before, &after));
		}
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

static enum err check_successor(struct ctx *cx, int64_t person, int64_t successor)
{
	struct person s;
	struct list ids;
	if (successor == person)
		return fail_field(cx, "successor_id", "leave.oneself");
	if (successor) {
		enum err e = person_get(cx, successor, &s);
		if (e == E_NOT_FOUND || (e == OK && s.left_on))
			return fail_field(cx, "successor_id", "leave.gone");
		return e;
	}
	/* Only the customers one may know of: the answer must not tell of others. */
	TRY(person_accounts(cx, person, &ids));
	return ids.count ? fail_field(cx, "successor_id", "leave.needs_successor") : OK;
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

/* Also when the day is still to come: then nobody would look again. */
static enum err not_last_administrator(struct ctx *cx, int64_t person)
{
	struct user u;
	int64_t administrators = 0;
	enum err e = user_of_person(cx, person, &u);
	if (e != OK || !u.active || u.role != ROLE_ADMINISTRATOR)
		return e == E_NOT_FOUND ? OK : e;
	TRY(user_administrators(cx, &administrators));
	return administrators <= 1 ? fail(cx, E_CONFLICT, "user.last_administrator") : OK;
}

enum err person_leave(struct ctx *cx, int64_t person, int32_t left_on, int64_t successor)
{
	struct person before;
	TRY(person_get(cx, person, &before));
	if (before.left_on)
		return fail(cx, E_CONFLICT, "user.has_left", before.name);
	TRY(not_last_administrator(cx, person));
	TRY(check_successor(cx, person, successor));
	TRY(move_accounts(cx, person, successor));
	TRY(move_team(cx, person, successor));
	TRY(move_reports(cx, &before));
	TRY(move_departments(cx, &before));
	struct person after = before;
	after.left_on = left_on;
	TRY(person_save(cx, &before, &after, 0));
	return shut_out(cx, person, left_on);
}

enum err person_return(struct ctx *cx, int64_t person)
{
	struct person before;
	bool erased;
	TRY(person_get(cx, person, &before));
	TRY(erase_is_erased(cx, person, &erased));
	if (erased)
		return fail(cx, E_CONFLICT, "erase.already");
	struct person after = before;
	after.left_on = 0;
	return person_save(cx, &before, &after, 0);
}
