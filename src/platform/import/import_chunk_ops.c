/* An import at work and the chunk it has at hand: what they hold, and looking up what a chunk's lines name. */
#include "platform/import/import_inner_ops.h"

#include "base/text.h"

#include <string.h>

const char *const item_kind_names[] = {"account", "product", "person"};
static const int find_query[] = {FIND_ACCOUNTS, FIND_PRODUCTS, FIND_PEOPLE};

void job_init(struct import_job *job, const struct import_run *run, const struct import_progress *progress)
{
	*job = (struct import_job){.run = *run, .want = CHUNK_FIRST};
	if (progress)
		job->progress = *progress;
	items_init(&job->accounts);
	items_init(&job->products);
	items_init(&job->people);
	docs_init(&job->docs);
	job->later_end = &job->later;
}

void job_fini(struct import_job *job)
{
	csv_close(job->csv);
	docs_fini(&job->docs);
	items_fini(&job->accounts);
	items_fini(&job->products);
	items_fini(&job->people);
}

struct import_items *job_items(struct import_job *job, enum item_kind kind)
{
	return kind == ITEM_ACCOUNT ? &job->accounts : kind == ITEM_PRODUCT ? &job->products : &job->people;
}

void chunk_init(struct import_chunk *c)
{
	*c = (struct import_chunk){0};
	c->notes.end = &c->notes.first;
	for (int i = 0; i < 3; i++) {
		c->unseen_end[i] = &c->unseen[i];
		c->made_end[i] = &c->made[i];
	}
}

void chunk_see(struct import_chunk *c, enum item_kind kind, struct import_item *i)
{
	if (!i || i->queued || i->state != ITEM_UNSEEN)
		return;
	i->queued = true;
	i->next = NULL;
	*c->unseen_end[kind] = i;
	c->unseen_end[kind] = &i->next;
}

void chunk_make(struct import_chunk *c, enum item_kind kind, struct import_item *i)
{
	i->next_made = NULL;
	*c->made_end[kind] = i;
	c->made_end[kind] = &i->next_made;
}

static struct chunk_note *note(struct ctx *cx, struct import_chunk *c, const struct reject_row *row)
{
	struct chunk_note *n = arena_new(cx->arena, struct chunk_note);
	n->row = *row;
	n->row.seq = (int64_t)++c->notes.count;
	*c->notes.end = n;
	c->notes.end = &n->next;
	return n;
}

struct chunk_note *chunk_refuse(struct ctx *cx, struct import_chunk *c, int64_t line, const struct import_reason *why,
                                const char *cells)
{
	return note(cx, c,
	            &(struct reject_row){.line = line,
	                                 .reason = why->key,
	                                 .param0 = why->param[0],
	                                 .param1 = why->param[1],
	                                 .nth = NONE,
	                                 .cells = cells ? cells : ""});
}

struct chunk_note *chunk_warn(struct ctx *cx, struct import_chunk *c, int64_t line, const char *key, const char *p0,
                              const char *p1)
{
	return note(
	    cx, c,
	    &(struct reject_row){
	        .line = line, .warning = true, .reason = key, .param0 = p0, .param1 = p1, .nth = NONE, .cells = ""});
}

const char *row_cells(struct ctx *cx, const struct csv_row *row)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 16 * 1024 * 1024);
	for (size_t i = 0; i < row->count; i++)
		csv_cell(&b, row->cells[i], i == 0);
	return arena_strdup(cx->arena, b.p);
}

/* What to find an item by. */
typedef const char *item_key(struct ctx *, const struct import_item *);

static const char *by_number(struct ctx *cx, const struct import_item *i)
{
	(void)cx;
	return i->number;
}

static const char *by_mail(struct ctx *cx, const struct import_item *i)
{
	char *mail = arena_strdup(cx->arena, i->number);
	for (char *p = mail; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	return mail;
}

static const char *by_name(struct ctx *cx, const struct import_item *i)
{
	return text_sort_key(cx->arena, i->number);
}

/* The keys of those on the list that nothing is known of. */
static const char *json_keys(struct ctx *cx, const struct import_item *list, item_key *key)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024 * 1024);
	for (const struct import_item *i = list; i; i = i->next) {
		if (i->state == ITEM_KNOWN)
			continue;
		buf_str(&b, b.len ? ",\"" : "[\"");
		buf_json(&b, key(cx, i));
		buf_char(&b, '"');
	}
	return b.len ? arena_printf(cx->arena, "%s]", b.p) : NULL;
}

static void item_found(struct import_items *items, struct import_item *i, const struct item_row *r)
{
	i->state = ITEM_KNOWN;
	i->id = r->id;
	i->name = items_keep(items, r->name);
	i->country = items_keep(items, r->country);
	i->unit_cost = r->unit_cost;
	i->own = r->own;
}

static enum err look_up(struct ctx *cx, struct import_job *job, struct import_chunk *c, enum item_kind kind)
{
	struct import_items *items = job_items(job, kind);
	struct list found;
	if (!c->unseen[kind])
		return OK;
	struct arg args[] = {ARG("numbers", json_keys(cx, c->unseen[kind], by_number)), ARG("run", job->run.id)};
	size_t arg_count = kind == ITEM_PERSON ? 1 : 2;
	TRY(db_list(cx, &import_queries[find_query[kind]], (struct args){NULL, args, arg_count}, 0, &found));
	for (struct import_item *i = c->unseen[kind]; i; i = i->next)
		i->state = ITEM_ABSENT;
	for (size_t k = 0; k < found.count; k++) {
		const struct item_row *r = list_at(&found, struct item_row, k);
		item_found(items, items_get(items, (struct span){r->number, strlen(r->number)}), r);
	}
	return OK;
}

/* Files say who a colleague is by number, by mail address, or by a name that nobody else has. */
static enum err look_up_people(struct ctx *cx, struct import_job *job, struct import_chunk *c, int query, item_key *key)
{
	struct list found;
	const char *keys = json_keys(cx, c->unseen[ITEM_PERSON], key);
	if (!keys)
		return OK;
	TRY(db_list(cx, &import_queries[query], ARGS(ARG("numbers", keys)), 0, &found));
	for (size_t k = 0; k < found.count; k++) {
		const struct item_row *r = list_at(&found, struct item_row, k);
		for (struct import_item *i = c->unseen[ITEM_PERSON]; i; i = i->next)
			if (i->state != ITEM_KNOWN && !strcmp(key(cx, i), r->number))
				item_found(&job->people, i, r);
	}
	return OK;
}

enum err chunk_look_up(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	for (int kind = 0; kind < 3; kind++)
		TRY(look_up(cx, job, c, kind));
	/* In a file of colleagues a number is a number: its rows are to be made. */
	if (job->run.kind == IMPORT_PEOPLE)
		return OK;
	TRY(look_up_people(cx, job, c, FIND_PEOPLE_BY_MAIL, by_mail));
	return look_up_people(cx, job, c, FIND_PEOPLE_BY_NAME, by_name);
}
