#include "wheel/1-status/decision/kam_load_ops.h"

#include "platform/setting/setting_ops.h"
#include "wheel/1-status/decision/kam_load_store.h"

static void finish(struct kam_load *l)
{
	l->load = load_of(l->full_wheels, l->light_wheels);
	l->over = l->load > l->load_limit;
}

enum err kam_loads(struct ctx *cx, struct list *ret)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	TRY(load_store_list(cx, s->load_limit, ret));
	for (size_t i = 0; i < ret->count; i++)
		finish(list_at(ret, struct kam_load, i));
	return OK;
}

enum err kam_load_change(struct ctx *cx, int64_t kam, enum account_level level, struct load_change *ret)
{
	const struct settings *s;
	struct kam_load l;
	record_blank(&load_change_record, ret);
	if (!kam)
		return OK;
	TRY(settings_get(cx, &s));
	TRY(load_store_one(cx, kam, s->load_limit, &l));
	finish(&l);
	*ret = load_change_of(&l, level);
	return OK;
}
