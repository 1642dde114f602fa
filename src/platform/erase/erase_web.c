/* What would be erased of a colleague who has left, and doing it. */
#include "platform/erase/erase_web.h"

#include "platform/access/rights.h"
#include "platform/erase/erase_ops.h"
#include "platform/person/person_ops.h"

#include <inttypes.h>

#define ERASE_PAGE(F, S)                                          \
	F(S, ID, id)                                              \
	F(S, TEXT, name)                                          \
	F(S, LIST, hits, .of = &erase_hit_record) /* erase_hit */ \
	F(S, BOOL, left)                                          \
	F(S, BOOL, erased)
STRUCT_OF(erase_page, ERASE_PAGE);
static const struct record page_record = RECORD_OF("erase_page", erase_page, ERASE_PAGE);

#define ERASE_FORM(F, S) F(S, BOOL, sure, .label = "erase.sure")
STRUCT_OF(erase_form, ERASE_FORM);
static const struct record form_record = RECORD_OF("erase_form", erase_form, ERASE_FORM);

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct erase_page *p = arena_new(cx->arena, struct erase_page);
	struct person who;
	record_blank(&page_record, p);
	TRY(person_get(cx, rq->id[0], &who));
	p->id = who.id;
	p->name = who.name;
	p->left = who.left_on != 0;
	TRY(erase_is_erased(cx, who.id, &p->erased));
	if (!p->erased)
		TRY(erase_hits(cx, who.id, &p->hits));
	rs->view = p;
	return OK;
}

static enum err go(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct erase_form *f = rq->typed;
	struct erased done;
	if (!f->sure)
		return fail_field(cx, "sure", "erase.be_sure");
	TRY(erase_person(cx, rq->id[0], &done));
	rs->location = arena_printf(cx->arena, "/people/%" PRId64, rq->id[0]);
	rs->flash = "erase.flash";
	return OK;
}

#define USERS NEED(DATA_USERS, WRITE)
static const struct route routes[] = {
    {GET, "/people/:id/erase", "erase_page", USERS, TX_READ, .view = &page_record, .handle = show, .flags = R_SLOW,
     .summary = "What would be erased of a colleague who has left, and the free texts that name him or her."},
    {POST, "/people/:id/erase", NULL, USERS, TX_WRITE, .form = &form_record, .handle = go,
     .flags = R_SLOW | R_IN_PERSON, .summary = "Erase a colleague's personal values; what was sealed stays whole."},
};
const struct route_set erase_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
