#include "hub/account/account_ops.h"

#include "base/clock.h"
#include "base/num.h"
#include "hub/account/account_store.h"
#include "hub/account/facts_store.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum { GROUP_DEPTH = 20 };

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
static enum err number_free(struct ctx *cx, const struct account *a, int64_t import)
{
	int64_t taken = 0;
	if (!a->number || !*a->number)
		return OK;
	if (!import && !access_see_all(cx))
		return fail_field(cx, "number", "account.number.by_leader");
	TRY(db_int(cx, &account_queries[ACCOUNT_NUMBER_TAKEN], ARGS(ARG("number", a->number), ARG("id", a->id)), 0,
	           &taken));
	return taken ? fail(cx, E_CONFLICT, "account.number.taken", a->number) : OK;
}

/* Walk up from the new parent: meeting the account itself would close a ring. */
static enum err parent_no_ring(struct ctx *cx, const struct account *a)
{
	int64_t at = a->parent_id;
	for (int i = 0; at && i < GROUP_DEPTH; i++) {
		if (at == a->id)
			break;
		TRY(db_int(cx, &account_queries[ACCOUNT_PARENT], ARGS(ARG("id", at)), 0, &at));
	}
	return at ? fail_field(cx, "parent_id", "account.parent.cycle") : OK;
}

/* The texts an account is found by; `texts` has room for five. */
static void account_texts(const struct account *a, const char *texts[5])
{
	size_t n = 0;
	const char *all[] = {a->name, a->short_name, a->number, a->orgnr};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i] && *all[i])
			texts[n++] = all[i];
	texts[n] = NULL;
}

static void account_prepare(struct ctx *cx, struct account *a)
{
	a->id = id_new();
	a->created = a->updated = cx->now;
	a->version = 1;
	account_normalise(cx, a);
}

enum err account_add(struct ctx *cx, struct account *a)
{
	const char *texts[5];
	account_prepare(cx, a);
	TRY(account_check(cx, a));
	TRY(number_free(cx, a, a->import_id));
	TRY(db_exec_one(cx, &account_queries[ACCOUNT_ADD], ARGS_OBJ(a)));
	struct account_fact none_yet = {.account_id = a->id, .contribution_12m = NONE};
	TRY(db_exec_one(cx, &fact_queries[FACT_ADD], ARGS_OBJ(&none_yet)));
	account_texts(a, texts);
	TRY(search_put_new(cx, "account", &(struct search_new){a->id, texts}, 1));
	return history_created(cx, &(struct history_subject){&account_record, a->id, a->id, a->import_id});
}

enum err account_add_many(struct ctx *cx, struct account *a, size_t count)
{
	struct search_new *tokens = arena_array(cx->arena, struct search_new, count);
	struct account_fact *facts = arena_array(cx->arena, struct account_fact, count);
	for (size_t i = 0; i < count; i++) {
		const char **texts = arena_array(cx->arena, const char *, 5);
		account_prepare(cx, &a[i]);
		account_texts(&a[i], texts);
		tokens[i] = (struct search_new){a[i].id, texts};
		facts[i] = (struct account_fact){.account_id = a[i].id, .contribution_12m = NONE};
	}
	TRY(db_exec_many(cx, &account_queries[ACCOUNT_ADD], a, count));
	TRY(db_exec_many(cx, &fact_queries[FACT_ADD], facts, count));
	return search_put_new(cx, "account", tokens, count);
}

static bool same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

enum err account_save(struct ctx *cx, const struct account *before, struct account *after, int64_t import, int64_t act)
{
	int changes = 0;
	account_normalise(cx, after);
	TRY(account_check(cx, after));
	if (!same(before->number, after->number))
		TRY(number_free(cx, after, import));
	if (after->parent_id != before->parent_id)
		TRY(parent_no_ring(cx, after));
	struct history_subject of = {
	    .record = &account_record, .id = after->id, .account = after->id, .import_id = import, .act_id = act};
	TRY(history_changed(cx, &of, before, after, &changes));
	if (!changes)
		return OK;
	after->updated = cx->now;
	TRY(db_exec_one(cx, &account_queries[ACCOUNT_PUT], ARGS_OBJ(after)));
	after->version++;
	if (same(before->name, after->name) && same(before->short_name, after->short_name) &&
	    same(before->number, after->number) && same(before->orgnr, after->orgnr))
		return OK;
	const char *texts[5];
	account_texts(after, texts);
	return search_put(cx, "account", after->id, texts);
}

enum err account_remove(struct ctx *cx, int64_t id, bool *ret_removed)
{
	int64_t referred = 0;
	*ret_removed = false;
	TRY(db_int(cx, &account_queries[ACCOUNT_REFERRED], ARGS(ARG("id", id)), 0, &referred));
	if (referred)
		return OK;
	TRY(db_exec(cx, &fact_queries[FACT_REMOVE], ARGS(ARG("id", id)), NULL));
	TRY(search_remove(cx, "account", id));
	TRY(db_exec_one(cx, &account_queries[ACCOUNT_REMOVE], ARGS(ARG("id", id))));
	*ret_removed = true;
	return OK;
}
