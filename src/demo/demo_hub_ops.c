#include "demo/demo_ops.h"

#include "base/date.h"
#include "hub/account/account_ops.h"
#include "hub/product/product.h"
#include "hub/sale/sale_import_ops.h"
#include "hub/sale/sale_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/department/department_ops.h"
#include "platform/import/import_ops.h"
#include "platform/import/import_source.h"
#include "platform/noun/noun_ops.h"
#include "platform/person/person_ops.h"
#include "platform/user/user_ops.h"

#include <string.h>

enum { SALES_CHUNK = 2000, FACTS_CHUNK = 200, FIRST_INVOICE = 300101, MICRO = 1000000 };
static const char source[] = "ERP";

int64_t demo_time(struct ctx *cx, int days_ago, int hour)
{
	return zone_time(zone_default(), date_add_days(ctx_today(cx), -days_ago), hour, 0, 0);
}

/* Those that sell stand together under the sales director. */
static enum err demo_departments_add(struct ctx *cx, const struct demo_ids *ids)
{
	static const char *const selling[] = {"Nøkkelkunder", "Distriktssalg", "Kundeservice"};
	struct department sales = {.name = "Salg", .leader_id = ids->person[WHO_LEADER]};
	int64_t act;
	TRY(noun_add(cx, &department_noun, &sales, &act));
	for (size_t i = 0; i < sizeof selling / sizeof *selling; i++) {
		struct department *before, after;
		TRY(department_by_name(cx, selling[i], &before));
		after = *before;
		after.parent_id = sales.id;
		TRY(noun_change(cx, &department_noun, before, &after, &act));
	}
	return OK;
}

enum err demo_people_add(struct ctx *cx, struct demo_ids *ids, struct demo_made *made)
{
	for (int i = 0; i < DEMO_PEOPLE; i++) {
		const struct demo_person *from = &demo_people[i];
		struct person p;
		record_blank(&person_record, &p);
		p.number = arena_printf(cx->arena, "%d", 101 + i);
		p.name = from->name;
		p.mail = from->mail;
		p.title = from->title;
		p.city = from->city;
		TRY(department_ensure(cx, from->department, &p.department_id));
		p.manager_id = from->manager == i ? 0 : ids->person[from->manager];
		TRY(person_add(cx, &p));
		ids->person[i] = p.id;
		made->people++;
		if (from->role < 0)
			continue;
		struct user u;
		TRY(user_add(cx, p.id, (enum role)from->role, &u));
		ids->user[i] = u.id;
		made->users++;
	}
	/* A department is led by the one in it whose manager is outside it. */
	for (int i = 0; i < DEMO_PEOPLE; i++) {
		const struct demo_person *p = &demo_people[i];
		if (p->manager != i && !strcmp(demo_people[p->manager].department, p->department))
			continue;
		struct department *before, after;
		int64_t act;
		TRY(department_by_name(cx, p->department, &before));
		after = *before;
		after.leader_id = ids->person[i];
		if (!before->leader_id)
			TRY(noun_change(cx, &department_noun, before, &after, &act));
	}
	return demo_departments_add(cx, ids);
}

enum err demo_products_add(struct ctx *cx, struct demo_ids *ids, struct demo_made *made)
{
	struct product *p = arena_array(cx->arena, struct product, (size_t)demo_product_count);
	for (int i = 0; i < demo_product_count; i++) {
		record_blank(&product_record, &p[i]);
		p[i].number = demo_products[i].number;
		p[i].name = demo_products[i].name;
		p[i].category = demo_products[i].category;
		p[i].unit_price = (int64_t)demo_products[i].price * MICRO;
		p[i].unit_cost = (int64_t)demo_products[i].price * demo_products[i].cost * (MICRO / 100);
	}
	TRY(noun_add_many(cx, &product_noun, p, (size_t)demo_product_count, 0));
	for (int i = 0; i < demo_product_count; i++)
		ids->product[i] = p[i].id;
	made->products = demo_product_count;
	return OK;
}

static int64_t person_id(const struct demo_ids *ids, int who)
{
	return who < 0 ? 0 : ids->person[who];
}

static void fill_account(struct ctx *cx, const struct demo_customer *c, const struct demo_ids *ids, struct account *a)
{
	const struct demo_place *place = &demo_places[c->place];
	record_blank(&account_record, a);
	a->number = c->number;
	a->name = c->name;
	a->orgnr = c->orgnr;
	a->parent_id = c->parent < 0 ? 0 : ids->customer[c->parent];
	a->industry = demo_industries[c->industry].name;
	a->address = arena_printf(cx->arena, "%s %d", place->street, 1 + (c->number[4] - '0') * 7 + c->industry);
	a->postal_code = place->postal_code;
	a->city = place->city;
	a->country = "Norge";
	a->level = LEVEL_ORDINARY;
	a->restricted = c->restricted;
	a->kam_id = person_id(ids, c->kam);
	a->deputy_id = person_id(ids, c->deputy);
	a->sponsor_id = person_id(ids, c->sponsor);
	a->source = source;
	if (c->story)
		a->story = tr(cx->lang, arena_printf(cx->arena, "demo.story.%d", c->story));
}

