/* Records that rows add or change, what the import notes of them for its undo, and those that lines name and the base lacks. */
#include "platform/import/import_inner_ops.h"

#include <string.h>

char *import_record_text(struct ctx *cx, const struct import_job *job, const struct import_record *r,
                         const char *column)
{
	for (size_t i = 0; i < job->kind->columns.count; i++)
		if (!strcmp(job->kind->columns.items[i].name, column) && r->cells[i].n)
			return span_copy(cx->arena, r->cells[i]);
	return NULL;
}

static struct change_row made_row(int64_t run, const struct import_noun *noun, const void *obj)
{
	return (struct change_row){.import_id = run,
	                           .kind = noun->name,
	                           .record_id = field_get(&noun->record->fields[0], obj).i,
	                           .version = 1};
}

enum err records_add(struct ctx *cx, int64_t run, const struct import_noun *noun, void *objs, size_t count)
{
	struct change_row *rows = arena_array(cx->arena, struct change_row, count + 1);
	if (!count)
		return OK;
	TRY(noun->add(cx, noun, objs, count));
	for (size_t i = 0; i < count; i++)
		rows[i] = made_row(run, noun, (const char *)objs + i * noun->record->size);
	return db_exec_many(cx, &import_queries[CHANGE_PUT], rows, count);
}

enum err record_read(struct ctx *cx, const struct import_noun *noun, int64_t id, void **ret_before, void **ret_after)
{
	size_t size = noun->record->size;
	*ret_before = arena_alloc(cx->arena, size);
	*ret_after = arena_alloc(cx->arena, size);
	TRY(noun->get(cx, noun, id, *ret_before));
	memcpy(*ret_after, *ret_before, size);
	return OK;
}

enum err record_change(struct ctx *cx, int64_t run, const struct import_noun *noun, const void *before, void *after)
{
	struct change_row row = made_row(run, noun, after);
	row.was = record_version(noun->record, before);
	TRY(noun->save(cx, noun, before, after, run));
	row.version = record_version(noun->record, after);
	row.old = old_values(cx, noun->record, before, after);
	return db_exec_many(cx, &import_queries[CHANGE_PUT], &row, 1);
}

static size_t count_new(const struct import_item *list)
{
	size_t n = 0;
	for (; list; list = list->next_made)
		n += list->state == ITEM_NEW && !list->hidden;
	return n;
}

static void put_text(const struct record *rec, const char *member, void *obj, const char *text)
{
	memcpy((char *)obj + record_field(rec, member)->offset, &text, sizeof text);
}

static enum err create(struct ctx *cx, struct import_job *job, int number, struct import_item *list)
{
	const struct import_noun *noun = job->kind->nouns[number];
	const struct record *rec = noun->record;
	size_t count = count_new(list), n = 0;
	if (!count)
		return OK;
	char *all = arena_alloc(cx->arena, arena_mul(rec->size, count));
	for (const struct import_item *i = list; i; i = i->next_made) {
		void *obj = all + rec->size * n;
		if (i->state != ITEM_NEW || i->hidden)
			continue;
		record_blank(rec, obj);
		put_text(rec, "number", obj, i->called ? NULL : i->number);
		put_text(rec, "name", obj, i->name ? i->name : i->number);
		noun->begin(&job->run, noun, i, obj);
		n++;
	}
	TRY(records_add(cx, job->run.id, noun, all, count));
	n = 0;
	for (struct import_item *i = list; i; i = i->next_made)
		if (i->state == ITEM_NEW && !i->hidden)
			i->id = field_get(&rec->fields[0], all + rec->size * n++).i;
	return OK;
}

/* Records this import made when it knew no name for them, and now does. */
static enum err name_own(struct ctx *cx, struct import_job *job, int number, const struct import_item *list)
{
	const struct import_noun *noun = job->kind->nouns[number];
	void *before, *after;
	for (const struct import_item *i = list; i; i = i->next_made) {
		if (i->state == ITEM_NEW || !i->named || i->hidden)
			continue;
		TRY(record_read(cx, noun, i->id, &before, &after));
		put_text(noun->record, "name", after, i->name);
		TRY(record_change(cx, job->run.id, noun, before, after));
	}
	return OK;
}

enum err chunk_create(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	const struct import_noun *const *nouns = job->kind->nouns;
	for (int i = 0; nouns[i]; i++)
		TRY(create(cx, job, i, c->made[i]));
	for (int i = 0; nouns[i]; i++)
		TRY(name_own(cx, job, i, c->made[i]));
	return OK;
}
