#include "platform/access/access_ops.h"

#include "base/date.h"
#include "platform/setting/setting_ops.h"

/* The program itself: command line, jobs. A request of nobody has ROLE_NOBODY. */
static bool is_program(const struct ctx *cx)
{
	return cx->user == 0 && cx->role != ROLE_NOBODY;
}

int32_t ctx_today(const struct ctx *cx)
{
	return zone_date(zone_default(), cx->now);
}

int64_t access_see_all(const struct ctx *cx)
{
	if (cx->shared)
		return cx->shared < 0 ? INT64_MIN + 1 : -cx->shared;
	return is_program(cx) ||
	       (cx->user != 0 && rights_level((enum role)cx->role, DATA_CRM_FACTS, REL_RESTRICTED) >= LEVEL_READ);
}

bool access_sees_all(const struct ctx *cx)
{
	return access_see_all(cx) == 1;
}

int64_t access_see_opinions(const struct ctx *cx)
{
	if (is_program(cx))
		return 1;
	if (cx->user == 0 || cx->shared)
		return 0;
	if (rights_level((enum role)cx->role, DATA_OPINION, REL_RESTRICTED) >= LEVEL_READ)
		return 1;
	return rights_level((enum role)cx->role, DATA_OPINION, REL_TEAM) >= LEVEL_READ ? 2 : 0;
}

static enum err (*relation_to)(struct ctx *, int64_t account, enum relation *ret);

void access_relation_set(enum err (*relation)(struct ctx *, int64_t account, enum relation *ret))
{
	relation_to = relation;
}

static enum err (*must_rate_first)(struct ctx *, int64_t account, bool *ret);

void access_scores_wait_set(enum err (*wait)(struct ctx *, int64_t account, bool *ret))
{
	must_rate_first = wait;
}

enum err access_scores_wait(struct ctx *cx, int64_t account, bool *ret)
{
	return must_rate_first(cx, account, ret);
}

static enum err (*find_user)(struct ctx *, int64_t person, int64_t *ret_user, int *ret_role);

void access_user_set(enum err (*user_of)(struct ctx *, int64_t person, int64_t *ret_user, int *ret_role))
{
	find_user = user_of;
}

enum err access_act_as(struct ctx *cx, int64_t person, struct acting *ret_before)
{
	int64_t user = 0;
	int role = ROLE_NOBODY;
	*ret_before = (struct acting){cx->user, cx->person, cx->role};
	enum err e = find_user(cx, person, &user, &role);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	cx->user = user;
	cx->person = person;
	cx->role = role;
	return OK;
}

void access_act_end(struct ctx *cx, const struct acting *before)
{
	cx->user = before->user;
	cx->person = before->person;
	cx->role = before->role;
}

enum err access_relation(struct ctx *cx, int64_t account, enum relation *ret)
{
	enum err e = relation_to(cx, account, ret);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	if (is_program(cx))
		*ret = REL_OWN;
	return OK;
}

/* Where the setting says so, the KAM decides: another row of the table counts. Who may by both rows need not be told which. */
static enum err row_of(struct ctx *cx, enum data_kind *kind, enum level level, enum relation relation)
{
	enum role role = (enum role)cx->role;
	const struct settings *s;
	if (*kind != DATA_DECIDE || (rights_level(role, DATA_DECIDE, relation) >= level &&
	                             rights_level(role, DATA_DECIDE_KAM, relation) >= level))
		return OK;
	TRY(settings_get(cx, &s));
	if (s->decider == DECIDER_KAM)
		*kind = DATA_DECIDE_KAM;
	return OK;
}

/* On a shared screen: facts about the customer, read. */
static bool shown_on_shared(enum data_kind kind, enum level level)
{
	return kind == DATA_ANYONE || kind == DATA_SIGNED_IN || (kind == DATA_CRM_FACTS && level == LEVEL_READ);
}

enum err access_need(struct ctx *cx, enum data_kind kind, enum level level, int64_t account)
{
	enum relation relation = REL_NONE;
	/* First, so that who is not signed in cannot tell which customers there are. */
	if (cx->user == 0 && !is_program(cx) && kind != DATA_ANYONE)
		return fail(cx, E_UNAUTHENTICATED, "error.unauthenticated");
	if (account)
		TRY(access_relation(cx, account, &relation));
	if (is_program(cx))
		return OK;
	if (cx->shared && account && account != cx->shared)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	if (cx->shared && !shown_on_shared(kind, level))
		return fail(cx, E_FORBIDDEN, "error.shared_screen");
	enum data_kind row = kind;
	TRY(row_of(cx, &row, level, relation));
	if (rights_level((enum role)cx->role, row, relation) >= level)
		return OK;
	/* Who may not know of a customer gets the answer of one that was never there. */
	if (account && rights_level((enum role)cx->role, DATA_CRM_FACTS, relation) == LEVEL_NONE)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	return fail(cx, E_FORBIDDEN, rights_refusal((enum role)cx->role, row, level, relation));
}

enum err access_may(struct ctx *cx, enum data_kind kind, enum level level, int64_t account, bool *ret)
{
	struct fault said = cx->fault;
	enum err e = access_need(cx, kind, level, account);
	*ret = e == OK;
	if (e != OK && e != E_FORBIDDEN && e != E_NOT_FOUND && e != E_UNAUTHENTICATED)
		return e;
	cx->fault = said;
	return OK;
}

enum err access_may_as(struct ctx *cx, enum data_kind kind, enum level level, enum relation relation, bool *ret)
{
	*ret = is_program(cx);
	if (*ret)
		return OK;
	if (cx->shared && !shown_on_shared(kind, level))
		return OK;
	TRY(row_of(cx, &kind, level, relation));
	*ret = rights_level((enum role)cx->role, kind, relation) >= level;
	return OK;
}
