#include "wheel/1-status/score/rating_web.h"

#include "base/num.h"

/* A field of a rating from e-… or c-…, read like that of any form; a fault bears the form's name. */
static enum err take(struct ctx *cx, const struct request *rq, char kind, const char *name, const char *member,
                     struct rating *r, bool *ret_sent)
{
	const char *from = arena_printf(cx->arena, "%c%s", kind, name + 1), *text = form_get(rq, from);
	*ret_sent = text != NULL;
	if (!text || field_parse(cx, record_field(&rating_record, member), text, r) == OK)
		return OK;
	cx->field_faults_last->field = from;
	return E_INVALID;
}

enum err rating_wish_read(struct ctx *cx, const struct request *rq, const struct pair *p, int64_t criterion,
                          struct rating_wish *ret)
{
	struct rating r;
	bool evidence, confidence;
	record_blank(&rating_record, &r);
	if (*p->value && (!num_parse_int(p->value, &r.value) || r.value < VALUE_MIN || r.value > VALUE_MAX))
		return fail_field(cx, p->name, "rating.bad_value");
	TRY(take(cx, rq, 'e', p->name, "evidence", &r, &evidence));
	TRY(take(cx, rq, 'c', p->name, "confidence", &r, &confidence));
	*ret = (struct rating_wish){.criterion = criterion,
	                            .value = r.value,
	                            .evidence = r.evidence,
	                            .confidence = r.confidence,
	                            .keep_evidence = !evidence,
	                            .keep_confidence = !confidence};
	return OK;
}
