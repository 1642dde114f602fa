/* Files of records: one row, one record, known by its number. What a file leaves empty stays as it is. */
#include "platform/import/import_inner_ops.h"

#include "base/buf.h"
#include "lang/tr.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_find_ops.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct record_chunk {
	struct import_record *rows;
	size_t count;
	struct import_later **later_end; /* before this chunk */
};

static const struct import_noun *rows_noun(const struct import_job *job)
{
	return job->kind->nouns[0];
}

static const struct record *record_of(const struct import_job *job)
{
	return rows_noun(job)->record;
}

static void records_begin(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = arena_new(cx->arena, struct record_chunk);
	s->rows = arena_array(cx->arena, struct import_record, job->want);
	s->later_end = job->later_end;
	c->own = s;
}

/* What is above a record is followed when all rows are in. */
static void put_off(struct import_job *job, const struct import_record *r, struct import_item *to, int column)
{
	struct import_later *l = arena_new(&job->uniques.memory, struct import_later);
	const struct field *f = record_field(record_of(job), job->kind->columns.items[column].field);
	*l = (struct import_later){.record = r->item,
	                           .refers_to = to,
	                           .column = column,
	                           .line = r->line,
	                           .was = r->before ? field_get(f, r->before).i : 0,
	                           .again = job->recount};
	*job->later_end = l;
	job->later_end = &l->next;
}

static char *lower(char *s)
{
	for (char *p = s; p && *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return s;
}

/* The same number twice in a file, or one address for two people, cannot both be right: the first row that is good counts. */
static bool taken_before(const struct import_record *r, struct import_reason *why)
{
	const struct import_item *of[] = {r->item, r->unique, r->same};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i] && of[i]->taken) {
			*why = (struct import_reason){"import.reject.twice",
			                              {i == 2 ? r->item->number : of[i]->number, NULL}};
			return true;
		}
	return false;
}

static void take(const struct import_record *r, bool good)
{
	struct import_item *of[] = {r->item, r->unique, r->same};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i] && (!of[i]->taken || of[i]->taken == r->line))
			of[i]->taken = good ? r->line : 0;
}

/* Is a column one of those that tell which record a row is? */
static bool is_key(const struct import_job *job, size_t column)
{
	return rows_noun(job)->match ? job->kind->columns.items[column].flags & COL_KEY : (int)column == job->key;
}

static bool is_keyed(const struct import_job *job, const struct span *cells)
{
	for (size_t i = 0; i < job->kind->columns.count; i++)
		if (is_key(job, i) && !cells[i].n)
			return false;
	return true;
}

/* The number, or the parts of the key as the file writes them. */
static struct span key_of(struct ctx *cx, const struct import_job *job, const struct import_record *r)
{
	const char *key = NULL;
	if (!rows_noun(job)->match)
		return r->cells[job->key];
	for (size_t i = 0; i < job->kind->columns.count; i++)
		if (is_key(job, i))
			key = key ? arena_printf(cx->arena, "%s %s", key, r->cells[i].s) : r->cells[i].s;
	return (struct span){key, strlen(key)};
}

static bool row_read(struct ctx *cx, struct import_job *job, struct import_record *r, const struct csv_row *row,
                     struct import_reason *why)
{
	struct span cells[IMPORT_COLUMNS_MAX] = {0};
	const char *unique = rows_noun(job)->unique;
	if (!import_cells_read(cx, &job->spec, row, cells, why))
		return false;
	if (!rows_noun(job)->match)
		import_plain_number(cells[0].s, &cells[0].n);
	if (!is_keyed(job, cells))
		return job->key
		           ? import_refuse(why, "import.reject.missing", job->kind->columns.items[job->key].name, NULL)
		           : import_refuse(why, "import.reject.no_number", NULL, NULL);
	for (size_t i = 0; i < job->kind->columns.count; i++)
		if (cells[i].n)
			r->cells[i] = (struct span){span_copy(cx->arena, cells[i]), cells[i].n};
	r->item = items_get(&job->items[0], key_of(cx, job, r));
	const char *text = unique ? lower(import_record_text(cx, job, r, unique)) : NULL;
	r->unique = text ? items_get(&job->uniques, (struct span){text, strlen(text)}) : NULL;
	if (job->by != NOUN_BY_KEY) {
		const char *key =
		    arena_printf(cx->arena, "\n%s", noun_find_key(cx, rows_noun(job)->plain, job->by, r->item->number));
		r->same = items_get(&job->uniques, (struct span){key, strlen(key)});
	}
	return true;
}

