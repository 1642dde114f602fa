/* An import at work and the chunk it has at hand: what they hold, and looking up what a chunk's lines name. */
#include "platform/import/import_inner_ops.h"

#include "platform/access/access_ops.h"
#include "platform/noun/noun_find_ops.h"

#include <stdlib.h>
#include <string.h>

void job_init(struct import_job *job, const struct import_run *run)
{
	*job = (struct import_job){.kind = import_kind(run->kind), .run = *run};
	job->besides = import_besides(job->kind);
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

/* An item with the key by which it is looked for. */
struct sought {
	const char *key;
	struct import_item *item;
};

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct sought *)a)->key, ((const struct sought *)b)->key);
}

/* Those on the list that nothing is known of, by their keys. */
static struct sought *sought_of(struct ctx *cx, struct import_item *list, const struct noun *noun, enum noun_by by,
                                size_t *ret_count)
{
	size_t n = 0;
	for (const struct import_item *i = list; i; i = i->next)
		n += i->state != ITEM_KNOWN;
	struct sought *all = arena_array(cx->arena, struct sought, n + 1);
	*ret_count = n;
	n = 0;
	for (struct import_item *i = list; i; i = i->next)
		if (i->state != ITEM_KNOWN)
			all[n++] = (struct sought){noun_find_key(cx, noun, by, i->number), i};
	qsort(all, n, sizeof *all, by_key);
	return all;
}

static const char *json_keys(struct ctx *cx, const struct sought *all, size_t count)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024 * 1024);
	for (size_t i = 0; i < count; i++) {
		if (i && !strcmp(all[i].key, all[i - 1].key))
			continue;
		buf_str(&b, b.len ? ",\"" : "[\"");
		buf_json(&b, all[i].key);
		buf_char(&b, '"');
	}
	buf_char(&b, ']');
	return arena_strdup(cx->arena, b.p);
}

static void item_found(struct import_items *items, struct import_item *i, const struct noun_meant *r)
{
	i->several = r->several;
	if (r->several)
		return;
	i->state = ITEM_KNOWN;
	i->hidden = false;
	i->id = r->id;
	i->name = items_keep(items, r->name);
	i->detail = items_keep(items, r->country);
	i->unit_cost = r->unit_cost;
	i->own = r->own;
}

/* Files also say who is meant by organisation number or mail address, or by a name that nobody else has. By what is no number only what
 * the one who imports may know of is found. */
static enum err look_up(struct ctx *cx, struct import_job *job, struct import_chunk *c, int number, enum noun_by by)
{
	const struct noun *noun = noun_at(job, number);
	size_t count;
	struct list found;
	struct sought *all = sought_of(cx, c->unseen[number], noun, by, &count);
	bool known = by != NOUN_BY_KEY || job->kind->nouns[number]->known;
	int64_t run = job->kind->flags & KIND_LINES ? job->run.id : 0;
	if (!count)
		return OK;
	TRY(noun_find_many(cx, noun, by, known, json_keys(cx, all, count), run, job->run.source, &found));
	for (size_t k = 0; k < found.count; k++) {
		const struct noun_meant *r = list_at(&found, struct noun_meant, k);
		struct sought *s = bsearch(&(struct sought){.key = r->key}, all, count, sizeof *all, by_key);
		while (s && s > all && !strcmp(s[-1].key, r->key))
			s--;
		for (; s && s < all + count && !strcmp(s->key, r->key); s++) {
			item_found(&job->items[number], s->item, r);
			s->item->keyed = by == NOUN_BY_SOURCE;
		}
	}
	return OK;
}

/* Numbers that only records have of which who imports may not know. */
static enum err look_up_hidden(struct ctx *cx, struct import_job *job, struct import_chunk *c, int number)
{
	const struct noun *noun = noun_at(job, number);
	size_t count;
	struct list found;
	if (!job->kind->nouns[number]->known || access_sees_all(cx) || (!number && job->by != NOUN_BY_KEY))
		return OK;
	struct sought *all = sought_of(cx, c->unseen[number], noun, NOUN_BY_KEY, &count);
	if (!count)
		return OK;
	TRY(noun_find_many(cx, noun, NOUN_BY_KEY, false, json_keys(cx, all, count), job->run.id, NULL, &found));
	for (size_t k = 0; k < found.count; k++) {
		const char *key = list_at(&found, struct noun_meant, k)->key;
		items_get(&job->items[number], (struct span){key, strlen(key)})->hidden = true;
	}
	return OK;
}

