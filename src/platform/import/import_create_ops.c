/* Customers, products and people that lines name and the base lacks. */
#include "platform/import/import_inner_ops.h"

#include "hub/account/account_ops.h"
#include "hub/product/product_ops.h"
#include "platform/person/person_ops.h"

struct change_row made_row(int64_t run, enum item_kind kind, int64_t id)
{
	return (struct change_row){.import_id = run, .kind = item_kind_names[kind], .record_id = id, .version = 1};
}

static size_t count_new(const struct import_item *list)
{
	size_t n = 0;
	for (; list; list = list->next_made)
		n += list->state == ITEM_NEW;
	return n;
}

static enum err note_made(struct ctx *cx, const struct import_job *job, enum item_kind kind,
                          const struct import_item *list)
{
	struct change_row *rows = arena_array(cx->arena, struct change_row, count_new(list) + 1);
	size_t n = 0;
	for (const struct import_item *i = list; i; i = i->next_made)
		if (i->state == ITEM_NEW)
			rows[n++] = made_row(job->run.id, kind, i->id);
	return db_exec_many(cx, &import_queries[CHANGE_PUT], rows, n);
}

static enum err create_accounts(struct ctx *cx, struct import_job *job, struct import_item *list)
{
	struct account *a = arena_array(cx->arena, struct account, count_new(list) + 1);
	size_t n = 0;
	for (struct import_item *i = list; i; i = i->next_made) {
		if (i->state != ITEM_NEW)
			continue;
		record_blank(&account_record, &a[n]);
		a[n].number = i->number;
		a[n].name = i->name ? i->name : i->number;
		a[n].country = i->country;
		a[n].level = LEVEL_ORDINARY;
		a[n].source = *job->run.source ? job->run.source : NULL;
		a[n++].import_id = job->run.id;
	}
	if (n)
		TRY(account_add_many(cx, a, n));
	n = 0;
	for (struct import_item *i = list; i; i = i->next_made)
		if (i->state == ITEM_NEW)
			i->id = a[n++].id;
	return OK;
}

static enum err create_products(struct ctx *cx, struct import_job *job, struct import_item *list)
{
	struct product *p = arena_array(cx->arena, struct product, count_new(list) + 1);
	size_t n = 0;
	for (struct import_item *i = list; i; i = i->next_made) {
		if (i->state != ITEM_NEW)
			continue;
		record_blank(&product_record, &p[n]);
		p[n].number = i->number;
		p[n].name = i->name ? i->name : i->number;
		p[n++].import_id = job->run.id;
	}
	if (n)
		TRY(product_add_many(cx, p, n));
	n = 0;
	for (struct import_item *i = list; i; i = i->next_made)
		if (i->state == ITEM_NEW)
			i->id = p[n++].id;
	return OK;
}

static enum err create_people(struct ctx *cx, struct import_job *job, struct import_item *list)
{
	for (struct import_item *i = list; i; i = i->next_made) {
		struct person p;
		if (i->state != ITEM_NEW)
			continue;
		record_blank(&person_record, &p);
		p.number = i->number;
		p.name = i->name ? i->name : i->number;
		p.import_id = job->run.id;
		TRY(person_add(cx, &p));
		i->id = p.id;
	}
	return OK;
}

/* Records this import made when it knew no name for them, and now does. */
static enum err name_own(struct ctx *cx, struct import_job *job, enum item_kind kind, struct import_item *list)
{
	for (struct import_item *i = list; i; i = i->next_made) {
		struct change_row change = made_row(job->run.id, kind, i->id);
		if (i->state == ITEM_NEW || !i->named)
			continue;
		if (kind == ITEM_ACCOUNT) {
			struct account before, after;
			TRY(account_get(cx, i->id, &before));
			after = before;
			after.name = i->name;
			TRY(account_save(cx, &before, &after, job->run.id));
			change.version = after.version;
		} else {
			struct product before, after;
			TRY(product_get(cx, i->id, &before));
			after = before;
			after.name = i->name;
			TRY(product_save(cx, &before, &after, job->run.id));
			change.version = after.version;
		}
		TRY(db_exec_many(cx, &import_queries[CHANGE_PUT], &change, 1));
	}
	return OK;
}

enum err chunk_create(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	TRY(create_accounts(cx, job, c->made[ITEM_ACCOUNT]));
	TRY(create_products(cx, job, c->made[ITEM_PRODUCT]));
	TRY(create_people(cx, job, c->made[ITEM_PERSON]));
	for (int kind = 0; kind < 3; kind++)
		TRY(note_made(cx, job, kind, c->made[kind]));
	TRY(name_own(cx, job, ITEM_ACCOUNT, c->made[ITEM_ACCOUNT]));
	return name_own(cx, job, ITEM_PRODUCT, c->made[ITEM_PRODUCT]);
}
