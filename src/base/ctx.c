#include "base/ctx.h"

#include <string.h>

enum err fail_at(struct ctx *cx, enum err code, const char *key, const char *const param[5])
{
	cx->fault = (struct fault){.code = code, .key = key};
	for (int i = 0; i < 4; i++)
		cx->fault.param[i] = param[i];
	return code;
}

enum err fail_field_at(struct ctx *cx, const char *field, const char *key, const char *const param[5])
{
	struct field_fault *f = arena_new(cx->arena, struct field_fault);
	f->field = field;
	f->key = key;
	for (int i = 0; i < 4; i++)
		f->param[i] = param[i];
	if (cx->field_faults_last)
		cx->field_faults_last->next = f;
	else
		cx->field_faults = f;
	cx->field_faults_last = f;
	if (!cx->fault.key)
		cx->fault = (struct fault){.code = E_INVALID, .key = "error.invalid"};
	return E_INVALID;
}

void fault_clear(struct ctx *cx)
{
	cx->fault = (struct fault){0};
	cx->field_faults = NULL;
	cx->field_faults_last = NULL;
}