/* The record that a row's cell refers to; NULL when the column is no reference, or the cell is empty. */
static struct import_item *referred(struct import_job *job, const struct import_record *r, size_t column, int *ret_noun)
{
	*ret_noun = import_refers_to(job->kind, &job->kind->columns.items[column]);
	return *ret_noun < 0 ? NULL : items_get(&job->items[*ret_noun], r->cells[column]);
}

static void records_read(struct ctx *cx, struct import_job *job, struct import_chunk *c, const struct csv_row *row)
{
	struct record_chunk *s = c->own;
	struct import_record r = {.line = row->line};
	struct import_reason why = {0};
	int noun;
	if (!row_read(cx, job, &r, row, &why)) {
		if (!job->recount)
			chunk_refuse(cx, c, row->line, &why, row_cells(cx, row));
		return;
	}
	for (size_t i = 0; i < job->kind->columns.count; i++) {
		struct import_item *to = referred(job, &r, i, &noun);
		if (to && !job->recount)
			chunk_see(c, noun, to);
	}
	if (!job->recount) {
		chunk_see(c, 0, rows_noun(job)->match ? NULL : r.item);
		r.csv = row_cells(cx, row);
	}
	s->rows[s->count++] = r;
}

/* A choice as it is named, or as it is called in either language. */
static int choice_written(struct ctx *cx, const struct field *f, const char *text)
{
	const char *folded = text_fold(cx->arena, text);
	for (int i = 0; f->choices->names[i]; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			if (!strcmp(text, f->choices->names[i]) ||
			    !strcmp(folded, text_fold(cx->arena, choice_label((enum lang)lang, f, i))))
				return i;
	return -1;
}

/* Yes or no as people read it, in either language. */
static bool says_bool(struct ctx *cx, const char *text, bool *ret)
{
	const char *folded = text_fold(cx->arena, text);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		bool yes = !strcmp(folded, text_fold(cx->arena, tr((enum lang)lang, "common.yes")));
		if (yes || !strcmp(folded, text_fold(cx->arena, tr((enum lang)lang, "common.no")))) {
			*ret = yes;
			return true;
		}
	}
	return false;
}

static bool put_number(struct ctx *cx, struct import_job *job, const struct field *f, int column, struct span cell,
                       void *at, struct import_reason *why)
{
	int scale = f->kind == K_QTY ? 6 : f->kind == K_MONEY ? 2 : 0;
	int64_t number;
	if (!import_number_read(cx, &job->spec, column, cell, scale, &number, why))
		return false;
	if (f->min < f->max && (number < f->min || number > f->max))
		return import_refuse(why, "import.reject.value", f->name, cell.s);
	memcpy(at, &number, sizeof number);
	return true;
}

/* A value that the column's own field takes. */
static bool put_cell(struct ctx *cx, struct import_job *job, struct span cell, const struct field *f, int column,
                     void *obj, struct import_reason *why)
{
	char *at = (char *)obj + f->offset;
	int32_t small;
	switch (f->kind) {
	case K_TEXT:
	case K_LONG: {
		size_t max = f->max ? (size_t)f->max : 200;
		if (utf8_count(cell.s) > max)
			return import_refuse(why, "import.reject.too_long", f->name,
			                     arena_printf(cx->arena, "%zu", max));
		memcpy(at, &cell.s, sizeof cell.s);
		return true;
	}
	case K_INT:
	case K_MONEY:
	case K_QTY:
		return put_number(cx, job, f, column, cell, at, why);
	case K_DATE:
		if (!csv_date(cell.s, job->spec.order, &small) || !small)
			return import_refuse(why, "import.reject.date", import_excerpt(cx, cell), NULL);
		memcpy(at, &small, sizeof small);
		return true;
	case K_CHOICE:
		small = choice_written(cx, f, cell.s);
		memcpy(at, &small, sizeof small);
		return small >= 0 || import_refuse(why, "import.reject.value", f->name, import_excerpt(cx, cell));
	case K_BOOL:
		if (says_bool(cx, cell.s, (bool *)at))
			return true;
		[[fallthrough]];
	default:
		if (field_parse(cx, f, cell.s, obj) == OK)
			return true;
		fault_clear(cx);
		return import_refuse(why, "import.reject.value", f->name, import_excerpt(cx, cell));
	}
}

