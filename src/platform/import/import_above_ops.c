/* Where records of a file stand among their own kind. A row says which record is above its own, perhaps one that stands further down,
 * or that another row moves. So all rows are judged together when they are in, and then followed from the top down: what they lead
 * to does not depend on their order, and no step on the way closes a circle that the whole does not have. */
#include "platform/import/import_inner_ops.h"

#include "platform/noun/noun_find_ops.h"

#include <stdlib.h>
#include <string.h>

enum {
	ABOVE_MAX = 50, /* more steps upwards than anything has */
	PASSES =
	    20, /* rows that are left out may show another circle; what is left after these the noun's own rule finds */
	LOOK_UP_MAX = 1000
};

/* What the base has: which record is above another. */
struct above_node {
	int64_t id, above; /* above: as stored; read when it is asked for */
	bool read;
	struct import_item *item; /* the item of the file's row about it; NULL = there is none */
};
struct above_nodes {
	struct above_node *slots;
	size_t count, room;
};

struct judging {
	struct import_job *job;
	struct above_nodes nodes;
	struct import_later **path; /* of one walk upwards */
	const struct field *field;
	int column;
	int64_t walk;
	struct import_later *first, **end; /* in the order in which they are followed */
};

static void close_judging(const struct judging *j)
{
	free(j->nodes.slots);
	free(j->path);
}

