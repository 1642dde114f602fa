/* What comes after the last line of a file, and taking its lines out again: each is either restored or removed. */
#include "hub/sale/sale_import_ops.h"

#include "hub/account/account_ops.h"
#include "hub/sale/sale_import_store.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"

#include <string.h>

enum { REPLACE, NEXT_RUN, REFRESH, WINDOW, WINDOW_MOVE, TOTAL, CLEAR };
enum { CLEAR_MAX = 5000, MANY_ROWS = 10000 };

static enum err restore_line(struct ctx *cx, int64_t run, const struct sale_found *was)
{
	struct sale after = {.id = was->id,
	                     .account_id = was->account_id,
	                     .product_id = was->product_id,
	                     .person_id = was->person_id,
	                     .day = was->day,
	                     .quantity = was->quantity,
	                     .unit_price = was->unit_price,
	                     .amount = was->amount,
	                     .contribution = was->contribution,
	                     .currency = was->currency,
	                     .import_id = was->import_id};
	struct sale before = after;
	TRY(db_one(cx, &sale_import_queries[SALE_GET], ARGS(ARG("id", was->id)), &before));
	after.source = before.source, after.doc = before.doc, after.product_code = before.product_code,
	after.n = before.n;
	struct history_subject of = {
	    .record = &sale_record, .id = was->id, .account = was->account_id, .import_id = run};
	TRY(history_changed(cx, &of, &before, &after, NULL));
	TRY(db_exec_one(cx, &sale_import_queries[SALE_PUT], ARGS_OBJ(&after)));
	return db_exec_one(cx, &sale_import_queries[UNDO_BEFORE_DROP], ARGS(ARG("run", run), ARG("id", was->id)));
}

enum err sale_import_undo(struct ctx *cx, int64_t run, int64_t max, bool *ret_done)
{
	int64_t last = 0;
	struct list changed;
	TRY(db_int(cx, &sale_import_queries[UNDO_CHUNK],
	           ARGS(ARG("run", run), ARG("after", 0), ARG("max", max), ACCESS_ARGS(cx)), 0, &last));
	if (!last)
		return sale_replace_undo(cx, run, max, ret_done);
	*ret_done = false;
	struct args mine = ARGS(ARG("run", run), ARG("after", 0), ARG("last", last), ACCESS_ARGS(cx));
	TRY(db_exec(cx, &sale_import_queries[UNDO_TOUCH], mine, NULL));
	TRY(db_exec(cx, &sale_import_queries[UNDO_TOUCH_BEFORE], mine, NULL));
	TRY(db_list(cx, &sale_import_queries[UNDO_CHANGED], mine, 0, &changed));
	for (size_t i = 0; i < changed.count; i++)
		TRY(restore_line(cx, run, list_at(&changed, struct sale_found, i)));
	return db_exec(cx, &sale_import_queries[UNDO_DELETE], mine, NULL);
}

enum err sale_import_left(struct ctx *cx, int64_t run, int64_t *ret)
{
	return db_int(cx, &sale_import_queries[UNDO_LEFT], ARGS(ARG("run", run)), 0, ret);
}

/* Customers are found by an index when they are removed. */
enum err sale_import_used(struct ctx *cx, const struct import_noun *noun, int64_t run, struct list *ret)
{
	bool products = !strcmp(noun->name, "product");
	if (!products && strcmp(noun->name, "person") != 0)
		return OK;
	int query = products ? UNDO_USED_PRODUCTS : UNDO_USED_PEOPLE;
	return db_list(cx, &sale_import_queries[query], ARGS(ARG("run", run)), 0, ret);
}

static enum err clear_step(struct ctx *cx, const struct import_job *job, bool *ret_done)
{
	int64_t seen = 0, touched = 0;
	struct args mine = ARGS(ARG("run", job->run.id), ARG("max", (int64_t)CLEAR_MAX));
	TRY(db_exec(cx, &sale_import_queries[SEEN_DROP], mine, &seen));
	TRY(db_exec(cx, &sale_import_queries[TOUCH_DROP], mine, &touched));
	*ret_done = !seen && !touched;
	return OK;
}

/* Sums of customers that were touched, also by imports that never came so far, then clearing up. */
enum err sale_import_after(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_after *t,
                           bool *ret_done)
{
	int64_t last = 0;
	bool moved = false, replaced = true;
	switch (t->phase) {
	case REPLACE:
		/* Of a file that broke off nobody knows what would have stood behind. */
		if (next->state != RUN_UNDOING && !next->message)
			TRY(sale_replace_step(cx, job, next, t->max, &replaced));
		t->phase = replaced ? NEXT_RUN : REPLACE;
		break;
	case NEXT_RUN:
		TRY(db_int(cx, &sale_import_queries[TOUCH_RUNS], ARGS(ARG("after", t->run)), 0, &t->run));
		t->id = 0;
		t->phase = t->run ? REFRESH : WINDOW;
		break;
	case REFRESH:
		TRY(facts_refresh(cx, t->run, t->id, t->max, &last));
		t->id = last;
		t->phase = last ? REFRESH : NEXT_RUN;
		break;
	case WINDOW:
		TRY(facts_window(cx, &moved));
		t->phase = moved ? WINDOW_MOVE : TOTAL;
		break;
	case WINDOW_MOVE:
		TRY(facts_window_refresh(cx, t->id, t->max, &last));
		t->id = last;
		t->phase = last ? WINDOW_MOVE : TOTAL;
		break;
	case TOTAL:
		TRY(facts_total(cx));
		if (job->run.rows_read >= MANY_ROWS)
			TRY(db_analyze(cx));
		t->phase = CLEAR;
		break;
	default:
		return clear_step(cx, job, ret_done);
	}
	return OK;
}