/* A field that an administrator added is read as one of its kind. */
static bool put_custom(struct ctx *cx, struct import_job *job, struct import_record *r, int column,
                       struct import_reason *why)
{
	struct list items = custom_items(record_of(job), r->after);
	struct custom_item *item = custom_find(&items, job->kind->columns.items[column].name);
	union custom_any v = {0};
	if (!item)
		return true;
	struct field f = custom_as_field(item);
	if (!put_cell(cx, job, r->cells[column], &f, column, &v, why))
		return false;
	return custom_put(cx, item, &v) ||
	       import_refuse(why, "import.reject.value", item->name, import_excerpt(cx, r->cells[column]));
}

/* A reference: set when it is known, else told and left. Where a record stands among its own kind is put off: whether that closes a
 * circle is seen when all rows are in. */
static void put_reference(struct ctx *cx, struct import_job *job, struct import_chunk *c, struct import_record *r,
                          int column)
{
	int noun;
	const struct import_column *as = &job->kind->columns.items[column];
	struct import_item *to = referred(job, r, (size_t)column, &noun);
	if (!to)
		return;
	const struct field *f = record_field(record_of(job), as->field);
	if (to == r->item)
		chunk_warn(cx, c, r->line, "import.warning.circle", as->name, to->number);
	else if (noun == 0)
		put_off(job, r, to, column);
	else if (to->state == ITEM_KNOWN)
		memcpy((char *)r->after + f->offset, &to->id, sizeof to->id);
	else
		chunk_warn(cx, c, r->line, to->several ? "import.warning.several" : "import.warning.unknown", as->name,
		           to->number);
}

/* A record without a name is called by its number. */
static bool put_name(struct ctx *cx, struct import_job *job, struct import_record *r, struct import_reason *why)
{
	const struct field *f = record_field(record_of(job), "name");
	const char *name;
	if (!f || rows_noun(job)->match)
		return true;
	memcpy(&name, (char *)r->after + f->offset, sizeof name);
	if (!name && !job->key)
		name = r->item->number;
	if (!name)
		return import_refuse(why, "import.reject.missing", "name", NULL);
	if (utf8_count(name) > (size_t)f->max)
		return import_refuse(why, "import.reject.too_long", "name",
		                     arena_printf(cx->arena, "%jd", (intmax_t)f->max));
	memcpy((char *)r->after + f->offset, &name, sizeof name);
	return true;
}

/* Which record of the base a row is, where that is not its number: by its key inside its owner, which has to be there. */
static enum err match(struct ctx *cx, struct import_job *job, const struct import_record *r, struct import_reason *why,
                      bool *ret_good)
{
	const struct import_noun *noun = rows_noun(job);
	void *key = arena_alloc(cx->arena, noun->record->size);
	int64_t id = 0;
	record_blank(noun->record, key);
	*ret_good = false;
	for (size_t i = 0; i < job->kind->columns.count; i++) {
		const struct import_column *as = &job->kind->columns.items[i];
		int number;
		const struct import_item *to = is_key(job, i) ? referred(job, r, i, &number) : NULL;
		if (!is_key(job, i))
			continue;
		if (to && to->state != ITEM_KNOWN) {
			import_refuse(why, "import.reject.value", as->name, to->number);
			return OK;
		}
		const struct field *f = record_field(noun->record, to ? as->field : as->name);
		if (to)
			memcpy((char *)key + f->offset, &to->id, sizeof to->id);
		else if (!put_cell(cx, job, r->cells[i], f, (int)i, key, why))
			return OK;
	}
	*ret_good = true;
	TRY(noun->match(cx, noun, key, &id));
	r->item->id = id;
	r->item->state = id ? ITEM_KNOWN : ITEM_ABSENT;
	return OK;
}

