/* Records that lines name and the base lacks. */
#include "platform/import/import_inner_ops.h"

#include <string.h>

struct change_row made_row(int64_t run, const struct import_noun *noun, int64_t id)
{
	return (struct change_row){.import_id = run, .kind = noun->name, .record_id = id, .version = 1};
}

static size_t count_new(const struct import_item *list)
{
	size_t n = 0;
	for (; list; list = list->next_made)
		n += list->state == ITEM_NEW;
	return n;
}

static enum err note_made(struct ctx *cx, const struct import_job *job, int noun, const struct import_item *list)
{
	struct change_row *rows = arena_array(cx->arena, struct change_row, count_new(list) + 1);
	size_t n = 0;
	for (const struct import_item *i = list; i; i = i->next_made)
		if (i->state == ITEM_NEW)
			rows[n++] = made_row(job->run.id, job->kind->nouns[noun], i->id);
	return db_exec_many(cx, &import_queries[CHANGE_PUT], rows, n);
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
		if (i->state != ITEM_NEW)
			continue;
		record_blank(rec, obj);
		put_text(rec, "number", obj, i->number);
		put_text(rec, "name", obj, i->name ? i->name : i->number);
		noun->begin(&job->run, noun, i, obj);
		n++;
	}
	TRY(noun->add(cx, noun, all, count));
	n = 0;
	for (struct import_item *i = list; i; i = i->next_made)
		if (i->state == ITEM_NEW)
			i->id = field_get(&rec->fields[0], all + rec->size * n++).i;
	return OK;
}

/* Records this import made when it knew no name for them, and now does. */
static enum err name_own(struct ctx *cx, struct import_job *job, int number, const struct import_item *list)
{
	const struct import_noun *noun = job->kind->nouns[number];
	const struct record *rec = noun->record;
	for (const struct import_item *i = list; i; i = i->next_made) {
		struct change_row change = made_row(job->run.id, noun, i->id);
		if (i->state == ITEM_NEW || !i->named)
			continue;
		void *before = arena_alloc(cx->arena, rec->size), *after = arena_alloc(cx->arena, rec->size);
		TRY(noun->get(cx, noun, i->id, before));
		memcpy(after, before, rec->size);
		put_text(rec, "name", after, i->name);
		TRY(noun->save(cx, noun, before, after, job->run.id));
		change.version = record_version(rec, after);
		TRY(db_exec_many(cx, &import_queries[CHANGE_PUT], &change, 1));
	}
	return OK;
}

enum err chunk_create(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	const struct import_noun *const *nouns = job->kind->nouns;
	for (int i = 0; nouns[i]; i++)
		TRY(create(cx, job, i, c->made[i]));
	for (int i = 0; nouns[i]; i++)
		TRY(note_made(cx, job, i, c->made[i]));
	for (int i = 0; nouns[i]; i++)
		TRY(name_own(cx, job, i, c->made[i]));
	return OK;
}
