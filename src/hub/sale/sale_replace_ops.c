/* Invoices that a file holds whole: what the base has of them and the file has not, nth line of a product by nth line, is taken out
 * when all rows are in, and kept so that undoing the import puts it back. */
#include "hub/sale/sale_import_ops.h"

#include "hub/sale/sale_import_store.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"

#include <stdlib.h>
#include <string.h>

enum {
	DOCS_AT_A_TIME = 200,
	LINES_MAX = 5000,
	TAKEN_LEAST = 500 /* in a step, which has to look at them all first; some 40 ms of work */
};

/* What is looked at: documents with the counts that the file has of each, and lines of theirs in the base, from one line on. */
struct looking {
	struct sale_doc **docs;
	size_t count;
	const char *product; /* the line after which is gone on, of the only document */
	int64_t n;
};

/* Lines without an invoice number stand under their customer, or none, and day (sale_doc): of those nobody says that they are all there. */
static bool is_invoice(const char *doc)
{
	return doc[0] != '/' || (doc[1] == '/' && strspn(doc + 2, "0123456789-") != strlen("2026-11-23"));
}

bool sale_replaces(const struct import_job *job)
{
	return job->run.whole_invoices == INVOICES_WHOLE && !job->alone;
}

bool sale_map_whole(const struct import_map *map)
{
	return map->at[SALE_DOC] != IMPORT_NO_COLUMN && map->at[SALE_NTH] == IMPORT_NO_COLUMN;
}

static int by_key(const void *a, const void *b)
{
	return strcmp((*(struct sale_doc *const *)a)->key, (*(struct sale_doc *const *)b)->key);
}

static int key_against(const void *key, const void *doc)
{
	return strcmp(key, (*(struct sale_doc *const *)doc)->key);
}

/* Lines of these documents in the base that the one who imports may know of, in the order of their keys. */
static enum err find_lines(struct ctx *cx, const struct import_job *job, const struct looking *l, struct list *ret)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024 * 1024);
	for (size_t i = 0; i < l->count; i++) {
		buf_str(&b, i ? ",\"" : "[\"");
		buf_json(&b, l->docs[i]->key);
		buf_char(&b, '"');
	}
	buf_char(&b, ']');
	return db_list(cx, &sale_import_queries[OF_DOCS],
	               ARGS(ARG("docs", (const char *)b.p), ARG("source", job->run.source), ARG("product", l->product),
	                    ARG("n", l->n), ARG("max", (int64_t)LINES_MAX + 1), ACCESS_ARGS(cx)),
	               LINES_MAX, ret);
}

/* Is it a line that the file does not have? */
static bool is_stale(struct import_job *job, const struct looking *l, const struct sale_key *k)
{
	struct sale_doc **doc = bsearch(k->doc, l->docs, l->count, sizeof *l->docs, key_against);
	struct import_items *products = &job->items[SALE_GOODS];
	const struct import_item *product =
	    items_get(products, (struct span){k->product_code, strlen(k->product_code)});
	return doc && k->n > doc_counted(*doc, product);
}

/* Give `found` each line of some documents that the file does not have. *ret_more: there are other lines behind the last. */
static enum err look(struct ctx *cx, struct import_job *job, struct looking *l, struct list *found, bool *ret_more)
{
	struct list lines = {.more = true};
	while (lines.more) {
		TRY(find_lines(cx, job, l, &lines));
		if (!lines.more || l->count == 1)
			break;
		l->count = (l->count + 1) / 2;
	}
	found->items = arena_array(cx->arena, int64_t, lines.count + 1);
	for (size_t i = 0; i < lines.count; i++) {
		const struct sale_key *k = list_at(&lines, struct sale_key, i);
		if (is_stale(job, l, k))
			*list_at(found, int64_t, found->count++) = k->id;
		l->product = k->product_code;
		l->n = k->n;
	}
	*ret_more = lines.more;
	return OK;
}

/* ---- in a trial ---- */

enum err sale_import_tried(struct ctx *cx, struct import_job *job)
{
	struct sale_docs *all = job->own;
	struct sale_doc **docs = arena_array(cx->arena, struct sale_doc *, all->count + 1);
	size_t count = 0;
	if (!sale_replaces(job))
		return OK;
	for (struct sale_doc *d = all->newest; d; d = d->older)
		if (is_invoice(d->key))
			docs[count++] = d;
	qsort(docs, count, sizeof *docs, by_key);
	for (size_t at = 0; at < count;) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct looking l = {docs + at, count - at < DOCS_AT_A_TIME ? count - at : DOCS_AT_A_TIME, "", -1};
		bool more = true;
		while (more) {
			struct list found = {0};
			TRY(look(cx, job, &l, &found, &more));
			job->run.replaced += (int64_t)found.count;
		}
		at += l.count;
		arena_reset(cx->arena, mark);
	}
	return OK;
}

/* ---- when all rows are in ---- */

