#include "hub/account/account_edit_ops.h"

#include "base/clock.h"
#include "hub/access/ask_ops.h"
#include "hub/account/account_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_ops.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum { TEXT_BYTES = 2048 };

enum { PARENTS_SHOWN = 5 };

/* The one customer whose name begins so, among those the person may know of; a number is never taken for the beginning of
 * another. Several are named, for the person to choose from. */
static enum err parent_by_name(struct ctx *cx, const char *name, int64_t *ret)
{
	struct list hits = {0};
	BUF_AUTO struct buf several;
	buf_init(&several, TEXT_BYTES);
	int64_t found = 0;
	size_t count = 0;
	if (strspn(name, "0123456789 ") < strlen(name))
		TRY(search_all(cx, name, PARENTS_SHOWN, &hits));
	for (size_t i = 0; i < hits.count; i++) {
		const struct search_hit *h = list_at(&hits, struct search_hit, i);
		if (strcmp(h->kind, "account") != 0)
			continue;
		buf_printf(&several, "%s%s (%s)", count++ ? ", " : "", h->name, h->detail ? h->detail : "–");
		found = h->id;
	}
	if (!count)
		return fail_field(cx, "parent", "account.parent.unknown", name);
	if (count > 1)
		return fail_field(cx, "parent", "account.parent.several", arena_strdup(cx->arena, several.p));
	*ret = found;
	return OK;
}

/* The parent by its number, else by its name; only one the person may know of, so that a guess tells nothing. */
static enum err parent_find(struct ctx *cx, const char *text, int64_t *ret)
{
	struct account parent;
	*ret = 0;
	if (!text || !*text)
		return OK;
	enum err e = account_by_number(cx, text, &parent);
	if (e == OK)
		e = access_need(cx, DATA_CRM_FACTS, LEVEL_READ, parent.id);
	if (e == E_NOT_FOUND || e == E_FORBIDDEN) {
		fault_clear(cx);
		return parent_by_name(cx, text, ret);
	}
	*ret = parent.id;
	return e;
}

/* A parent one may not know of keeps standing when the form comes back without it. */
static enum err parent_number(struct ctx *cx, int64_t id, const char **ret)
{
	struct account parent;
	*ret = NULL;
	if (!id)
		return OK;
	enum err e = access_need(cx, DATA_CRM_FACTS, LEVEL_READ, id);
	if (e == OK)
		e = account_get(cx, id, &parent);
	if (e == OK)
		*ret = parent.number;
	if (e != E_NOT_FOUND && e != E_FORBIDDEN)
		return e;
	fault_clear(cx);
	return OK;
}

static enum err begin(struct ctx *cx, int64_t id, int64_t version, struct account *ret)
{
	TRY(account_get(cx, id, ret));
	return version == ret->version ? OK : fail(cx, E_CONFLICT, "account.changed_meanwhile");
}

static enum err save(struct ctx *cx, const struct account *before, struct account *after, int64_t *ret_act)
{
	int64_t act = history_act_new();
	TRY(account_save(cx, before, after, 0, act));
	*ret_act = after->version != before->version ? act : 0;
	return OK;
}

enum err account_new(struct ctx *cx, const struct account_facts_form *f, int64_t *ret_id)
{
	struct account a;
	record_blank(&account_record, &a);
	facts_form_take(f, &a);
	a.level = LEVEL_ORDINARY;
	TRY(parent_find(cx, f->parent, &a.parent_id));
	TRY(account_add(cx, &a));
	*ret_id = a.id;
	return OK;
}

enum err account_edit_facts(struct ctx *cx, int64_t id, const struct account_facts_form *f, int64_t *ret_act)
{
	struct account before, after;
	const char *shown;
	TRY(begin(cx, id, f->version, &before));
	after = before;
	facts_form_take(f, &after);
	TRY(parent_number(cx, before.parent_id, &shown));
	if (strcmp(shown ? shown : "", f->parent ? f->parent : "") != 0)
		TRY(parent_find(cx, f->parent, &after.parent_id));
	return save(cx, &before, &after, ret_act);
}

/* Somebody who is there and has not left; who stood there before may stay. */
static enum err person_fits(struct ctx *cx, const char *field, int64_t id, int64_t before)
{
	struct person p;
	if (!id || id == before)
		return OK;
	enum err e = person_get(cx, id, &p);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		return fail_field(cx, field, "form.unknown_choice");
	}
	if (e == OK && p.left_on && p.left_on <= ctx_today(cx))
		return fail_field(cx, field, "account.person_left", p.name);
	return e;
}

