#include "hub/sale/sale_ops.h"

#include "base/clock.h"
#include "hub/sale/sale_store.h"

enum err sale_add_many(struct ctx *cx, struct sale *s, size_t count)
{
	for (size_t i = 0; i < count; i++)
		s[i].id = id_new();
	return sale_store_add_many(cx, s, count);
}
