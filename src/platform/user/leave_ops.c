#include "platform/user/leave_ops.h"

#include "base/date.h"
#include "platform/access/access_ops.h"
#include "platform/erase/erase_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/user/leave_store.h"
#include "platform/user/user_ops.h"

#include <stdlib.h>

/* Each step takes at most 200; nobody has more than this. */
enum { STEPS_MAX = 1000, KINDS_MAX = 64 };

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
	TRY(hand_over(cx, person, successor));
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