enum { ALIKE_DIGITS = 10 };

/* The same digits with every other number of zeros before them, as far as they are not longer than such numbers are. */
static size_t alike_of(struct ctx *cx, const struct noun *noun, struct import_item *i, struct sought *to)
{
	size_t zeros = strspn(i->number, "0"), digits = i->length - zeros, n = 0;
	if (!digits || digits > ALIKE_DIGITS || strspn(i->number, "0123456789") != i->length)
		return 0;
	for (size_t length = digits; length <= ALIKE_DIGITS; length++) {
		const char *other = arena_printf(cx->arena, "%0*d%s", (int)(length - digits), 0, i->number + zeros);
		if (length == digits)
			other = i->number + zeros;
		if (length != i->length)
			to[n++] = (struct sought){noun_find_key(cx, noun, NOUN_BY_KEY, other), i};
	}
	return n;
}

/* Of a trial, for it to be asked. Only what the one who imports may know of is told. */
static enum err look_up_alike(struct ctx *cx, struct import_job *job, struct import_chunk *c, int number)
{
	const struct noun *noun = noun_at(job, number);
	size_t absent = 0, count = 0;
	struct list found;
	for (const struct import_item *i = c->unseen[number]; i; i = i->next)
		absent += i->state == ITEM_ABSENT && !i->alike;
	struct sought *all = arena_array(cx->arena, struct sought, arena_mul(absent, ALIKE_DIGITS) + 1);
	for (struct import_item *i = c->unseen[number]; i; i = i->next)
		if (i->state == ITEM_ABSENT && !i->alike && !i->called)
			count += alike_of(cx, noun, i, all + count);
	if (!count)
		return OK;
	qsort(all, count, sizeof *all, by_key);
	TRY(noun_find_many(cx, noun, NOUN_BY_KEY, true, json_keys(cx, all, count), 0, NULL, &found));
	for (size_t k = 0; k < found.count; k++) {
		const char *key = list_at(&found, struct noun_meant, k)->key;
		const struct sought *s = bsearch(&(struct sought){.key = key}, all, count, sizeof *all, by_key);
		if (!s || s->item->alike)
			continue;
		s->item->alike = true;
		if (!job->alike.count++) {
			job->alike.given = items_keep(&job->uniques, s->item->number);
			job->alike.found = items_keep(&job->uniques, key);
		}
	}
	return OK;
}

enum err chunk_look_up(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	const struct import_noun *const *nouns = job->kind->nouns;
	/* Also those that were known are looked up again, when somebody else made a record meanwhile. */
	for (int i = 0; nouns[i]; i++) {
		for (struct import_item *item = c->unseen[i]; item; item = item->next) {
			item->state = ITEM_ABSENT;
			item->several = false;
		}
		if (job->keyed)
			TRY(look_up(cx, job, c, i, NOUN_BY_SOURCE));
		if (i || job->key || !job->keyed || !job->owner[0])
			TRY(look_up(cx, job, c, i, i ? NOUN_BY_KEY : job->by));
		TRY(look_up_hidden(cx, job, c, i));
	}
	/* In a file of the noun's own records a number is a number: its rows are to be made. */
	for (int i = job->kind->flags & KIND_LINES ? 0 : 1; nouns[i]; i++)
		TRY(chunk_look_up_called(cx, job, c, i));
	for (int i = job->by == NOUN_BY_KEY && (job->key || !job->keyed || !job->owner[0]) ? 0 : 1;
	     job->dry && nouns[i]; i++)
		TRY(look_up_alike(cx, job, c, i));
	return OK;
}

enum err chunk_look_up_called(struct ctx *cx, struct import_job *job, struct import_chunk *c, int noun)
{
	int first = noun == 0 && job->by != NOUN_BY_KEY ? NOUN_BY_KEY : NOUN_BY_KEY + 1;
	for (int by = first; job->kind->nouns[noun]->mentioned && by <= NOUN_BY_TITLE; by++)
		TRY(look_up(cx, job, c, noun, (enum noun_by)by));
	return OK;
}
