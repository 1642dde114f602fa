/* Lines of sale. A line's key is source + document + product code as written + n, the nth line of that pair in file order; the
 * same line again changes nothing. Customers, products and people are made when asked for, never changed. */
#include "hub/sale/sale_import_ops.h"

#include "base/clock.h"
#include "hub/account/account_import_ops.h"
#include "hub/product/product.h"
#include "hub/sale/sale_find_ops.h"
#include "hub/sale/sale_import_store.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_import_ops.h"

#include <stdlib.h>
#include <string.h>

/* A name or country that a line says of its customer or product, to be compared once that is looked up. */
struct sales_saying {
	struct import_item *item;
	const char *text;
	int64_t line;
	enum { SAYS_CUSTOMER, SAYS_COUNTRY, SAYS_PRODUCT } what;
	struct sales_saying *next;
};

struct sales_chunk {
	struct sales_row *rows;
	size_t count;
	struct sales_saying *says, **says_end;
	struct import_item **touched; /* marked when the chunk is in */
	size_t touched_count;
	struct seen_row *seen; /* documents that leave memory with this chunk */
	size_t seen_count, seen_room;
};

static struct sale_docs *docs_of(const struct import_job *job)
{
	return job->own;
}

static void sales_open(struct import_job *job)
{
	job->own = calloc(1, sizeof(struct sale_docs));
	if (!job->own)
		abort(); /* out of memory ends the process */
	docs_init(job->own);
}

static void sales_close(struct import_job *job)
{
	docs_fini(job->own);
	free(job->own);
}

static void sales_begin(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = arena_new(cx->arena, struct sales_chunk);
	s->rows = arena_array(cx->arena, struct sales_row, job->want);
	s->says_end = &s->says;
	c->own = s;
}

static const char **item_text(struct import_item *i, int what)
{
	return what == SAYS_COUNTRY ? &i->detail : &i->name;
}

static void saying(struct ctx *cx, struct sales_chunk *s, struct import_item *item, int what, struct span text,
                   int64_t line)
{
	if (!item || !text.n)
		return;
	if (item->state == ITEM_KNOWN && (span_is(text, *item_text(item, what)) || (item->warned && !item->own)))
		return;
	struct sales_saying *n = arena_new(cx->arena, struct sales_saying);
	*n = (struct sales_saying){.item = item, .text = span_copy(cx->arena, text), .line = line, .what = what};
	*s->says_end = n;
	s->says_end = &n->next;
}

/* Is what the base lacks made? Not a customer that a line names only by its name where others have numbers: it may be one of them. */
static bool is_made(const struct import_job *job, const struct import_item *i)
{
	return job->run.create_missing && !i->several &&
	       !(i->called && job->spec.map.at[SALE_CUSTOMER] != IMPORT_NO_COLUMN);
}

/* May this row still be refused, for naming something that is not there? */
static bool in_doubt(const struct import_job *job, const struct import_item *i)
{
	return i && i->state != ITEM_KNOWN && (!job->run.create_missing || i->called || i->state == ITEM_UNSEEN);
}

/* The customer that a line names: by its number or, without one, by its name. */
static struct import_item *customer_of(struct import_job *job, const struct sale_line *l)
{
	if (l->customer.n)
		return items_get(&job->items[SALE_ACCOUNT], l->customer);
	struct import_item *i = items_get(&job->items[SALE_ACCOUNT], l->customer_name);
	if (i && i->state == ITEM_UNSEEN && !i->called) {
		i->called = true;
		i->name = i->number;
	}
	return i;
}

static void keep_line(struct ctx *cx, struct import_job *job, struct import_chunk *c, struct sales_row *r,
                      const struct sale_line *l)
{
	struct sales_chunk *s = c->own;
	r->account = customer_of(job, l);
	r->person = items_get(&job->items[SALE_SELLER], l->person);
	if (job->recount)
		return;
	r->cost = l->cost;
	r->credit = l->credit;
	r->turned = l->turned;
	r->sale.day = l->day;
	r->sale.quantity = l->quantity;
	r->sale.unit_price = l->unit_price;
	r->sale.amount = l->amount;
	r->sale.contribution = l->contribution;
	r->sale.currency = *l->currency ? arena_strdup(cx->arena, l->currency) : NULL;
	chunk_see(c, SALE_ACCOUNT, r->account);
	chunk_see(c, SALE_GOODS, r->product);
	chunk_see(c, SALE_SELLER, r->person);
	if (l->customer.n)
		saying(cx, s, r->account, SAYS_CUSTOMER, l->customer_name, l->line);
	saying(cx, s, r->account, SAYS_COUNTRY, l->country, l->line);
	saying(cx, s, r->product, SAYS_PRODUCT, l->product_name, l->line);
}

