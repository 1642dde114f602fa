#include "hub/sale/sale_find_ops.h"

#include "hub/sale/sale_import_store.h"
#include "platform/access/access_ops.h"
#include "platform/import/import_kind.h"

/* A line of a hidden customer is not found, and its key is not taken by another line. */
static enum err withhold(struct ctx *cx, struct sales_row **asked, const struct list *found)
{
	struct list hidden;
	if (!found->count || access_sees_all(cx))
		return OK;
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024 * 1024);
	for (size_t i = 0; i < found->count; i++)
		if (list_at(found, struct sale_found, i)->account_id) {
			buf_char(&b, b.len ? ',' : '[');
			buf_int(&b, list_at(found, struct sale_found, i)->account_id);
		}
	if (!b.len)
		return OK;
	buf_char(&b, ']');
	TRY(db_list(cx, &sale_import_queries[FIND_HIDDEN], ARGS(ARG("ids", (const char *)b.p), ACCESS_ARGS(cx)), 0,
	            &hidden));
	for (size_t i = 0; i < found->count; i++) {
		const struct sale_found *f = list_at(found, struct sale_found, i);
		for (size_t k = 0; k < hidden.count; k++)
			if (list_at(&hidden, struct import_used, k)->id == f->account_id) {
				asked[f->at]->found = NULL;
				asked[f->at]->withheld = true;
			}
	}
	return OK;
}

enum err sale_find_lines(struct ctx *cx, struct import_job *job, struct sales_row *rows, size_t count)
{
	struct sales_row **asked = arena_array(cx->arena, struct sales_row *, count + 1);
	size_t n = 0;
	struct list found;
	if (job->alone)
		return OK;
	BUF_AUTO struct buf b;
	buf_init(&b, 256 * 1024 * 1024);
	for (size_t i = 0; i < count; i++) {
		struct sales_row *r = &rows[i];
		if (r->refused || r->withheld)
			continue;
		buf_str(&b, n ? ",[\"" : "[[\"");
		buf_json(&b, r->sale.doc);
		buf_str(&b, "\",\"");
		buf_json(&b, r->sale.product_code);
		buf_str(&b, "\",");
		buf_int(&b, r->sale.n);
		buf_char(&b, ']');
		asked[n++] = r;
	}
	if (!n)
		return OK;
	buf_char(&b, ']');
	TRY(db_list(cx, &sale_import_queries[FIND_SALES],
	            ARGS(ARG("keys", (const char *)b.p), ARG("source", job->run.source)), 0, &found));
	for (size_t i = 0; i < found.count; i++) {
		const struct sale_found *f = list_at(&found, struct sale_found, i);
		asked[f->at]->found = f;
	}
	return withhold(cx, asked, &found);
}
