/* An import at work and the chunk it has at hand: what they hold, and looking up what a chunk's lines name. */
#include "platform/import/import_inner_ops.h"

#include "platform/noun/noun_find_ops.h"

#include <string.h>

void job_init(struct import_job *job, const struct import_run *run)
{
	*job = (struct import_job){.kind = import_kind(run->kind), .run = *run};
	for (int i = 0; job->kind->nouns[i]; i++)
		items_init(&job->items[i]);
	items_init(&job->uniques);
	job->later_end = &job->later;
	if (job->kind->worker->open)
		job->kind->worker->open(job);
}

void job_fini(struct import_job *job)
{
	csv_close(job->csv);
	if (job->kind->worker->close)
		job->kind->worker->close(job);
	for (int i = 0; job->kind->nouns[i]; i++)
		items_fini(&job->items[i]);
	items_fini(&job->uniques); /* last: a kind with an administrator's own columns lies in its memory */
}

void chunk_init(struct import_chunk *c)
{
	*c = (struct import_chunk){0};
	c->notes.end = &c->notes.first;
	for (int i = 0; i < IMPORT_NOUNS_MAX; i++) {
		c->unseen_end[i] = &c->unseen[i];
		c->made_end[i] = &c->made[i];
	}
}

void chunk_see(struct import_chunk *c, int noun, struct import_item *i)
{
	if (!i || i->queued || i->state != ITEM_UNSEEN)
		return;
	i->queued = true;
	i->next = NULL;
	*c->unseen_end[noun] = i;
	c->unseen_end[noun] = &i->next;
}

void chunk_make(struct import_chunk *c, int noun, struct import_item *i)
{
	i->next_made = NULL;
	*c->made_end[noun] = i;
	c->made_end[noun] = &i->next_made;
}

struct import_reject reject_made(int64_t line, bool warning, const struct import_reason *why, const char *cells)
{
	return (struct import_reject){.line = line,
	                              .warning = warning,
	                              .reason = why->key,
	                              .param0 = why->param[0],
	                              .param1 = why->param[1],
	                              .nth = NONE,
	                              .cells = cells ? cells : ""};
}

struct chunk_note *note_add(struct ctx *cx, struct chunk_notes *to, const struct import_reject *row)
{
	struct chunk_note *n = arena_new(cx->arena, struct chunk_note);
	n->row = *row;
	n->row.seq = (int64_t)++to->count;
	*to->end = n;
	to->end = &n->next;
	return n;
}

struct chunk_note *chunk_refuse(struct ctx *cx, struct import_chunk *c, int64_t line, const struct import_reason *why,
                                const char *cells)
{
	const struct import_reject row = reject_made(line, false, why, cells);
	return note_add(cx, &c->notes, &row);
}

void chunk_warn(struct ctx *cx, struct import_chunk *c, int64_t line, const char *key, const char *p0, const char *p1)
{
	const struct import_reject row = reject_made(line, true, &(struct import_reason){key, {p0, p1}}, NULL);
	note_add(cx, &c->notes, &row);
}

const char *cells_line(struct ctx *cx, const char *const *cells, size_t count)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 16 * 1024 * 1024);
	for (size_t i = 0; i < count; i++)
		csv_cell(&b, cells[i], i == 0);
	return arena_strdup(cx->arena, b.p);
}

const char *row_cells(struct ctx *cx, const struct csv_row *row)
{
	return cells_line(cx, row->cells, row->count);
}

static const struct noun *noun_at(const struct import_job *job, int number)
{
	return noun_find(job->kind->nouns[number]->name)->noun;
}

/* The keys of those on the list that nothing is known of. */
static const char *json_keys(struct ctx *cx, const struct import_item *list, const struct noun *noun, enum noun_by by)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024 * 1024);
	for (const struct import_item *i = list; i; i = i->next) {
		if (i->state == ITEM_KNOWN)
			continue;
		buf_str(&b, b.len ? ",\"" : "[\"");
		buf_json(&b, noun_find_key(cx, noun, by, i->number));
		buf_char(&b, '"');
	}
	return b.len ? arena_printf(cx->arena, "%s]", b.p) : NULL;
}

static void item_found(struct import_items *items, struct import_item *i, const struct noun_meant *r)
{
	i->state = ITEM_KNOWN;
	i->id = r->id;
	i->name = items_keep(items, r->name);
	i->detail = items_keep(items, r->country);
	i->unit_cost = r->unit_cost;
	i->own = r->own;
}

/* Files also say who a colleague is by mail address, or by a name that nobody else has. */
static enum err look_up(struct ctx *cx, struct import_job *job, struct import_chunk *c, int number, enum noun_by by)
{
	const struct noun *noun = noun_at(job, number);
	struct import_items *items = &job->items[number];
	struct list found;
	const char *keys = json_keys(cx, c->unseen[number], noun, by);
	if (!keys)
		return OK;
	TRY(noun_find_many(cx, noun, by, job->kind->nouns[number]->known, keys, job->run.id, &found));
	for (size_t k = 0; k < found.count; k++) {
		const struct noun_meant *r = list_at(&found, struct noun_meant, k);
		if (by == NOUN_BY_KEY)
			item_found(items, items_get(items, (struct span){r->key, strlen(r->key)}), r);
		for (struct import_item *i = c->unseen[number]; by != NOUN_BY_KEY && i; i = i->next)
			if (i->state != ITEM_KNOWN && !strcmp(noun_find_key(cx, noun, by, i->number), r->key))
				item_found(items, i, r);
	}
	return OK;
}

enum err chunk_look_up(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	const struct import_noun *const *nouns = job->kind->nouns;
	/* Also those that were known are looked up again, when somebody else made a record meanwhile. */
	for (int i = 0; nouns[i]; i++) {
		for (struct import_item *item = c->unseen[i]; item; item = item->next)
			item->state = ITEM_ABSENT;
		TRY(look_up(cx, job, c, i, NOUN_BY_KEY));
	}
	/* In a file of the noun's own records a number is a number: its rows are to be made. */
	for (int i = job->kind->flags & KIND_LINES ? 0 : 1; nouns[i]; i++)
		TRY(chunk_look_up_called(cx, job, c, i));
	return OK;
}

enum err chunk_look_up_called(struct ctx *cx, struct import_job *job, struct import_chunk *c, int noun)
{
	for (int by = NOUN_BY_MAIL; job->kind->nouns[noun]->mentioned && by < NOUN_BYS; by++)
		TRY(look_up(cx, job, c, noun, (enum noun_by)by));
	return OK;
}
