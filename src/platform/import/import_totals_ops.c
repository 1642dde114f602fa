/* What comes after the last row of a file. */
#include "platform/import/import_inner_ops.h"

enum { REFERENCES_MAX = 100 };

enum err totals_step(struct ctx *cx, struct import_job *job, struct import_run *next, struct import_totals *t, int size,
                     bool *ret_done)
{
	const struct import_worker *worker = job->kind->worker;
	*ret_done = false;
	t->after.max = size;
	if (!t->settled) {
		TRY(references_settle(cx, job, next, &t->later, REFERENCES_MAX));
		t->settled = !t->later;
		*ret_done = t->settled && !worker->after;
		return OK;
	}
	return worker->after(cx, job, &t->after, ret_done);
}