static struct above_node *node_slot(const struct above_nodes *t, int64_t id)
{
	size_t at = (size_t)((uint64_t)id * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (t->room - 1);
	while (t->slots[at].id && t->slots[at].id != id)
		at = (at + 1) & (t->room - 1);
	return &t->slots[at];
}

static struct above_node *node_get(struct above_nodes *t, int64_t id)
{
	if (t->count * 2 >= t->room) {
		struct above_nodes old = *t;
		t->room = old.room ? old.room * 2 : 1024;
		t->slots = calloc(t->room, sizeof *t->slots);
		if (!t->slots)
			abort(); /* out of memory ends the process */
		for (size_t i = 0; i < old.room; i++)
			if (old.slots[i].id)
				*node_slot(t, old.slots[i].id) = old.slots[i];
		free(old.slots);
	}
	struct above_node *n = node_slot(t, id);
	t->count += !n->id;
	n->id = id;
	return n;
}

/* Is it in the base, or comes with the file? One that who imports may not know of comes as a new one does. */
static bool is_known(const struct import_item *i)
{
	return i->state == ITEM_KNOWN || (i->hidden && i->taken);
}

static enum err read_above(struct ctx *cx, struct judging *j, struct above_node *n)
{
	const struct import_noun *noun = j->job->kind->nouns[0];
	struct arena_mark mark = arena_mark(cx->arena);
	if (n->read)
		return OK;
	void *obj = arena_alloc(cx->arena, noun->record->size);
	enum err e = noun->get(cx, noun, n->id, obj);
	if (e == OK)
		n->above = field_get(j->field, obj).i;
	else if (e != E_NOT_FOUND) /* the one who imports may not know of it: the noun's own rule does */
		return e;
	fault_clear(cx);
	n->read = true;
	arena_reset(cx->arena, mark);
	return OK;
}

/* The next row upwards: that of the record itself, or of the first one above it that has a row; NULL = no row is further up. */
static enum err next_row(struct ctx *cx, struct judging *j, struct import_item *at, struct import_later **ret)
{
	*ret = NULL;
	if (!at->id) {
		*ret = at->above;
		return OK;
	}
	int64_t id = at->id;
	for (int i = 0; id && i < ABOVE_MAX; i++) {
		struct above_node *n = node_get(&j->nodes, id);
		*ret = n->item ? n->item->above : NULL;
		if (*ret)
			return OK;
		TRY(read_above(cx, j, n));
		id = n->above;
	}
	return OK;
}

/* From one row upwards, to a row that was walked already, or to the top. *ret_found: it came back to a row of its own walk, and all
 * rows of that circle are left out. */
static enum err walk(struct ctx *cx, struct judging *j, struct import_later *from, bool *ret_found)
{
	size_t n = 0;
	struct import_later *l = from;
	j->walk++;
	while (l && !l->walk) {
		l->walk = j->walk;
		j->path[n++] = l;
		TRY(next_row(cx, j, l->refers_to, &l));
	}
	bool circle = l && l->walk == j->walk;
	for (size_t i = n; circle && i-- > 0;) {
		j->path[i]->verdict = LATER_CIRCLE;
		circle = j->path[i] != l;
		*ret_found = true;
	}
	while (n-- > 0) {
		*j->end = j->path[n];
		j->end = &j->path[n]->next_up;
	}
	*j->end = NULL;
	return OK;
}

/* One pass over all rows. */
static enum err walk_all(struct ctx *cx, struct judging *j, bool *ret_found)
{
	*ret_found = false;
	j->end = &j->first;
	j->first = NULL;
	j->walk = 0;
	for (struct import_later *l = j->job->later; l; l = l->next) {
		if (l->column != j->column)
			continue;
		l->walk = 0;
		l->record->above = l->verdict == LATER_SET ? l : NULL;
	}
	for (struct import_later *l = j->job->later; l; l = l->next)
		if (l->column == j->column && l->verdict == LATER_SET && !l->walk)
			TRY(walk(cx, j, l, ret_found));
	return OK;
}

static enum err look_up(struct ctx *cx, struct import_job *job)
{
	struct import_later *l = job->later;
	while (l) {
		struct import_chunk c;
		struct import_later *at = l;
		chunk_init(&c);
		for (int i = 0; at && i < LOOK_UP_MAX; i++, at = at->next) {
			chunk_see(&c, 0, at->record);
			if (at->refers_to->state ==
			    ITEM_ABSENT) /* when its own row was read; no row has it for its number */
				at->refers_to->state = ITEM_UNSEEN;
			chunk_see(&c, 0, at->refers_to);
		}
		TRY(chunk_look_up(cx, job, &c));
		TRY(chunk_look_up_called(cx, job, &c, 0));
		for (struct import_item *i = c.unseen[0]; i; i = i->next)
			i->queued = false;
		l = at;
	}
	return OK;
}

/* Does the file say what is above its records? */
static bool says_above(const struct import_job *job)
{
	for (size_t i = 0; i < job->kind->columns.count; i++)
		if (import_refers_to(job->kind, &job->kind->columns.items[i]) == 0 &&
		    job->spec.map.at[i] != IMPORT_NO_COLUMN)
			return true;
	return false;
}

/* The item of "called so", apart from those of numbers and of texts that may stand there once. */
static struct import_item *called(struct ctx *cx, struct import_job *job, int by, const char *text)
{
	const struct noun *noun = noun_find(job->kind->nouns[0]->name)->noun;
	const char *key = arena_printf(cx->arena, "\n\n%d %s", by, noun_find_key(cx, noun, (enum noun_by)by, text));
	return items_get(&job->uniques, (struct span){key, strlen(key)});
}

void references_note(struct ctx *cx, struct import_job *job, const struct import_record *r)
{
	const struct import_noun *noun = job->kind->nouns[0];
	if (!noun->mentioned || r->before || !says_above(job))
		return;
	const char *const members[] = {[NOUN_BY_ORGNR] = "orgnr",
	                               [NOUN_BY_MAIL] = "mail",
	                               [NOUN_BY_TITLE] = noun_title_column(noun_find(noun->name)->noun)};
	for (int by = NOUN_BY_ORGNR; by <= NOUN_BY_TITLE; by++) {
		const struct field *f = record_field(noun->record, members[by]);
		if (!f || field_is_none(f, r->after))
			continue;
		struct import_item *i = called(cx, job, by, *(const char *const *)((const char *)r->after + f->offset));
		i->several |= i->stands_for != NULL;
		i->stands_for = r->item;
	}
}

/* Records of the file that would be in the base by now, were it no trial. */
static void look_among_new(struct ctx *cx, struct import_job *job)
{
	for (struct import_later *l = job->later; l; l = l->next) {
		struct import_item *to = l->refers_to;
		for (int by = NOUN_BY_ORGNR; by <= NOUN_BY_TITLE && to->state == ITEM_ABSENT; by++) {
			const struct import_item *i = called(cx, job, by, to->number);
			to->several |= i->several;
			if (i->stands_for && !i->several) {
				l->refers_to = i->stands_for;
				break;
			}
		}
	}
}

static enum err judge_column(struct ctx *cx, struct judging *j)
{
	bool found = true;
	size_t count = 0;
	for (struct import_later *l = j->job->later; l; l = l->next) {
		if (l->column != j->column)
			continue;
		count++;
		l->verdict = is_known(l->refers_to) && is_known(l->record) ? LATER_SET : LATER_UNKNOWN;
		if (l->record->id)
			node_get(&j->nodes, l->record->id)->item = l->record;
	}
	if (!count)
		return OK;
	j->path = calloc(count, sizeof *j->path);
	if (!j->path)
		abort(); /* out of memory ends the process */
	for (int pass = 0; found && pass < PASSES; pass++)
		TRY(walk_all(cx, j, &found));
	return OK;
}

/* Those that are followed, from the top down; behind them those that are only told of, in the order of the file. */
static void put_in_order(struct import_job *job, struct import_later *const *firsts, size_t columns)
{
	struct import_later *all = NULL, **end = &all;
	for (size_t i = 0; i < columns; i++)
		for (struct import_later *l = firsts[i]; l; l = l->next_up)
			if (l->verdict == LATER_SET) {
				*end = l;
				end = &l->next_up;
			}
	*end = NULL;
	for (struct import_later *l = job->later; l; l = l->next)
		if (l->verdict != LATER_SET) {
			*end = l;
			end = &l->next_up;
			*end = NULL;
		}
	job->later_judged = all;
}

enum err references_judge(struct ctx *cx, void *arg)
{
	struct import_job *job = arg;
	struct import_later *firsts[IMPORT_COLUMNS_MAX] = {0};
	const struct record *rec = job->kind->nouns[0]->record;
	TRY(look_up(cx, job));
	if (job->dry)
		look_among_new(cx, job);
	for (size_t i = 0; i < job->kind->columns.count; i++) {
		__attribute__((cleanup(close_judging))) struct judging j = {.job = job, .column = (int)i};
		if (import_refers_to(job->kind, &job->kind->columns.items[i]) != 0)
			continue;
		j.field = record_field(rec, job->kind->columns.items[i].field);
		TRY(judge_column(cx, &j));
		firsts[i] = j.first;
	}
	put_in_order(job, firsts, job->kind->columns.count);
	return OK;
}

/* A verdict that is no change, or what is told of it: false. */
static bool is_change(const struct import_later *l)
{
	return l->verdict == LATER_SET && (l->again || !l->refers_to->id || l->refers_to->id != l->was);
}

static struct import_reject warning_of(const struct import_job *job, const struct import_later *l)
{
	const struct import_reason why = {l->verdict == LATER_CIRCLE ? "import.warning.circle"
	                                  : l->refers_to->several    ? "import.warning.several"
	                                                             : "import.warning.unknown",
	                                  {job->kind->columns.items[l->column].name, l->refers_to->number}};
	struct import_reject row = reject_made(l->line, true, &why, NULL);
	row.import_id = job->run.id;
	row.seq = 1000000 + l->column;
	return row;
}

static enum err settle(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_later *l)
{
	const struct import_noun *noun = job->kind->nouns[0];
	const struct record *rec = noun->record;
	void *before, *after;
	int64_t told = 0;
	if (is_change(l) && (l->record->hidden || l->refers_to->hidden)) {
		next->rows_updated += l->unchanged; /* told as if both were new, and not written */
		next->rows_unchanged -= l->unchanged;
		return OK;
	}
	if (is_change(l)) {
		const struct field *f = record_field(rec, job->kind->columns.items[l->column].field);
		TRY(record_read(cx, noun, l->record->id, &before, &after));
		memcpy((char *)after + f->offset, &l->refers_to->id, sizeof l->refers_to->id);
		enum err e =
		    record_differs(rec, before, after) ? record_change(cx, job->run.id, noun, before, after) : OK;
		if (e == OK && l->unchanged) {
			next->rows_updated++;
			next->rows_unchanged--;
		}
		if (e != E_INVALID)
			return e;
		fault_clear(cx); /* somebody moved one of them meanwhile: the record stays where it is */
		l->verdict = LATER_CIRCLE;
	}
	if (l->verdict == LATER_SET)
		return OK;
	/* After a crash it may have been told already. */
	const struct import_reject row = warning_of(job, l);
	TRY(db_exec(cx, &import_queries[REJECT_ADD_ONCE], ARGS_OBJ(&row), &told));
	next->warnings += told;
	return OK;
}

enum err references_settle(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_later **at,
                           int max)
{
	struct import_later *l = *at;
	for (int i = 0; l && i < max; i++, l = l->next_up)
		TRY(settle(cx, job, next, l));
	*at = l;
	return OK;
}

void references_tried(struct ctx *cx, struct import_job *job, struct chunk_notes *notes)
{
	for (const struct import_later *l = job->later_judged; l; l = l->next_up) {
		if (l->verdict != LATER_SET) {
			const struct import_reject row = warning_of(job, l);
			note_add(cx, notes, &row);
			job->run.warnings++;
		} else if (l->unchanged && is_change(l)) {
			job->run.rows_updated++;
			job->run.rows_unchanged--;
		}
	}
}
