#include "hub/account/account_ops.h"

#include "base/num.h"
#include "hub/account/account_store.h"
#include "hub/account/facts_store.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum err account_get(struct ctx *cx, int64_t id, struct account *ret)
{
	enum err e = db_one(cx, &account_queries[ACCOUNT_GET], ARGS(ARG("id", id)), ret);
	return e == E_NOT_FOUND ? fail(cx, e, "account.not_found") : e;
}

enum err account_by_number(struct ctx *cx, const char *number, struct account *ret)
{
	enum err e = db_one(cx, &account_queries[ACCOUNT_BY_NUMBER], ARGS(ARG("number", number)), ret);
	return e == E_NOT_FOUND ? fail(cx, e, "account.not_found") : e;
}

enum err account_find(struct ctx *cx, const char *what, struct account *ret)
{
	int64_t id;
	enum err e = account_by_number(cx, what, ret);
	if (e != E_NOT_FOUND || !num_parse_int(what, &id) || id <= 0)
		return e;
	fault_clear(cx);
	return account_get(cx, id, ret);
}

enum err account_fact_get(struct ctx *cx, int64_t id, struct account_fact *ret)
{
	enum err e = db_one(cx, &fact_queries[FACT_GET], ARGS(ARG("id", id)), ret);
	return e == E_NOT_FOUND ? fail(cx, e, "account.not_found") : e;
}

enum err account_show_get(struct ctx *cx, int64_t id, struct account_show *ret)
{
	enum err e = db_one(cx, &account_queries[ACCOUNT_SHOW], ARGS(ARG("id", id)), ret);
	return e == E_NOT_FOUND ? fail(cx, e, "account.not_found") : e;
}

/* Who does not know of every customer could find by trying which numbers hidden ones have, whatever the answer was to one that is taken:
 * he gives none by hand. An import matches by number and is no question. */
enum err account_fits(struct ctx *cx, const void *before, void *after)
{
	const struct account *was = before, *a = after;
	bool imported = a->import_id && (!was || a->import_id != was->import_id);
	bool given = a->number && *a->number && (!was || !was->number || strcmp(was->number, a->number) != 0);
	return given && !imported && !access_sees_all(cx) ? fail_field(cx, "number", "account.number.by_leader") : OK;
}

enum err account_changed(struct ctx *cx, const void *before, const void *after)
{
	const struct account *was = before, *a = after;
	if (a && (was ? was->level != a->level || was->restricted != a->restricted
	              : account_has_wheel((enum account_level)a->level)))
		search_rank(cx);
	return facts_follow_restriction(cx, before, after);
}

enum err account_add(struct ctx *cx, struct account *a)
{
	int64_t act;
	TRY(noun_add(cx, &account_noun, a, &act));
	struct account_fact none_yet = {.account_id = a->id, .contribution_12m = NONE};
	return db_exec_one(cx, &fact_queries[FACT_ADD], ARGS_OBJ(&none_yet));
}

enum err account_add_many(struct ctx *cx, struct account *a, size_t count)
{
	struct account_fact *facts = arena_array(cx->arena, struct account_fact, count);
	TRY(noun_add_many(cx, &account_noun, a, count, 0));
	for (size_t i = 0; i < count; i++)
		facts[i] = (struct account_fact){.account_id = a[i].id, .contribution_12m = NONE};
	return db_exec_many(cx, &fact_queries[FACT_ADD], facts, count);
}

enum err account_save(struct ctx *cx, const struct account *before, struct account *after)
{
	int changes;
	return noun_change_part(cx, &account_noun, before, after, 0, &changes);
}

enum err account_edit(struct ctx *cx, const struct account *before, struct account *after, int64_t *ret_act)
{
	bool posts = after->kam_id != before->kam_id || after->deputy_id != before->deputy_id;
	TRY(noun_check(cx, &account_noun, before, after));
	if (posts && after->kam_id && after->kam_id == after->deputy_id)
		return fail_field(cx, "deputy_id", "account.deputy_is_kam");
	return noun_change(cx, &account_noun, before, after, ret_act);
}

enum err account_remove(struct ctx *cx, int64_t id, bool *ret_removed)
{
	bool referred;
	TRY(noun_referred(cx, &account_noun, id, &referred));
	*ret_removed = !referred;
	if (referred)
		return OK;
	TRY(db_exec(cx, &fact_queries[FACT_REMOVE], ARGS(ARG("id", id)), NULL));
	TRY(search_remove(cx, "account", id));
	return db_exec_one(cx, &account_queries[ACCOUNT_REMOVE], ARGS(ARG("id", id)));
}
