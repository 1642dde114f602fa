#include "kam/score/rating_web.h"

#include "base/num.h"

static const char *beside(struct ctx *cx, const struct request *rq, char kind, const char *name)
{
	return form_get(rq, arena_printf(cx->arena, "%c%s", kind, name + 1));
}

enum err rating_wish_read(struct ctx *cx, const struct request *rq, const struct pair *p, int64_t criterion,
                          struct rating_wish *ret)
{
	const char *evidence = beside(cx, rq, 'e', p->name), *sure = beside(cx, rq, 'c', p->name);
	*ret = (struct rating_wish){.criterion = criterion,
	                            .value = NONE,
	                            .evidence = evidence && *evidence ? evidence : NULL,
	                            .confidence = sure && *sure ? choice_find(&confidences, sure) : -1,
	                            .keep_evidence = !evidence,
	                            .keep_confidence = !sure};
	if (*p->value && (!num_parse_int(p->value, &ret->value) || ret->value < VALUE_MIN || ret->value > VALUE_MAX))
		return fail_field(cx, p->name, "rating.bad_value");
	if (sure && *sure && ret->confidence < 0)
		return fail_field(cx, p->name, "form.unknown_choice");
	/* Read as the field of a rating is: bounds and characters. */
	struct rating r;
	return evidence ? field_parse(cx, record_field(&rating_record, "evidence"), evidence, &r) : OK;
}