/* Build the record as it will be. */
static enum err make_record(struct ctx *cx, struct import_job *job, struct import_chunk *c, struct import_record *r,
                            struct import_reason *why, bool *ret_good)
{
	const struct import_noun *noun = rows_noun(job);
	const struct record *rec = noun->record;
	r->before = NULL;
	*ret_good = !r->item->several || import_refuse(why, "import.reject.several", r->item->number, NULL);
	if (noun->match)
		TRY(match(cx, job, r, why, ret_good));
	if (!*ret_good)
		return OK;
	if (r->item->state == ITEM_KNOWN) {
		TRY(record_read(cx, noun, r->item->id, &r->before, &r->after));
	} else {
		r->after = arena_alloc(cx->arena, rec->size);
		record_blank(rec, r->after);
	}
	*ret_good = false;
	TRY(custom_own(cx, rec, r->after));
	for (size_t i = 0; i < job->kind->columns.count; i++) {
		bool custom = job->kind->columns.items[i].flags & COL_CUSTOM;
		const struct field *f = record_field(rec, job->kind->columns.items[i].name);
		bool stays = false;
		if (!r->cells[i].n)
			continue;
		TRY(keys_leave(cx, job, c, r, i, &stays));
		if (stays)
			continue;
		if (custom && !put_custom(cx, job, r, (int)i, why))
			return OK;
		if (f && !custom && !put_cell(cx, job, r->cells[i], f, (int)i, r->after, why)) {
			if (!(job->kind->columns.items[i].flags & COL_SOFT))
				return OK;
			chunk_warn(cx, c, r->line, why->key, why->param[0], why->param[1]);
			*why = (struct import_reason){0};
		}
		put_reference(cx, job, c, r, (int)i);
	}
	r->changed = false;
	if (noun->complete)
		TRY(noun->complete(cx, job, r));
	if (!put_name(cx, job, r, why))
		return OK;
	*ret_good = true;
	struct import_reason odd = {0};
	if (noun->soften)
		noun->soften(cx, r->before, r->after, &odd);
	if (odd.key)
		chunk_warn(cx, c, r->line, odd.key, odd.param[0], odd.param[1]);
	return noun->check ? noun->check(cx, noun, r->before, r->after, why, ret_good) : OK;
}

/* Rows that are in already, after a crash: what was not rejected has its number, and its references to rows further down. */
static enum err records_recount(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	struct list rejected;
	size_t k = 0;
	if (!s->count)
		return OK;
	TRY(import_rejects(cx, job->run.id, false, s->rows[0].line - 1, INT64_MAX, c->rows, &rejected));
	for (size_t i = 0; i < s->count; i++) {
		struct import_record *r = &s->rows[i];
		while (k < rejected.count && list_at(&rejected, struct import_reject, k)->line < r->line)
			k++;
		if (k < rejected.count && list_at(&rejected, struct import_reject, k)->line == r->line)
			continue;
		take(r, true);
		for (size_t column = 0; column < job->kind->columns.count; column++) {
			int noun;
			struct import_item *to = referred(job, r, column, &noun);
			if (to && noun == 0 && to != r->item) /* others were settled or told of with their chunk */
				put_off(job, r, to, (int)column);
		}
	}
	return OK;
}

/* A run also counts by kind of record what it makes, of those that lines make, too: accounts_created. */
static void count_made(const struct import_job *job, struct import_run *next)
{
	char name[64];
	snprintf(name, sizeof name, "%s_created", job->kind->name);
	const struct field *f = record_field(&import_run_record, name);
	if (f)
		*(int64_t *)((char *)next + f->offset) += next->rows_created - job->run.rows_created;
}