/* Not enough of the row can be read to say which invoice it is of: then no line of the base is one that the file does not have. */
static void not_counted(struct ctx *cx, struct import_job *job, struct import_chunk *c, int64_t line)
{
	if (job->recount || job->run.whole_invoices != INVOICES_WHOLE)
		return;
	job->run.whole_invoices = INVOICES_PARTS;
	chunk_warn(cx, c, line, "import.warning.not_counted", NULL, NULL);
}

static void sales_read(struct ctx *cx, struct import_job *job, struct import_chunk *c, const struct csv_row *row)
{
	struct sales_chunk *s = c->own;
	struct sale_line l;
	struct import_reason why = {0};
	struct chunk_note *note = NULL;
	bool good = sale_line_read(cx, &job->spec, row, &l, &why);
	if (!good && !job->recount)
		note = chunk_refuse(cx, c, row->line, &why, row_cells(cx, row));
	if (!l.doc.n) {
		not_counted(cx, job, c, row->line);
		return;
	}
	struct sales_row *r = &s->rows[s->count++];
	r->doc = docs_get(docs_of(job), l.doc);
	r->doc->busy = true;
	r->product = items_get(&job->items[SALE_GOODS], l.product);
	r->line = row->line;
	r->nth = l.nth;
	r->refused = !good;
	r->note = note;
	if (!good)
		return;
	keep_line(cx, job, c, r, &l);
	if (in_doubt(job, r->account) || in_doubt(job, r->product) || in_doubt(job, r->person) || l.nth)
		r->cells = row_cells(cx, row);
}

/* Documents that this chunk brought and that have been in memory before. */
static enum err recall_docs(struct ctx *cx, struct import_job *job, struct sales_chunk *s)
{
	BUF_AUTO struct buf b;
	struct list found;
	buf_init(&b, 64 * 1024 * 1024);
	for (size_t i = 0; i < s->count; i++) {
		struct sale_doc *d = s->rows[i].doc;
		if (!d->fresh)
			continue;
		d->fresh = false;
		buf_str(&b, b.len ? ",\"" : "[\"");
		buf_json(&b, d->key);
		buf_char(&b, '"');
	}
	if (!b.len || !docs_of(job)->spilled)
		return OK;
	buf_char(&b, ']');
	TRY(db_list(cx, &sale_import_queries[FIND_SEEN], ARGS(ARG("docs", (const char *)b.p), ARG("run", job->run.id)),
	            0, &found));
	for (size_t i = 0; i < found.count; i++) {
		const struct seen_row *r = list_at(&found, struct seen_row, i);
		struct sale_doc *d = docs_get(docs_of(job), (struct span){r->doc, strlen(r->doc)});
		d->fresh = false;
		if (!doc_read(docs_of(job), d, &job->items[SALE_GOODS], r->counts))
			return fail(cx, E_INTERNAL, "error.internal");
	}
	return OK;
}

/* Which line of its document and product each is, in file order; also for those that are refused. */
static enum err count_lines(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = c->own;
	if (c->counted)
		return OK;
	TRY(recall_docs(cx, job, s));
	for (size_t i = 0; i < s->count; i++) {
		struct sales_row *r = &s->rows[i];
		r->sale.n = r->nth ? r->nth : doc_count(docs_of(job), r->doc, r->product);
		r->sale.source = job->run.source;
		r->sale.doc = r->doc->key; /* stays while the document is busy */
		r->sale.product_code = r->product ? r->product->number : "";
		r->sale.import_id = job->run.id;
		if (r->note && (r->nth || job->spec.map.at[SALE_NTH] == IMPORT_NO_COLUMN))
			r->note->row.nth = r->sale.n;
	}
	c->counted = true;
	return OK;
}

/* What is not in the base is made when that is wanted. */
static int64_t decide_missing(const struct import_job *job, struct import_chunk *c, int noun)
{
	int64_t made = 0;
	for (struct import_item *i = c->unseen[noun]; i; i = i->next)
		if (i->state == ITEM_ABSENT && is_made(job, i)) {
			i->state = ITEM_NEW;
			chunk_make(c, noun, i);
			made++;
		}
	return made;
}

static bool refuse_missing(struct ctx *cx, struct import_chunk *c, struct sales_row *r, const struct import_item *i,
                           const char *key)
{
	if (!i || i->state != ITEM_ABSENT)
		return false;
	struct import_reason why = {i->several ? "import.reject.several" : key, {i->number, NULL}};
	chunk_refuse(cx, c, r->line, &why, r->cells)->row.nth = r->sale.n;
	r->refused = true;
	return true;
}

