#include "hub/product/product_ops.h"

#include "base/clock.h"
#include "hub/product/product_store.h"
#include "platform/history/history_ops.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum err product_get(struct ctx *cx, int64_t id, struct product *ret)
{
	enum err e = db_one(cx, &product_queries[PRODUCT_GET], ARGS(ARG("id", id)), ret);
	return e == E_NOT_FOUND ? fail(cx, e, "product.not_found") : e;
}

static void product_prepare(struct ctx *cx, struct product *p)
{
	p->id = id_new();
	p->created = cx->now;
	p->version = 1;
	product_normalise(cx, p);
}

enum err product_add_many(struct ctx *cx, struct product *p, size_t count)
{
	struct search_new *tokens = arena_array(cx->arena, struct search_new, count);
	for (size_t i = 0; i < count; i++) {
		product_prepare(cx, &p[i]);
		const char **texts = arena_array(cx->arena, const char *, 3);
		texts[0] = p[i].name;
		texts[1] = p[i].number;
		tokens[i] = (struct search_new){p[i].id, texts};
	}
	TRY(db_exec_many(cx, &product_queries[PRODUCT_ADD], p, count));
	return search_put_new(cx, "product", tokens, count);
}

enum err product_save(struct ctx *cx, const struct product *before, struct product *after, int64_t import)
{
	int changes = 0;
	product_normalise(cx, after);
	TRY(history_changed(cx, &(struct history_subject){&product_record, after->id, 0, import}, before, after,
	                    &changes));
	if (!changes)
		return OK;
	TRY(db_exec_one(cx, &product_queries[PRODUCT_PUT], ARGS_OBJ(after)));
	after->version++;
	return search_put(cx, "product", after->id, (const char *const[]){after->name, after->number, NULL});
}

enum err product_remove(struct ctx *cx, int64_t id)
{
	TRY(search_remove(cx, "product", id));
	return db_exec_one(cx, &product_queries[PRODUCT_REMOVE], ARGS(ARG("id", id)));
}
