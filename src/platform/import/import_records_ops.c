/* Customers, people and products: one row, one record, known by its number. What a file leaves empty stays as it is. */
#include "platform/import/import_inner_ops.h"

#include "hub/account/account_ops.h"
#include "hub/product/product_ops.h"
#include "platform/person/person_ops.h"

#include <ctype.h>
#include <string.h>

/* A column that names another record by its number. */
struct reference {
	const char *column, *field;
	enum item_kind to;
};
static const struct reference references[] = {
    {"parent", "parent_id", ITEM_ACCOUNT},  {"kam", "kam_id", ITEM_PERSON},
    {"deputy", "deputy_id", ITEM_PERSON},   {"sponsor", "sponsor_id", ITEM_PERSON},
    {"manager", "manager_id", ITEM_PERSON},
};

struct record_row {
	struct import_item *item, *address; /* address: of people who have one */
	int64_t line;
	struct span cells[IMPORT_COLUMNS_MAX]; /* kept in the arena */
	const char *csv;
	void *before, *after; /* before NULL: new */
	const char *department;
	bool refused, update;
};

struct record_chunk {
	struct record_row *rows;
	size_t count;
	struct import_later **later_end; /* before this chunk */
};

static enum item_kind kind_of(const struct import_job *job)
{
	return job->run.kind == IMPORT_ACCOUNTS   ? ITEM_ACCOUNT
	       : job->run.kind == IMPORT_PRODUCTS ? ITEM_PRODUCT
	                                          : ITEM_PERSON;
}

static const struct record *record_of(enum item_kind kind)
{
	return kind == ITEM_ACCOUNT ? &account_record : kind == ITEM_PRODUCT ? &product_record : &person_record;
}

static const struct reference *reference_of(const char *column)
{
	for (size_t i = 0; i < sizeof references / sizeof references[0]; i++)
		if (!strcmp(references[i].column, column))
			return &references[i];
	return NULL;
}

static void records_begin(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = arena_new(cx->arena, struct record_chunk);
	s->rows = arena_array(cx->arena, struct record_row, job->want);
	s->later_end = job->later_end;
	c->own = s;
}

static char *row_text(struct ctx *cx, const struct import_job *job, const struct record_row *r, const char *column)
{
	size_t n;
	const struct import_column *columns = import_columns(job->run.kind, &n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(columns[i].name, column) && r->cells[i].n)
			return span_copy(cx->arena, r->cells[i]);
	return NULL;
}

/* A reference that may be to a row further down. */
static void put_off(struct import_job *job, const struct record_row *r, struct import_item *to, int column)
{
	struct import_later *l = arena_new(&job->accounts.memory, struct import_later);
	*l = (struct import_later){.record = r->item, .refers_to = to, .column = column, .line = r->line};
	*job->later_end = l;
	job->later_end = &l->next;
}