/* The first name of a record without one is its name; a text that differs from the base's is told once. */
static void weigh_sayings(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	static const char *const keys[] = {[SAYS_CUSTOMER] = "import.warning.customer_name",
	                                   [SAYS_COUNTRY] = "import.warning.customer_country",
	                                   [SAYS_PRODUCT] = "import.warning.product_name"};
	struct sales_chunk *s = c->own;
	for (struct sales_saying *n = s->says; n; n = n->next) {
		struct import_item *i = n->item;
		int noun = n->what == SAYS_PRODUCT ? SALE_GOODS : SALE_ACCOUNT;
		const char **text = item_text(i, n->what);
		if (i->state == ITEM_ABSENT || (i->called && n->what != SAYS_COUNTRY))
			continue;
		if (i->state == ITEM_NEW && !*text) {
			*text = items_keep(&job->items[noun], n->text);
			i->own = false;
		} else if (i->own && n->what != SAYS_COUNTRY && strcmp(n->text, i->number) != 0) {
			*text = items_keep(&job->items[noun], n->text);
			i->own = false;
			i->named = true;
			chunk_make(c, noun, i);
		} else if (!i->warned && *text && strcmp(*text, n->text) != 0) {
			i->warned = true;
			chunk_warn(cx, c, n->line, keys[n->what], i->number, n->text);
		}
	}
}

/* A file of rejected rows says itself which line each is: the same line twice cannot be told apart. */
static void refuse_twice(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = c->own;
	struct import_items keys;
	if (job->spec.map.at[SALE_NTH] == IMPORT_NO_COLUMN)
		return;
	items_init(&keys);
	for (size_t i = 0; i < s->count; i++) {
		struct sales_row *r = &s->rows[i];
		if (r->refused)
			continue;
		const char *key =
		    arena_printf(cx->arena, "%s\t%s\t%jd", r->sale.doc, r->sale.product_code, (intmax_t)r->sale.n);
		struct import_item *k = items_get(&keys, (struct span){key, strlen(key)});
		if (k->read) {
			struct import_reason why = {"import.reject.twice", {r->sale.doc, NULL}};
			chunk_refuse(cx, c, r->line, &why, r->cells)->row.nth = r->sale.n;
			r->refused = true;
		}
		k->read = true;
	}
	items_fini(&keys);
}

static int64_t id_of(const struct import_item *i)
{
	return i ? i->id : 0;
}