enum err account_edit_people(struct ctx *cx, int64_t id, const struct account_people_form *f, int64_t *ret_act)
{
	struct account before, after;
	TRY(begin(cx, id, f->version, &before));
	TRY(person_fits(cx, "kam_id", f->kam_id, before.kam_id));
	TRY(person_fits(cx, "deputy_id", f->deputy_id, before.deputy_id));
	TRY(person_fits(cx, "sponsor_id", f->sponsor_id, before.sponsor_id));
	if (f->kam_id && f->kam_id == f->deputy_id)
		return fail_field(cx, "deputy_id", "account.deputy_is_kam");
	after = before;
	after.kam_id = f->kam_id;
	after.deputy_id = f->deputy_id;
	after.sponsor_id = f->sponsor_id;
	return save(cx, &before, &after, ret_act);
}

enum err account_edit_restriction(struct ctx *cx, int64_t id, const struct account_restrict_form *f, int64_t *ret_act)
{
	struct account before, after;
	TRY(begin(cx, id, f->version, &before));
	after = before;
	after.restricted = f->restricted;
	return save(cx, &before, &after, ret_act);
}

enum err account_undo(struct ctx *cx, const struct list *rows, int64_t undo)
{
	struct account before, after;
	TRY(account_get(cx, list_at(rows, struct history, 0)->record_id, &before));
	after = before;
	TRY(history_take_back(cx, &account_record, rows, &after));
	return account_save(cx, &before, &after, 0, undo);
}

/* The same people for another field: only who is chosen differs. */
static struct list choose(struct ctx *cx, const struct list *people, int64_t chosen)
{
	struct list l = *people;
	l.items = arena_array(cx->arena, struct person_choice, people->count);
	for (size_t i = 0; i < l.count; i++) {
		struct person_choice *c = list_at(&l, struct person_choice, i);
		*c = *list_at(people, struct person_choice, i);
		c->chosen = c->id == chosen;
	}
	return l;
}

/* Who has left is no longer offered, but stays where he stands until somebody else is chosen. */
static enum err add_choices(struct ctx *cx, const struct list *people, int64_t chosen, struct list *ret)
{
	*ret = choose(cx, people, chosen);
	for (size_t i = 0; i < ret->count; i++)
		if (list_at(ret, struct person_choice, i)->chosen)
			return OK;
	if (!chosen)
		return OK;
	struct person p;
	TRY(person_get(cx, chosen, &p));
	struct person_choice *items = arena_array(cx->arena, struct person_choice, ret->count + 1);
	items[0] = (struct person_choice){.id = p.id, .name = p.name, .chosen = true};
	if (ret->count)
		memcpy(items + 1, ret->items, ret->count * sizeof *items);
	*ret = (struct list){.items = items, .count = ret->count + 1};
	return OK;
}

/* The team, and for those who see opinions who was let in for a time. */
static enum err add_team(struct ctx *cx, int64_t account, struct list *ret)
{
	TRY(access_members(cx, account, ret));
	if (access_see_opinions(cx))
		return OK;
	size_t n = 0;
	for (size_t i = 0; i < ret->count; i++)
		if (list_at(ret, struct access_member, i)->kind != ACCESS_GRANTED)
			*list_at(ret, struct access_member, n++) = *list_at(ret, struct access_member, i);
	ret->count = n;
	return OK;
}

enum err account_edit_get(struct ctx *cx, int64_t id, struct account_edit_view *ret)
{
	struct account a;
	struct list people;
	const char *parent;
	record_blank(&account_edit_view_record, ret);
	ret->may_number = access_see_all(cx);
	if (!id) {
		ret->is_new = true;
		ret->version = 0;
		return OK;
	}
	TRY(account_get(cx, id, &a));
	TRY(parent_number(cx, a.parent_id, &parent));
	TRY(person_choices(cx, 0, &people));
	ret->name = a.name;
	ret->href = arena_printf(cx->arena, "/accounts/%lld", (long long)a.id);
	ret->version = a.version;
	facts_form_fill(&ret->facts, &a, parent);
	ret->people = (struct account_people_form){a.kam_id, a.deputy_id, a.sponsor_id, a.version};
	ret->restriction = (struct account_restrict_form){a.restricted, a.version};
	TRY(add_team(cx, id, &ret->members));
	TRY(add_choices(cx, &people, a.kam_id, &ret->kams));
	TRY(add_choices(cx, &people, a.deputy_id, &ret->deputies));
	return add_choices(cx, &people, a.sponsor_id, &ret->sponsors);
}
