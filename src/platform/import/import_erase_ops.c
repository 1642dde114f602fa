#include "platform/import/import_erase_ops.h"

#include "platform/import/import_inner_ops.h"
#include "platform/import/import_source_store.h"

#include <inttypes.h>

static enum err drop_drafts(struct ctx *cx)
{
	struct list drafts;
	int64_t after = 0;
	do {
		TRY(db_list(cx, &import_queries[DRAFTS], ARGS(ARG("after", after)), 0, &drafts));
		for (size_t i = 0; i < drafts.count; i++) {
			const struct import_run *run = list_at(&drafts, struct import_run, i);
			TRY(db_exec(cx, &import_queries[RUN_DROP], ARGS(ARG("id", run->id)), NULL));
			file_forget(cx, run->path);
			after = run->id;
		}
	} while (drafts.count);
	return OK;
}

enum err import_erase(struct ctx *cx, int64_t person, const char *name, const char *mail)
{
	TRY(drop_drafts(cx));
	TRY(import_source_store_forget(cx, "person", person));
	TRY(db_exec(cx, &import_queries[ERASE_CHANGES], ARGS(ARG("person", person)), NULL));
	return db_exec(cx, &import_queries[ERASE_REJECTS], ARGS(ARG("name", name), ARG("mail", mail)), NULL);
}

enum err import_none_waits(struct ctx *cx)
{
	int64_t run;
	TRY(db_int(cx, &import_queries[UNFINISHED], ARGS_NONE, 0, &run));
	return run ? fail(cx, E_CONFLICT, "import.unfinished", arena_printf(cx->arena, "%" PRId64, run)) : OK;
}