/* Those of their own first, as members of a group point to their parent. */
enum err demo_customers_add(struct ctx *cx, const struct demo_customer *c, struct demo_ids *ids, struct demo_made *made)
{
	struct account *a = arena_array(cx->arena, struct account, DEMO_CUSTOMERS);
	for (int members = 0; members < 2; members++) {
		size_t n = 0;
		for (int i = 0; i < DEMO_CUSTOMERS; i++)
			if ((c[i].parent >= 0) == (members == 1))
				fill_account(cx, &c[i], ids, &a[n++]);
		TRY(account_add_many(cx, a, n));
		n = 0;
		for (int i = 0; i < DEMO_CUSTOMERS; i++)
			if ((c[i].parent >= 0) == (members == 1))
				ids->customer[i] = a[n++].id;
	}
	made->customers = DEMO_CUSTOMERS;
	return OK;
}

/* The nth line of its document with that product. */
static int64_t nth_of(const struct demo_line *lines, size_t first, size_t at)
{
	int64_t n = 1;
	for (size_t i = first; i < at; i++)
		n += lines[i].product == lines[at].product;
	return n;
}

static void fill_sale(const struct demo_line *l, const struct demo_customer *c, const struct demo_ids *ids,
                      int64_t import, struct sale *s)
{
	*s = (struct sale){
	    .source = source,
	    .product_code = demo_products[l->product].number,
	    .account_id = ids->customer[l->customer],
	    .product_id = ids->product[l->product],
	    .person_id = person_id(ids, c[l->customer].kam),
	    .day = l->day,
	    .quantity = (int64_t)l->quantity * MICRO,
	    .unit_price = l->unit_price,
	    .import_id = import,
	};
	if (!sale_amount(s->quantity, s->unit_price, &s->amount))
		s->amount = 0;
	s->contribution = sale_contribution(s->amount, s->quantity, l->unit_cost);
}

static enum err add_lines(struct ctx *cx, const struct demo_line *lines, size_t count, const struct demo_customer *c,
                          const struct demo_ids *ids)
{
	struct sale *chunk = arena_array(cx->arena, struct sale, SALES_CHUNK);
	int64_t invoice = FIRST_INVOICE - 1;
	const char *doc = "";
	size_t n = 0, first = 0;
	for (size_t i = 0; i < count; i++) {
		bool credit = lines[i].quantity < 0;
		if (!i || lines[i].day != lines[i - 1].day || lines[i].customer != lines[i - 1].customer ||
		    credit != (lines[i - 1].quantity < 0)) {
			first = i;
			doc = arena_printf(cx->arena, "%s%lld", credit ? "C" : "", (long long)++invoice);
		}
		fill_sale(&lines[i], c, ids, ids->import, &chunk[n]);
		chunk[n].doc = doc;
		chunk[n++].n = nth_of(lines, first, i);
		if (n == SALES_CHUNK || i + 1 == count) {
			TRY(sale_add_many(cx, chunk, n));
			n = 0;
		}
	}
	return OK;
}

static enum err make_facts(struct ctx *cx)
{
	bool moved;
	int64_t last = 0;
	do
		TRY(facts_refresh(cx, 0, last, FACTS_CHUNK, &last));
	while (last);
	TRY(facts_window(cx, &moved));
	do
		TRY(facts_window_refresh(cx, last, FACTS_CHUNK, &last));
	while (last);
	return facts_total(cx);
}

enum err demo_sales_add(struct ctx *cx, struct demo_rng *r, const struct demo_customer *c, struct demo_ids *ids,
                        struct demo_made *made)
{
	struct demo_line *lines;
	size_t count = demo_lines_make(cx, r, c, ctx_today(cx), &lines);
	TRY(add_lines(cx, lines, count, c, ids));
	made->sales = (int64_t)count;
	ids->credits = 0;
	for (size_t i = 0; i < count; i++)
		ids->credits += lines[i].quantity < 0;
	return make_facts(cx);
}

/* The lines come from there every week. */
static enum err add_source(struct ctx *cx)
{
	struct import_source s;
	int64_t act;
	record_blank(&import_source_record, &s);
	s.name = source;
	s.kind = import_kind_number(&sale_import_kind);
	s.responsible_id = cx->person;
	s.every_hours = 7 * 24;
	return noun_add(cx, &import_source_noun, &s, &act);
}

enum err demo_sales_note(struct ctx *cx, const struct demo_ids *ids, const struct demo_made *made)
{
	TRY(add_source(cx));
	return import_made(cx, &sale_import_kind, ids->import, source, "salgslinjer.csv",
	                   "Fakturanr;Dato;Kundenr;Varenr;Antall;Enhetspris;Selger;Dekningsbidrag", made->sales,
	                   ids->credits);
}
