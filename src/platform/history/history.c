#include "platform/history/history.h"

#include <stdlib.h>

const struct record history_record = RECORD_OF("history", history, HISTORY);

char *history_text(struct arena *a, const struct field *f, const void *obj)
{
	if (field_is_none(f, obj))
		return NULL;
	struct value v = field_get(f, obj);
	return value_as_text(a, &v);
}

bool history_value(struct ctx *cx, const struct field *f, const char *text, void *obj)
{
	struct value v = {.type = V_STR, .s = text};
	char *end = NULL;
	if (f->ctype == C_F64)
		v = (struct value){.type = V_REAL, .d = strtod(text, &end)};
	else if (f->ctype != C_STR && f->kind != K_CHOICE)
		v = (struct value){.type = V_INT, .i = strtoll(text, &end, 10)};
	if (end && (*end || end == text))
		return false;
	struct fault before = cx->fault;
	bool fits = field_set(cx, f, obj, &v) == OK;
	cx->fault = before;
	return fits;
}

bool history_is_opinion(const struct record *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_OPINION)
			return true;
	return false;
}