static enum err take_out(struct ctx *cx, const struct import_job *job, const struct list *found)
{
	for (size_t i = 0; i < found->count; i++) {
		struct args one = ARGS(ARG("id", *list_at(found, int64_t, i)), ARG("run", job->run.id));
		struct sale line;
		TRY(db_one(cx, &sale_import_queries[SALE_GET], ARGS(ARG("id", *list_at(found, int64_t, i))), &line));
		struct history_subject of = {
		    .record = &sale_record, .id = line.id, .account = line.account_id, .import_id = job->run.id};
		TRY(history_event(cx, &of, "replaced", line.doc));
		TRY(db_exec(cx, &sale_import_queries[REPLACE_KEEP], one, NULL));
		TRY(db_exec(cx, &sale_import_queries[REPLACE_TOUCH], one, NULL));
		TRY(db_exec_one(cx, &sale_import_queries[REPLACE_DROP], ARGS(ARG("id", line.id))));
	}
	return OK;
}

/* The next documents whose counts were written down; *ret_count 0: there are none. */
static enum err next_docs(struct ctx *cx, struct import_job *job, struct list *ret_seen, struct sale_doc ***ret)
{
	TRY(db_list(cx, &sale_import_queries[SEEN_NEXT],
	            ARGS(ARG("run", job->run.id), ARG("max", (int64_t)DOCS_AT_A_TIME)), 0, ret_seen));
	*ret = arena_array(cx->arena, struct sale_doc *, ret_seen->count + 1);
	for (size_t i = 0; i < ret_seen->count; i++) {
		const struct seen_row *r = list_at(ret_seen, struct seen_row, i);
		struct sale_doc *d = docs_get(job->own, (struct span){r->doc, strlen(r->doc)});
		if (d->fresh && !doc_read(job->own, d, &job->items[SALE_GOODS], r->counts))
			return fail(cx, E_INTERNAL, "error.internal");
		d->fresh = false;
		(*ret)[i] = d;
	}
	return OK;
}

/* Documents that are done with, or all that were read. */
static enum err forget_docs(struct ctx *cx, struct import_job *job, struct sale_doc **docs, size_t count)
{
	struct seen_row *rows = arena_array(cx->arena, struct seen_row, count + 1);
	for (size_t i = 0; i < count; i++) {
		rows[i] = (struct seen_row){job->run.id, arena_strdup(cx->arena, docs[i]->key), ""};
		docs_drop(job->own, docs[i]);
	}
	return db_exec_many(cx, &sale_import_queries[SEEN_FORGET], rows, count);
}

enum err sale_replace_step(struct ctx *cx, struct import_job *job, struct import_run *next, int64_t max, bool *ret_done)
{
	struct list seen;
	struct sale_doc **docs;
	*ret_done = !sale_replaces(job);
	if (*ret_done)
		return OK;
	if (max < TAKEN_LEAST)
		max = TAKEN_LEAST;
	TRY(next_docs(cx, job, &seen, &docs));
	*ret_done = !seen.count;
	struct looking l = {arena_array(cx->arena, struct sale_doc *, seen.count + 1), 0, "", -1};
	for (size_t i = 0; i < seen.count; i++)
		if (is_invoice(docs[i]->key))
			l.docs[l.count++] = docs[i];
	const size_t invoices = l.count;
	for (bool more = l.count > 0; more;) {
		struct list found = {0};
		TRY(look(cx, job, &l, &found, &more));
		bool full = (int64_t)found.count >= max;
		found.count = full ? (size_t)max : found.count;
		TRY(take_out(cx, job, &found));
		next->replaced += (int64_t)found.count;
		max -= (int64_t)found.count;
		if (full) /* the next step looks at these documents again, and finds what is left of them */
			return OK;
	}
	return l.count < invoices ? forget_docs(cx, job, l.docs, l.count) : forget_docs(cx, job, docs, seen.count);
}

/* ---- undone ---- */

/* Some of what the import took out, put back; what another line stands in the place of since stays out. */
enum err sale_replace_undo(struct ctx *cx, int64_t run, int64_t max, bool *ret_done)
{
	struct list lines;
	TRY(db_list(cx, &sale_import_queries[REPLACED], ARGS(ARG("run", run), ARG("max", max), ACCESS_ARGS(cx)), 0,
	            &lines));
	*ret_done = !lines.count;
	for (size_t i = 0; i < lines.count; i++) {
		const struct sale *line = list_at(&lines, struct sale, i);
		struct args one = ARGS(ARG("id", line->id), ARG("run", run));
		struct history_subject of = {
		    .record = &sale_record, .id = line->id, .account = line->account_id, .import_id = run};
		TRY(history_event(cx, &of, "put_back", line->doc));
		TRY(db_exec_one(cx, &sale_import_queries[SALE_ADD], ARGS_OBJ(line)));
		TRY(db_exec(cx, &sale_import_queries[REPLACE_TOUCH], one, NULL));
		TRY(db_exec_one(cx, &sale_import_queries[REPLACED_DROP], ARGS(ARG("id", line->id))));
	}
	return OK;
}