static enum err records_judge(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	struct import_run *next = &job->next;
	job->later_end = s->later_end;
	*job->later_end = NULL;
	if (job->recount)
		return records_recount(cx, job, c);
	for (size_t i = 0; i < s->count; i++) /* judged again after a conflict: as if for the first time */
		take(&s->rows[i], false);
	for (size_t i = 0; i < s->count; i++) {
		struct import_record *r = &s->rows[i];
		struct import_reason why = {0};
		struct import_later **later_end = job->later_end;
		bool good = false;
		TRY(keys_match(cx, job, r));
		if (!taken_before(r, &why))
			TRY(make_record(cx, job, c, r, &why, &good));
		take(r, good);
		r->refused = !good;
		r->update = false;
		r->besides = NULL;
		if (!good) {
			chunk_refuse(cx, c, r->line, &why, r->csv);
			job->later_end = later_end;
			*later_end = NULL;
			continue;
		}
		if (job->besides)
			TRY(job->besides->judge(cx, job, c, r));
		if (!r->before) {
			rows_noun(job)->begin(&job->run, rows_noun(job), r->item, r->after);
			next->rows_created++;
			chunk_make(c, 0, r->item);
			continue;
		}
		r->update = r->changed || record_differs(record_of(job), r->before, r->after);
		next->rows_updated += r->update;
		next->rows_unchanged += !r->update;
		for (struct import_later *l = *later_end; l; l = l->next)
			l->unchanged = !r->update;
	}
	count_made(job, next);
	return OK;
}

static enum err add_new(struct ctx *cx, struct import_job *job, struct record_chunk *s)
{
	const struct import_noun *noun = rows_noun(job);
	size_t size = noun->record->size, n = 0, at = 0;
	char *all = arena_alloc(cx->arena, arena_mul(size, s->count + 1));
	for (size_t i = 0; i < s->count; i++) {
		struct import_record *r = &s->rows[i];
		if (r->refused || r->before || r->item->hidden)
			continue;
		if (noun->settle)
			TRY(noun->settle(cx, r));
		memcpy(all + size * n++, r->after, size);
	}
	TRY(records_add(cx, job->run.id, noun, all, n));
	for (size_t i = 0; i < s->count; i++)
		if (!s->rows[i].refused && !s->rows[i].before && !s->rows[i].item->hidden)
			s->rows[i].item->id = field_get(&noun->record->fields[0], all + size * at++).i;
	return OK;
}

static enum err records_write(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	if (job->recount)
		return OK;
	TRY(add_new(cx, job, s));
	for (size_t i = 0; i < s->count; i++) {
		struct import_record *r = &s->rows[i];
		if (r->refused || !r->update)
			continue;
		if (rows_noun(job)->settle)
			TRY(rows_noun(job)->settle(cx, r));
		TRY(record_change(cx, job->run.id, rows_noun(job), r->before, r->after));
	}
	for (size_t i = 0; i < s->count; i++)
		if (!s->rows[i].refused && s->rows[i].besides)
			TRY(job->besides->give(cx, &job->run, s->rows[i].item->id, s->rows[i].besides));
	return keys_write(cx, job, s->rows, s->count);
}

static void records_written(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	for (size_t i = 0; i < s->count && !job->recount; i++) { /* else they are looked up when they are needed */
		if (s->rows[i].refused)
			continue;
		s->rows[i].item->state = ITEM_KNOWN;
		if (job->dry)
			references_note(cx, job, &s->rows[i]);
	}
}

const char *import_number_text(struct ctx *cx, int64_t v, bool money)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 100);
	if (v == NONE)
		return "";
	if (money)
		fmt_amount(&b, cx->lang, v);
	else
		fmt_qty(&b, cx->lang, v);
	return arena_strdup(cx->arena, b.p);
}

static void records_show(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                         struct import_shown *ret)
{
	struct span cells[IMPORT_COLUMNS_MAX] = {0};
	int64_t number;
	if (!import_cells_read(cx, spec, row, cells, &ret->why))
		return;
	if (spec->map.at[0] >= 0) {
		import_plain_number(cells[0].s, &cells[0].n);
		ret->texts[0] = span_copy(cx->arena, cells[0]);
	}
	for (size_t i = 0; i < spec->known->count; i++) {
		if (spec->map.at[i] < 0 || !(spec->known->items[i].flags & COL_NUMBER))
			continue;
		if (!import_number_read(cx, spec, (int)i, cells[i], 6, &number, &ret->why))
			return;
		ret->texts[i] = import_number_text(cx, number, false);
	}
}

const struct import_worker import_records_worker = {.begin = records_begin,
                                                    .read = records_read,
                                                    .judge = records_judge,
                                                    .write = records_write,
                                                    .written = records_written,
                                                    .show = records_show};