/* Mail addresses are kept in lower case. */
static char *lower(char *s)
{
	for (char *p = s; p && *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return s;
}

/* The same number twice in a file, or one address for two people, cannot both be right: the first row that is good counts. */
static bool taken_before(const struct record_row *r, struct import_reason *why)
{
	const struct import_item *of[] = {r->item, r->address};
	for (size_t i = 0; i < 2; i++)
		if (of[i] && of[i]->taken) {
			*why = (struct import_reason){"import.reject.twice", {of[i]->number, NULL}};
			return true;
		}
	return false;
}

static void take(const struct record_row *r, bool good)
{
	struct import_item *of[] = {r->item, r->address};
	for (size_t i = 0; i < 2; i++)
		if (of[i] && (!of[i]->taken || of[i]->taken == r->line))
			of[i]->taken = good ? r->line : 0;
}

static bool row_read(struct ctx *cx, struct import_job *job, struct record_row *r, const struct csv_row *row,
                     struct import_reason *why)
{
	struct span cells[IMPORT_COLUMNS_MAX] = {0};
	size_t n;
	import_columns(job->run.kind, &n);
	if (!import_cells_read(cx, &job->spec, row, cells, why))
		return false;
	import_plain_number(cells[0].s, &cells[0].n);
	if (!cells[0].n) {
		*why = (struct import_reason){"import.reject.no_number", {NULL, NULL}};
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (cells[i].n)
			r->cells[i] = (struct span){span_copy(cx->arena, cells[i]), cells[i].n};
	r->item = items_get(job_items(job, kind_of(job)), r->cells[0]);
	const char *mail = job->run.kind == IMPORT_PEOPLE ? lower(row_text(cx, job, r, "mail")) : NULL;
	r->address = mail ? items_get(&job->accounts, (struct span){mail, strlen(mail)}) : NULL;
	return true;
}

static void records_read(struct ctx *cx, struct import_job *job, struct import_chunk *c, const struct csv_row *row)
{
	struct record_chunk *s = c->own;
	struct record_row r = {.line = row->line};
	struct import_reason why = {0};
	size_t n;
	const struct import_column *columns = import_columns(job->run.kind, &n);
	if (!row_read(cx, job, &r, row, &why)) {
		if (!job->recount)
			chunk_refuse(cx, c, row->line, &why, row_cells(cx, row));
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const struct reference *ref = reference_of(columns[i].name);
		struct import_item *to = ref ? items_get(job_items(job, ref->to), r.cells[i]) : NULL;
		if (to && !job->recount)
			chunk_see(c, ref->to, to);
	}
	if (!job->recount) {
		chunk_see(c, kind_of(job), r.item);
		r.csv = row_cells(cx, row);
	}
	s->rows[s->count++] = r;
}

static enum err record_get(struct ctx *cx, enum item_kind kind, int64_t id, void *ret)
{
	return kind == ITEM_ACCOUNT   ? account_get(cx, id, ret)
	       : kind == ITEM_PRODUCT ? product_get(cx, id, ret)
	                              : person_get(cx, id, ret);
}

/* The version that is stored afterwards. */
static int64_t version_of(enum item_kind kind, const void *obj)
{
	return kind == ITEM_ACCOUNT   ? ((const struct account *)obj)->version
	       : kind == ITEM_PRODUCT ? ((const struct product *)obj)->version
	                              : ((const struct person *)obj)->version;
}

static enum err record_save(struct ctx *cx, enum item_kind kind, int64_t run, const void *before, void *after)
{
	if (kind == ITEM_PRODUCT)
		return product_save(cx, before, after, run);
	if (kind == ITEM_PERSON) {
		((struct person *)after)->import_id = run;
		return person_save(cx, before, after, run);
	}
	((struct account *)after)->import_id = run;
	return account_save(cx, before, after, run);
}

/* Does it differ in what people know of it? */
static bool differs(const struct field *f, const void *before, const void *after)
{
	return !(f->flags & (F_KEY | F_VERSION | F_NO_HISTORY | F_COMPUTED)) && !field_equal(f, before, after);
}

static bool record_differs(const struct record *rec, const void *before, const void *after)
{
	for (size_t i = 0; i < rec->count; i++)
		if (differs(&rec->fields[i], before, after))
			return true;
	return false;
}

/* A value that the column's own field takes. */
static bool put_cell(struct ctx *cx, struct import_job *job, struct record_row *r, const struct field *f, int column,
                     struct import_reason *why)
{
	char *at = (char *)r->after + f->offset;
	if (f->kind == K_TEXT) {
		const char *text = r->cells[column].s;
		if (utf8_count(text) > (f->max ? (size_t)f->max : 200)) {
			*why = (struct import_reason){
			    "import.reject.too_long",
			    {f->name, arena_printf(cx->arena, "%jd", (intmax_t)(f->max ? f->max : 200))}};
			return false;
		}
		memcpy(at, &text, sizeof text);
		return true;
	}
	int64_t number;
	if (!import_number_read(cx, &job->spec, column, r->cells[column], &number, why))
		return false;
	memcpy(at, &number, sizeof number);
	return true;
}

/* A reference: set when it is known, put off when the file may bring it, else told and left. */
static void put_reference(struct ctx *cx, struct import_job *job, struct import_chunk *c, struct record_row *r,
                          const struct reference *ref, int column)
{
	struct import_item *to = items_get(job_items(job, ref->to), r->cells[column]);
	const struct field *f = record_field(record_of(kind_of(job)), ref->field);
	if (to->state == ITEM_KNOWN)
		memcpy((char *)r->after + f->offset, &to->id, sizeof to->id);
	else if (ref->to == kind_of(job))
		put_off(job, r, to, column);
	else
		chunk_warn(cx, c, r->line, "import.warning.unknown", ref->column, to->number);
}

static bool put_name(struct ctx *cx, struct import_job *job, struct record_row *r, struct import_reason *why)
{
	const struct record *rec = record_of(kind_of(job));
	const struct field *f = record_field(rec, "name");
	const char *name, *first = row_text(cx, job, r, "first_name"), *last = row_text(cx, job, r, "last_name");
	memcpy(&name, (char *)r->after + f->offset, sizeof name);
	if (!row_text(cx, job, r, "name") && (first || last))
		name =
		    arena_printf(cx->arena, "%s%s%s", first ? first : "", first && last ? " " : "", last ? last : "");
	if (!name)
		name = r->item->number;
	if (utf8_count(name) > (size_t)f->max) {
		*why = (struct import_reason){"import.reject.too_long",
		                              {"name", arena_printf(cx->arena, "%jd", (intmax_t)f->max)}};
		return false;
	}
	memcpy((char *)r->after + f->offset, &name, sizeof name);
	return true;
}

/* The rules of the record itself; what they say becomes the reason. */
static enum err check_record(struct ctx *cx, struct import_job *job, struct record_row *r, struct import_reason *why,
                             bool *ret_good)
{
	*ret_good = true;
	if (job->run.kind == IMPORT_PRODUCTS) {
		product_normalise(cx, r->after);
	} else if (job->run.kind == IMPORT_ACCOUNTS) {
		account_normalise(cx, r->after);
		if (account_check(cx, r->after) == OK)
			return OK;
		const struct field_fault *f = cx->field_faults;
		*why = (struct import_reason){f ? f->key : cx->fault.key,
		                              {f ? f->param[0] : NULL, f ? f->param[1] : NULL}};
		fault_clear(cx);
		*ret_good = false;
	} else {
		struct person *p = r->after, other;
		if (!p->mail)
			return OK;
		p->mail = lower(arena_strdup(cx->arena, p->mail));
		if (!mail_valid(p->mail)) {
			*why = (struct import_reason){"import.reject.mail", {p->mail, NULL}};
			*ret_good = false;
			return OK;
		}
		enum err e = person_by_mail(cx, p->mail, &other);
		if (e == OK && other.id != p->id) {
			*why = (struct import_reason){"import.reject.mail_taken", {p->mail, other.name}};
			*ret_good = false;
		}
		return e == E_NOT_FOUND ? OK : e;
	}
	return OK;
}

static enum err put_department(struct ctx *cx, struct import_job *job, struct record_row *r)
{
	struct department d = {0};
	const struct person *p = r->after;
	r->department = job->run.kind == IMPORT_PEOPLE ? row_text(cx, job, r, "department") : NULL;
	if (!r->department || !p->department_id)
		return OK;
	enum err e = department_get(cx, p->department_id, &d);
	if (e == OK && !strcmp(d.name, r->department))
		r->department = NULL;
	return e == E_NOT_FOUND ? OK : e;
}

/* Build the record as it will be. */
static enum err make_record(struct ctx *cx, struct import_job *job, struct import_chunk *c, struct record_row *r,
                            struct import_reason *why, bool *ret_good)
{
	enum item_kind kind = kind_of(job);
	const struct record *rec = record_of(kind);
	size_t n;
	const struct import_column *columns = import_columns(job->run.kind, &n);
	r->after = arena_alloc(cx->arena, rec->size);
	r->before = NULL;
	if (r->item->state == ITEM_KNOWN) {
		r->before = arena_alloc(cx->arena, rec->size);
		TRY(record_get(cx, kind, r->item->id, r->before));
		memcpy(r->after, r->before, rec->size);
	} else {
		record_blank(rec, r->after);
	}
	*ret_good = false;
	for (size_t i = 0; i < n; i++) {
		const struct field *f = record_field(rec, columns[i].name);
		const struct reference *ref = reference_of(columns[i].name);
		if (!r->cells[i].n)
			continue;
		if (f && !put_cell(cx, job, r, f, (int)i, why))
			return OK;
		if (ref)
			put_reference(cx, job, c, r, ref, (int)i);
	}
	if (!put_name(cx, job, r, why))
		return OK;
	TRY(put_department(cx, job, r));
	return check_record(cx, job, r, why, ret_good);
}

static void make_new(struct import_job *job, struct record_row *r)
{
	if (job->run.kind == IMPORT_ACCOUNTS) {
		struct account *a = r->after;
		a->level = LEVEL_ORDINARY;
		a->source = *job->run.source ? job->run.source : NULL;
		a->import_id = job->run.id;
	} else if (job->run.kind == IMPORT_PRODUCTS) {
		((struct product *)r->after)->import_id = job->run.id;
	} else {
		((struct person *)r->after)->import_id = job->run.id;
	}
}

/* Rows that are in already, after a crash: what was not rejected has its number, and its references to rows further down. */
static enum err records_recount(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	struct list rejected;
	size_t n, k = 0;
	const struct import_column *columns = import_columns(job->run.kind, &n);
	if (!s->count)
		return OK;
	TRY(import_rejects(cx, job->run.id, false, s->rows[0].line - 1, INT64_MAX, c->rows, &rejected));
	for (size_t i = 0; i < s->count; i++) {
		struct record_row *r = &s->rows[i];
		while (k < rejected.count && list_at(&rejected, struct import_reject, k)->line < r->line)
			k++;
		if (k < rejected.count && list_at(&rejected, struct import_reject, k)->line == r->line)
			continue;
		take(r, true);
		for (size_t column = 0; column < n; column++) {
			const struct reference *ref = reference_of(columns[column].name);
			struct import_item *to = ref ? items_get(job_items(job, ref->to), r->cells[column]) : NULL;
			if (to)
				put_off(job, r, to, (int)column);
		}
	}
	return OK;
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
		struct record_row *r = &s->rows[i];
		struct import_reason why = {0};
		struct import_later **later_end = job->later_end;
		bool good = false;
		if (!taken_before(r, &why))
			TRY(make_record(cx, job, c, r, &why, &good));
		take(r, good);
		r->refused = !good;
		r->update = false;
		if (!good) {
			chunk_refuse(cx, c, r->line, &why, r->csv);
			job->later_end = later_end;
			*later_end = NULL;
			continue;
		}
		if (!r->before) {
			make_new(job, r);
			next->rows_created++;
			chunk_make(c, kind_of(job), r->item);
			continue;
		}
		r->update = r->department || record_differs(record_of(kind_of(job)), r->before, r->after);
		next->rows_updated += r->update;
		next->rows_unchanged += !r->update;
		for (struct import_later *l = *later_end; l; l = l->next)
			l->unchanged = !r->update;
	}
	next->accounts_created += job->run.kind == IMPORT_ACCOUNTS ? next->rows_created - job->run.rows_created : 0;
	next->products_created += job->run.kind == IMPORT_PRODUCTS ? next->rows_created - job->run.rows_created : 0;
	next->people_created += job->run.kind == IMPORT_PEOPLE ? next->rows_created - job->run.rows_created : 0;
	return OK;
}

/* A value as undo needs it: a letter for its type, then the text with line breaks written \n. */
static void old_value(struct buf *b, const struct field *f, const void *obj)
{
	struct value v = field_get(f, obj);
	buf_printf(b, "%s\t", f->name);
	switch (v.type) {
	case V_NONE:
		buf_char(b, '-');
		break;
	case V_INT:
		buf_printf(b, "i%jd", (intmax_t)v.i);
		break;
	case V_REAL:
		buf_printf(b, "r%.17g", v.d);
		break;
	case V_STR:
		buf_char(b, 's');
		for (const char *p = v.s; *p; p++)
			buf_str(b, *p == '\n' ? "\\n" : *p == '\\' ? "\\\\" : (char[2]){*p, 0});
		break;
	}
	buf_char(b, '\n');
}

/* Save a record that the import changes, and keep what it was. */
static enum err record_change(struct ctx *cx, int64_t run, enum item_kind kind, const void *before, void *after)
{
	const struct record *rec = record_of(kind);
	BUF_AUTO struct buf b;
	buf_init(&b, 1024 * 1024);
	for (size_t i = 0; i < rec->count; i++)
		if (differs(&rec->fields[i], before, after))
			old_value(&b, &rec->fields[i], before);
	int64_t was = version_of(kind, before);
	TRY(record_save(cx, kind, run, before, after));
	struct change_row row = {.import_id = run,
	                         .kind = item_kind_names[kind],
	                         .record_id = field_get(&rec->fields[0], after).i,
	                         .version = version_of(kind, after),
	                         .was = was,
	                         .old = b.p};
	return db_exec_many(cx, &import_queries[CHANGE_PUT], &row, 1);
}

/* New ones in one go; people one by one, there are few. */
static enum err add_new(struct ctx *cx, struct import_job *job, struct record_chunk *s)
{
	enum item_kind kind = kind_of(job);
	size_t size = record_of(kind)->size, n = 0;
	char *all = arena_alloc(cx->arena, arena_mul(size, s->count + 1));
	struct change_row *changes = arena_array(cx->arena, struct change_row, s->count + 1);
	for (size_t i = 0; i < s->count; i++) {
		struct record_row *r = &s->rows[i];
		if (r->refused || r->before)
			continue;
		if (kind == ITEM_PERSON) {
			struct person *p = r->after;
			if (r->department)
				TRY(department_ensure(cx, r->department, &p->department_id));
			TRY(person_add(cx, p));
		}
		memcpy(all + size * n++, r->after, size);
	}
	if (n && kind == ITEM_ACCOUNT)
		TRY(account_add_many(cx, (struct account *)(void *)all, n));
	if (n && kind == ITEM_PRODUCT)
		TRY(product_add_many(cx, (struct product *)(void *)all, n));
	n = 0;
	for (size_t i = 0; i < s->count; i++) {
		struct record_row *r = &s->rows[i];
		if (r->refused || r->before)
			continue;
		r->item->id = field_get(&record_of(kind)->fields[0], all + size * n).i;
		changes[n++] = made_row(job->run.id, kind, r->item->id);
	}
	return db_exec_many(cx, &import_queries[CHANGE_PUT], changes, n);
}

static enum err records_write(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	TRY(add_new(cx, job, s));
	for (size_t i = 0; i < s->count; i++) {
		struct record_row *r = &s->rows[i];
		if (r->refused || !r->update)
			continue;
		if (r->department)
			TRY(department_ensure(cx, r->department, &((struct person *)r->after)->department_id));
		TRY(record_change(cx, job->run.id, kind_of(job), r->before, r->after));
	}
	return OK;
}

static void records_written(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct record_chunk *s = c->own;
	(void)cx;
	for (size_t i = 0; i < s->count && !job->recount; i++) /* else they are looked up when they are needed */
		if (!s->rows[i].refused)
			s->rows[i].item->state = ITEM_KNOWN;
}

const struct import_worker import_records_worker = {records_begin, records_read, records_judge, records_write,
                                                    records_written};

/* A reference that was put off, now that every row is in. */
static enum err settle(struct ctx *cx, struct import_job *job, struct import_run *next, const struct import_later *l)
{
	size_t n;
	enum item_kind kind = kind_of(job);
	const struct record *rec = record_of(kind);
	const struct reference *ref = reference_of(import_columns(job->run.kind, &n)[l->column].name);
	void *before = arena_alloc(cx->arena, rec->size), *after = arena_alloc(cx->arena, rec->size);
	struct import_item *to = l->refers_to;
	if (to->id && l->record->id) {
		TRY(record_get(cx, kind, l->record->id, before));
		memcpy(after, before, rec->size);
		memcpy((char *)after + record_field(rec, ref->field)->offset, &to->id, sizeof to->id);
		if (!record_differs(rec, before, after))
			return OK;
		enum err e = record_change(cx, job->run.id, kind, before, after);
		if (e != E_INVALID) {
			next->rows_updated += l->unchanged;
			next->rows_unchanged -= l->unchanged;
			return e;
		}
		fault_clear(cx); /* a ring: the record stays without */
	}
	next->warnings++;
	struct reject_row row = {.import_id = job->run.id,
	                         .line = l->line,
	                         .seq = 1000000 + l->column,
	                         .warning = true,
	                         .reason = to->id ? "import.warning.circle" : "import.warning.unknown",
	                         .param0 = ref->column,
	                         .param1 = to->number,
	                         .nth = NONE,
	                         .cells = ""};
	return db_exec_many(cx, &import_queries[REJECT_ADD], &row, 1);
}

enum err references_settle(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_later **at,
                           int max)
{
	struct import_chunk c;
	chunk_init(&c);
	struct import_later *l = *at;
	for (int i = 0; l && i < max; i++, l = l->next) {
		chunk_see(&c, kind_of(job), l->record);
		chunk_see(&c, kind_of(job), l->refers_to);
	}
	TRY(chunk_look_up(cx, job, &c));
	l = *at;
	for (int i = 0; l && i < max; i++, l = l->next)
		TRY(settle(cx, job, next, l));
	*at = l;
	return OK;
}