/* Does the line name the record that the base has? What is made with this chunk, or would be in a trial, has no id yet. */
static bool names(const struct import_item *i, int64_t id)
{
	return i ? i->id && i->id == id : !id;
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool unchanged(const struct sales_row *r)
{
	const struct sale_found *f = r->found;
	const struct sale *s = &r->sale;
	return names(r->account, f->account_id) && names(r->product, f->product_id) && names(r->person, f->person_id) &&
	       f->day == s->day && f->quantity == s->quantity && f->unit_price == s->unit_price &&
	       f->amount == s->amount && f->contribution == s->contribution && same_text(f->currency, s->currency);
}

/* Given, else by the cost that the line or (in the base's currency) the product states. */
static int64_t contribution_of(const struct sales_row *r)
{
	int64_t cost = r->cost;
	if (r->sale.contribution != NONE)
		return r->sale.contribution;
	if (cost == NONE && r->product && r->product->state == ITEM_KNOWN && !r->sale.currency)
		cost = r->product->unit_cost;
	return sale_contribution(r->sale.amount, r->sale.quantity, cost);
}

static enum err sales_judge(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = c->own;
	struct import_run *next = &job->next;
	TRY(count_lines(cx, job, c));
	if (job->recount)
		return OK;
	next->accounts_created += decide_missing(job, c, SALE_ACCOUNT);
	next->products_created += decide_missing(job, c, SALE_GOODS);
	next->people_created += decide_missing(job, c, SALE_SELLER);
	refuse_twice(cx, job, c);
	for (size_t i = 0; i < s->count; i++) {
		struct sales_row *r = &s->rows[i];
		r->found = NULL;
		r->update = false;
		r->withheld = r->account && r->account->hidden;
		if (r->refused || refuse_missing(cx, c, r, r->account, "import.reject.customer") ||
		    refuse_missing(cx, c, r, r->product, "import.reject.product") ||
		    refuse_missing(cx, c, r, r->person, "import.reject.person"))
			continue;
		r->sale.contribution = contribution_of(r);
	}
	weigh_sayings(cx, job, c);
	TRY(sale_find_lines(cx, job, s->rows, s->count));
	for (size_t i = 0; i < s->count; i++) {
		struct sales_row *r = &s->rows[i];
		if (r->refused)
			continue;
		next->without_customer += !r->account;
		next->other_currency += r->sale.currency != NULL;
		next->credits += r->credit;
		next->credits_turned += r->turned;
		job->future += job->dry && r->sale.day > job->spec.today;
		r->update = r->found && !unchanged(r);
		next->rows_created += !r->found;
		next->rows_updated += r->update;
		next->rows_unchanged += r->found && !r->update;
	}
	return OK;
}

static void write_down(struct ctx *cx, const struct import_job *job, struct sales_chunk *s, const struct sale_doc *d)
{
	BUF_AUTO struct buf text;
	buf_init(&text, 256 * 1024 * 1024);
	doc_write(d, &text);
	if (s->seen_count == s->seen_room) {
		s->seen_room = s->seen_room ? s->seen_room * 2 : 64;
		struct seen_row *larger = arena_array(cx->arena, struct seen_row, s->seen_room);
		if (s->seen_count)
			memcpy(larger, s->seen, s->seen_count * sizeof *larger);
		s->seen = larger;
	}
	s->seen[s->seen_count++] = (struct seen_row){job->run.id, arena_strdup(cx->arena, d->key),
	                                             arena_strdup(cx->arena, text.p ? text.p : "")};
}

/* Documents that have not been used for long leave memory: they are written down with the chunk. With the last one all are, where
 * whole invoices are replaced, since that is done with what was written down. */
static bool sales_spill(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = c->own;
	struct sale_docs *docs = docs_of(job);
	struct sale_doc *d;
	while ((d = docs_surplus(docs))) {
		write_down(cx, job, s, d);
		docs_drop(docs, d);
		docs->spilled = true;
	}
	if (job->ended && sale_replaces(job))
		for (d = docs->newest; d; d = d->older)
			write_down(cx, job, s, d);
	return s->seen_count > 0;
}

static enum err write_updates(struct ctx *cx, struct import_job *job, struct sales_chunk *s, const struct sale *rows,
                              const struct sales_row *const *of, size_t count)
{
	struct before_row *before = arena_array(cx->arena, struct before_row, count + 1);
	struct touched_row *touched = arena_array(cx->arena, struct touched_row, count + 1);
	size_t moved = 0;
	(void)s;
	for (size_t i = 0; i < count; i++) {
		const struct sale_found *f = of[i]->found;
		struct sale was = rows[i];
		was.account_id = f->account_id;
		was.product_id = f->product_id;
		was.person_id = f->person_id;
		was.day = f->day;
		was.quantity = f->quantity;
		was.unit_price = f->unit_price;
		was.amount = f->amount;
		was.contribution = f->contribution;
		was.currency = f->currency;
		before[i] = (struct before_row){job->run.id, rows[i].id};
		if (f->account_id && f->account_id != rows[i].account_id)
			touched[moved++] = (struct touched_row){job->run.id, f->account_id};
		struct history_subject h = {
		    .record = &sale_record, .id = rows[i].id, .account = rows[i].account_id, .import_id = job->run.id};
		TRY(history_changed(cx, &h, &was, &rows[i], NULL));
	}
	TRY(db_exec_many(cx, &sale_import_queries[SALE_KEEP], before, count));
	TRY(db_exec_many(cx, &sale_import_queries[TOUCH], touched, moved));
	return db_exec_many(cx, &sale_import_queries[SALE_PUT], rows, count);
}

static enum err write_touched(struct ctx *cx, struct import_job *job, struct sales_chunk *s)
{
	struct touched_row *touched = arena_array(cx->arena, struct touched_row, s->count + 1);
	s->touched = arena_array(cx->arena, struct import_item *, s->count + 1);
	s->touched_count = 0;
	for (size_t i = 0; i < s->count; i++) {
		struct sales_row *r = &s->rows[i];
		if (r->refused || r->withheld || !r->account || r->account->touched || (r->found && !r->update))
			continue;
		r->account->touched = true;
		touched[s->touched_count] = (struct touched_row){job->run.id, r->account->id};
		s->touched[s->touched_count++] = r->account;
	}
	/* Marked for good only when the chunk is in: until then it may be written again. */
	for (size_t i = 0; i < s->touched_count; i++)
		s->touched[i]->touched = false;
	return db_exec_many(cx, &sale_import_queries[TOUCH], touched, s->touched_count);
}

static enum err sales_write(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = c->own;
	struct sale *made = arena_array(cx->arena, struct sale, s->count + 1), *changed;
	const struct sales_row **of = arena_array(cx->arena, const struct sales_row *, s->count + 1);
	size_t made_count = 0, changed_count = 0;
	TRY(db_exec_many(cx, &sale_import_queries[SEEN_PUT], s->seen, s->seen_count));
	if (job->recount)
		return OK;
	changed = arena_array(cx->arena, struct sale, (size_t)(job->next.rows_updated - job->run.rows_updated) + 1);
	TRY(chunk_create(cx, job, c));
	for (size_t i = 0; i < s->count; i++) {
		struct sales_row *r = &s->rows[i];
		if (r->refused || r->withheld || (r->found && !r->update))
			continue;
		struct sale *line = r->found ? &changed[changed_count] : &made[made_count++];
		if (r->found)
			of[changed_count++] = r;
		*line = r->sale;
		line->id = r->found ? r->found->id : id_new();
		line->account_id = id_of(r->account);
		line->product_id = id_of(r->product);
		line->person_id = id_of(r->person);
	}
	TRY(db_exec_many(cx, &sale_import_queries[SALE_ADD], made, made_count));
	if (changed_count)
		TRY(write_updates(cx, job, s, changed, of, changed_count));
	return write_touched(cx, job, s);
}

static void sales_written(struct ctx *cx, struct import_job *job, struct import_chunk *c)
{
	struct sales_chunk *s = c->own;
	(void)cx, (void)job;
	for (size_t i = 0; i < s->count; i++)
		s->rows[i].doc->busy = false;
	for (size_t i = 0; i < s->touched_count; i++)
		s->touched[i]->touched = true;
}

/* Differences that were told before the crash are not told again. */
static enum err recall_warned(struct ctx *cx, struct import_job *job)
{
	enum { WARNED_MAX = 100000 };
	struct list rows;
	TRY(import_rejects(cx, job->run.id, true, 0, 0, WARNED_MAX, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct import_reject *r = list_at(&rows, struct import_reject, i);
		int noun = !strcmp(r->reason, "import.warning.product_name") ? SALE_GOODS : SALE_ACCOUNT;
		struct import_item *item =
		    r->param0 ? items_get(&job->items[noun], (struct span){r->param0, strlen(r->param0)}) : NULL;
		if (item)
			item->warned = true;
	}
	return OK;
}

static enum err forget_seen(struct ctx *cx, void *arg)
{
	const struct import_job *job = arg;
	int64_t n = 0;
	do
		TRY(db_exec(cx, &sale_import_queries[SEEN_DROP],
		            ARGS(ARG("run", job->run.id), ARG("max", (int64_t)1000000)), &n));
	while (n);
	return OK;
}

static enum err sales_resume(struct ctx *cx, struct import_job *job)
{
	TRY(step_work(cx, TX_WRITE, forget_seen, job));
	return recall_warned(cx, job);
}

static const struct import_worker worker = {.open = sales_open,
                                            .close = sales_close,
                                            .resume = sales_resume,
                                            .begin = sales_begin,
                                            .read = sales_read,
                                            .judge = sales_judge,
                                            .spill = sales_spill,
                                            .write = sales_write,
                                            .written = sales_written,
                                            .after = sale_import_after,
                                            .tried = sale_import_tried,
                                            .undo = sale_import_undo,
                                            .left = sale_import_left,
                                            .used = sale_import_used,
                                            .empty = sale_import_empty,
                                            .show = sale_import_show};

static const struct import_noun product_named = IMPORT_NOUN(product);
static const struct import_noun *const nouns[] = {
    [SALE_ACCOUNT] = &account_import_noun, [SALE_GOODS] = &product_named, [SALE_SELLER] = &person_import_noun, NULL};

const struct import_kind sale_import_kind = {
    .name = "sales",
    .summary = "Import lines of sale from a CSV file; with --create-missing also the customers and products they "
               "name. Credits are deducted: a quantity or amount below zero, or an invoice number of C and digits. "
               "A discount taken back (quantity and unit price below zero) is added.",
    .flags = KIND_USUAL | KIND_CURRENCY | KIND_LINES,
    .columns = {sale_columns, SALE_COLUMNS, sale_map_lacks, sale_map_settle},
    .nouns = nouns,
    .lasting = 1u << SALE_GOODS,
    .worker = &worker,
    .computed = sale_column_computed,
    .whole = sale_map_whole,
    .names = sale_map_names,
    .sign = sale_sign,
    .see = {"/accounts?sort=-revenue_12m", "imports.see_accounts", "building-2"},
};
