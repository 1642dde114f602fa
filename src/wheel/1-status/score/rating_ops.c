/* Ratings: each is a new row; a rater's latest on a criterion is the one in force, until it is stale or taken back. */
#include "base/clock.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_store.h"

#include <string.h>

static const struct rating *mine_of(const struct ctx *cx, const struct list *ratings, int64_t criterion)
{
	for (size_t i = 0; i < ratings->count; i++) {
		const struct rating_row *r = list_at(ratings, struct rating_row, i);
		if (r->r.criterion_id == criterion && r->r.person_id == cx->person)
			return &r->r;
	}
	return NULL;
}

static const struct criterion *find(const struct list *criteria, int64_t id)
{
	for (size_t i = 0; i < criteria->count; i++)
		if (list_at(criteria, struct criterion, i)->id == id)
			return list_at(criteria, struct criterion, i);
	return NULL;
}

/* The row that a wish becomes; false when it says what is so already. What a wish leaves out stays as it was. */
static bool new_row(const struct ctx *cx, const struct rating_wish *w, const struct rating *before, int64_t since,
                    struct rating *ret)
{
	if (w->value == NONE && (!before || before->at < since))
		return false;
	ret->value = w->value;
	ret->evidence = w->keep_evidence ? before ? before->evidence : NULL : w->evidence;
	ret->confidence = w->keep_confidence ? before ? before->confidence : -1 : w->confidence;
	if (w->value == NONE) {
		ret->evidence = NULL;
		ret->confidence = -1;
	}
	ret->person_id = cx->person;
	ret->criterion_id = w->criterion;
	ret->at = cx->now;
	if (!before || before->at < since || before->value != ret->value || before->confidence != ret->confidence)
		return true;
	return strcmp(before->evidence ? before->evidence : "", ret->evidence ? ret->evidence : "") != 0;
}

static enum err put_one(struct ctx *cx, int64_t account, const struct criterion *c, struct rating *r)
{
	r->id = id_new();
	r->account_id = account;
	TRY(rating_store_add(cx, r));
	/* Without the value: who has not given his own must not read it in the history. It stands in the row itself. */
	struct history_subject h = {.record = &rating_record, .id = r->id, .account = account, .opinion = true};
	return history_event(cx, &h, r->value == NONE ? "rating_withdrawn" : "rated", c->code);
}

enum err ratings_put(struct ctx *cx, int64_t account, const struct rating_wish *wishes, size_t count, int *ret_saved)
{
	struct list criteria, ratings;
	int64_t since;
	*ret_saved = 0;
	if (!cx->person)
		return fail(cx, E_FORBIDDEN, "rating.needs_person");
	TRY(criterion_store_list(cx, false, &criteria));
	TRY(rating_store_of_account(cx, account, &ratings));
	TRY(rating_since(cx, &since));
	for (size_t i = 0; i < count; i++) {
		const struct rating_wish *w = &wishes[i];
		const struct criterion *c = find(&criteria, w->criterion);
		struct rating r;
		if (!c)
			return fail(cx, E_NOT_FOUND, "criterion.not_found");
		if (c->basis != BASIS_RATED || !c->active)
			return fail(cx, E_CONFLICT, c->active ? "rating.computed" : "rating.switched_off");
		if (w->value != NONE && (w->value < VALUE_MIN || w->value > VALUE_MAX))
			return fail_field(cx, "value", "rating.bad_value");
		if (!new_row(cx, w, mine_of(cx, &ratings, w->criterion), since, &r))
			continue;
		TRY(put_one(cx, account, c, &r));
		++*ret_saved;
	}
	return *ret_saved ? score_refresh(cx, account) : OK;
}

enum err rating_put(struct ctx *cx, int64_t account, int64_t criterion, int64_t value, const char *evidence,
                    int32_t confidence)
{
	struct rating_wish w = {.criterion = criterion, .value = value, .evidence = evidence, .confidence = confidence};
	int saved;
	return ratings_put(cx, account, &w, 1, &saved);
}

enum err ratings_of_account(struct ctx *cx, int64_t account, struct list *ret)
{
	return rating_store_of_account(cx, account, ret);
}
