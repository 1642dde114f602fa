/* Forms about a customer: facts, who follows up, who may see it; each is saved by itself. */
#include "hub/access/ask_ops.h"
#include "hub/account/account_ops.h"
#include "hub/account/account_page_ops.h"
#include "hub/account/account_web.h"
#include "platform/access/access_ops.h"
#include "platform/noun/noun_form_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_web.h"

#include <inttypes.h>
#include <string.h>

struct noun_pages account_people_pages = NOUN_PAGES(&account_noun, "kam_id deputy_id sponsor_id");
struct noun_pages account_restriction_pages = NOUN_PAGES(&account_noun, "restricted");

/* An object of noun_facts.named: the customer with the names of what it points to. */
struct account_named {
	struct account account;
	const char *parent, *kam, *deputy, *sponsor;
};

/* The customer again in each of its other forms. */
#define EDIT_MORE(F, S)                                                                                \
	F(S, BOOL, may_number)                           /* give a number by hand */                   \
	F(S, LIST, members, .of = &access_member_record) /* the team, and who has access for a time */ \
	F(S, RECORD(struct account_named), people, .of = &account_people_pages.form)                   \
	F(S, RECORD(struct account_named), restriction, .of = &account_restriction_pages.form)
STRUCT_OF(edit_more, EDIT_MORE);
static const struct record more_record = RECORD_OF("account_edit_view", edit_more, EDIT_MORE);

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

static enum err fill(struct ctx *cx, [[maybe_unused]] const struct request *rq, const void *record, void *more)
{
	struct edit_more *m = more;
	m->may_number = access_sees_all(cx);
	if (!record)
		return OK;
	m->people = m->restriction = *(const struct account_named *)record;
	return add_team(cx, m->people.account.id, &m->members);
}

struct noun_pages account_facts_pages =
    NOUN_PAGES(&account_noun, "name number orgnr short_name parent_id industry address postal_code city country phone",
               .more = &more_record, .fill = fill);

/* An organisation number that another customer has too is no fault: one company may be several customers. But it may be a mistake, and a
 * customer stays once it is there: so it is said. */
static enum err say_same_orgnr(struct ctx *cx, const struct account *a, const char *flash, struct response *rs)
{
	struct list same;
	TRY(account_same_orgnr(cx, a, &same));
	if (same.count)
		rs->flash = flash;
	return OK;
}

static enum err add_new(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account *a = noun_blank(cx, &account_noun);
	a->level = LEVEL_ORDINARY;
	TRY(noun_form_take(cx, rq->route->form, &account_noun, rq->typed, a));
	TRY(account_add(cx, a));
	rs->location = arena_printf(cx->arena, "/accounts/%" PRId64, a->id);
	rs->flash = "account.flash.created";
	return say_same_orgnr(cx, a, "account.flash.created_same_orgnr", rs);
}

/* Back to the customer, or to the list when the change took the right to see it; undo is offered to who may still use it. */
static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account *after = noun_copy(cx, &account_noun, rq->record);
	bool sees, edits = false;
	int64_t act;
	TRY(noun_form_take(cx, rq->route->form, &account_noun, rq->typed, after));
	TRY(account_edit(cx, rq->record, after, &act));
	TRY(access_may(cx, DATA_CRM_FACTS, LEVEL_READ, after->id, &sees));
	if (sees && act)
		TRY(access_may(cx, DATA_CRM_EDIT, LEVEL_WRITE, after->id, &edits));
	rs->location = sees ? arena_printf(cx->arena, "/accounts/%" PRId64, after->id) : "/accounts";
	rs->flash = act ? "account.flash.saved" : "account.flash.nothing";
	if (edits)
		rs->flash_undo = arena_printf(cx->arena, "/undo/%" PRId64, act);
	const struct account *before = rq->record;
	bool given = after->orgnr && (!before->orgnr || strcmp(before->orgnr, after->orgnr) != 0);
	return sees && given ? say_same_orgnr(cx, after, "account.flash.saved_same_orgnr", rs) : OK;
}

#define NEW       NEED(DATA_CRM_EDIT, WRITE)
#define EDIT_OF   NEED_OF_RECORD(DATA_CRM_EDIT, WRITE)
#define EDIT_PAGE "/accounts/:id/edit"

static const struct route routes[] = {
    {GET, "/accounts/new", "account_edit", NEW, TX_READ, .view = &account_facts_pages.page, .handle = noun_show_new,
     .summary = "Form of a new customer."},
    {POST, "/accounts/new", NULL, NEW, TX_WRITE, .form = &account_facts_pages.form, .handle = add_new,
     .summary = "Add a customer.", .flags = R_IDEMPOTENT},
    {GET, EDIT_PAGE, "account_edit", EDIT_OF, TX_READ, .view = &account_facts_pages.one,
     .page_view = &account_facts_pages.page, .handle = noun_show_one, .record = &account_record,
     .summary = "Forms of a customer's facts, people and restriction."},
    {POST, EDIT_PAGE, NULL, EDIT_OF, TX_WRITE, .form = &account_facts_pages.form, .handle = save,
     .record = &account_record, .summary = "Change a customer's facts.", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/people", NULL, EDIT_OF, TX_WRITE, .form = &account_people_pages.form, .handle = save,
     .record = &account_record, .form_page = EDIT_PAGE,
     .summary = "Set a customer's KAM, deputy and executive sponsor.", .flags = R_IDEMPOTENT},
    {POST, "/accounts/:id/restriction", NULL, EDIT_OF, TX_WRITE, .form = &account_restriction_pages.form,
     .handle = save, .record = &account_record, .form_page = EDIT_PAGE,
     .summary = "Restrict who may know of a customer, or lift it.", .flags = R_IDEMPOTENT | R_NO_TOKEN},
};
const struct route_set account_edit_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
