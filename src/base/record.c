/* Records: finding fields, checking the tables, loose values. Reading of typed text is in record_parse.c. */
#include "base/record.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t field_stem(const struct field *f)
{
	size_t n = strlen(f->name);
	return f->kind == K_ID && n > 3 && !strcmp(f->name + n - 3, "_id") ? n - 3 : 0;
}

const struct field *record_field(const struct record *r, const char *name)
{
	for (size_t i = 0; i < r->count; i++)
		if (!strcmp(r->fields[i].name, name))
			return &r->fields[i];
	return NULL;
}

bool field_is_column(const struct field *f)
{
	return f->flags & F_LISTED && f->kind != K_ID && f->kind != K_RECORD && f->kind != K_LIST;
}

bool field_is_number(const struct field *f)
{
	return f->kind == K_INT || f->kind == K_REAL || f->kind == K_PERCENT || f->kind == K_MONEY || f->kind == K_QTY;
}

static size_t record_align(const struct record *r);

static size_t field_align(const struct field *f)
{
	switch (f->ctype) {
	case C_BOOL:
		return _Alignof(bool);
	case C_I32:
		return _Alignof(int32_t);
	case C_STRUCT:
		return record_align(f->of);
	case C_I64:
	case C_F64:
	case C_STR:
	case C_LIST:
		break;
	}
	return _Alignof(int64_t);
}

static size_t record_align(const struct record *r)
{
	size_t align = 1;
	for (size_t i = 0; i < r->count; i++) {
		size_t a = field_align(&r->fields[i]);
		if (a > align)
			align = a;
	}
	return align;
}

static size_t round_up(size_t n, size_t align)
{
	return (n + align - 1) / align * align;
}

/* What is wrong with a row by itself; NULL when nothing is. */
static const char *field_wrong(const struct record *r, const struct field *f)
{
	if (f->kind == K_CHOICE && (!f->choices || !f->choices->names || !f->choices->prefix))
		return "has no choices";
	if (f->kind != K_CHOICE && f->choices)
		return "has choices but is no K_CHOICE";
	if ((f->kind == K_RECORD || f->kind == K_LIST) && !f->of)
		return "has no record (.of)";
	if (f->kind == K_RECORD && f->of->size != f->size)
		return "is not of the struct its record describes";
	if (f->offset + f->size > r->size)
		return "lies outside the struct";
	for (const struct field *g = r->fields; g < f; g++)
		if (!strcmp(g->name, f->name))
			return "stands there twice";
	return NULL;
}

static int by_offset(const void *a, const void *b)
{
	const struct field *const *f = a, *const *g = b;
	return (*f)->offset < (*g)->offset ? -1 : (*f)->offset > (*g)->offset;
}

/* The form's fields, in its own order; false at a name that is none. Made once, for as long as the program runs. */
static bool take_names(struct record *form, const char *names, char *why, size_t why_size)
{
	struct field *fields = calloc(form->base->count, sizeof *fields);
	if (!fields)
		abort();
	form->fields = fields;
	while (*(names += strspn(names, " "))) {
		size_t n = strcspn(names, " ");
		char name[64];
		snprintf(name, sizeof name, "%.*s", (int)n, names);
		const struct field *f = record_field(form->base, name);
		if (!f || record_field(form, name)) {
			snprintf(why, why_size, "form of %s: %s %s", form->base->name, name,
			         f ? "stands there twice" : "is no field of it");
			return false;
		}
		fields[form->count++] = *f;
		names += n;
	}
	return true;
}

bool record_subset(const struct record *r, char *why, size_t why_size)
{
	if (!r->subset || r->fields)
		return true;
	struct record *form = (struct record *)r; /* made by FORM: not const */
	form->name = r->base->name;
	form->size = r->base->size;
	return take_names(form, r->subset, why, why_size);
}

void record_take(const struct record *form, const void *from, void *to)
{
	for (size_t i = 0; i < form->count; i++) {
		const struct field *f = &form->fields[i];
		memcpy((char *)to + f->offset, (const char *)from + f->offset, f->size);
	}
}

void record_copy(const struct record *r, const void *from, const struct record *to_record, void *to)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i], *other = record_field(to_record, f->name);
		if (other && other->ctype == f->ctype && other->size == f->size)
			memcpy((char *)to + other->offset, (const char *)from + f->offset, f->size);
	}
}

bool record_same_base(const struct record *a, const struct record *b)
{
	return (a->base ? a->base : a) == (b->base ? b->base : b);
}

bool record_check(const struct record *r, char *why, size_t why_size)
{
	if (r->base)
		return record_subset(r, why, why_size);
	for (size_t i = 0; i < r->count; i++) {
		const char *wrong = field_wrong(r, &r->fields[i]);
		if (wrong) {
			snprintf(why, why_size, "record %s: field %s %s", r->name, r->fields[i].name, wrong);
			return false;
		}
	}
	const struct field **order = calloc(r->count + 1, sizeof(*order));
	if (!order)
		abort();
	for (size_t i = 0; i < r->count; i++)
		order[i] = &r->fields[i];
	qsort(order, r->count, sizeof(*order), by_offset);

	bool good = true;
	size_t at = 0;
	const char *before = "the beginning";
	for (size_t i = 0; good && i < r->count; i++) {
		if (order[i]->offset != round_up(at, field_align(order[i]))) {
			snprintf(why, why_size,
			         "record %s: a member without a row (or two rows for one) between %s and %s", r->name,
			         before, order[i]->name);
			good = false;
		}
		at = order[i]->offset + order[i]->size;
		before = order[i]->name;
	}
	free(order);
	if (good && round_up(at, record_align(r)) != r->size) {
		snprintf(why, why_size, "record %s: a member without a row after %s", r->name, before);
		good = false;
	}
	return good;
}

void field_blank(const struct field *f, void *obj)
{
	void *p = (char *)obj + f->offset;
	switch (f->kind) {
	case K_INT:
	case K_MONEY:
	case K_QTY:
		*(int64_t *)p = NONE;
		break;
	case K_REAL:
	case K_PERCENT:
		*(double *)p = NAN;
		break;
	case K_CHOICE:
		*(int32_t *)p = -1;
		break;
	case K_RECORD:
		record_blank(f->of, p);
		break;
	case K_ID:
	case K_BOOL:
	case K_TEXT:
	case K_LONG:
	case K_TIME:
	case K_DATE:
	case K_MONTH:
	case K_HTML:
	case K_URL:
	case K_LIST:
		memset(p, 0, f->size);
		break;
	}
}

void record_blank(const struct record *r, void *obj)
{
	if (r->subset)
		r = r->base;
	memset(obj, 0, r->size); /* padding too: objects can be compared and hashed */
	for (size_t i = 0; i < r->count; i++)
		field_blank(&r->fields[i], obj);
}

bool field_is_none(const struct field *f, const void *obj)
{
	const void *p = (const char *)obj + f->offset;
	switch (f->kind) {
	case K_ID:
	case K_TIME:
		return *(const int64_t *)p == 0;
	case K_INT:
	case K_MONEY:
	case K_QTY:
		return *(const int64_t *)p == NONE;
	case K_REAL:
	case K_PERCENT:
		return isnan(*(const double *)p);
	case K_DATE:
	case K_MONTH:
		return *(const int32_t *)p == 0;
	case K_CHOICE:
		return *(const int32_t *)p < 0;
	case K_TEXT:
	case K_LONG:
	case K_HTML:
	case K_URL: {
		const char *s = *(const char *const *)p;
		return !s || !*s;
	}
	case K_LIST:
		return ((const struct list *)p)->count == 0;
	case K_BOOL:
	case K_RECORD:
		break;
	}
	return false;
}

struct value field_get(const struct field *f, const void *obj)
{
	const void *p = (const char *)obj + f->offset;
	if (f->ctype == C_STR) {
		const char *s = *(const char *const *)p;
		return (struct value){.type = s ? V_STR : V_NONE, .s = s};
	}
	/* The sentinels of these kinds are no values: they never reach a database, F_NULL or not. */
	bool sentinel =
	    f->ctype == C_F64 || f->kind == K_INT || f->kind == K_MONEY || f->kind == K_QTY || f->kind == K_CHOICE;
	if ((sentinel || f->flags & F_NULL) && field_is_none(f, obj))
		return (struct value){.type = V_NONE};
	if (f->kind == K_CHOICE)
		return (struct value){.type = V_STR, .s = f->choices->names[*(const int32_t *)p]};
	switch (f->ctype) {
	case C_I64:
		return (struct value){.type = V_INT, .i = *(const int64_t *)p};
	case C_I32:
		return (struct value){.type = V_INT, .i = *(const int32_t *)p};
	case C_BOOL:
		return (struct value){.type = V_INT, .i = *(const bool *)p};
	case C_F64:
		return (struct value){.type = V_REAL, .d = *(const double *)p};
	case C_STR:
	case C_LIST:
	case C_STRUCT:
		break;
	}
	return (struct value){.type = V_NONE};
}

char *value_as_text(struct arena *a, const struct value *v)
{
	switch (v->type) {
	case V_INT:
		return arena_printf(a, "%" PRId64, v->i);
	case V_REAL:
		return arena_printf(a, "%.15g", v->d);
	case V_STR:
		return arena_strdup(a, v->s);
	case V_NONE:
		break;
	}
	return NULL;
}

static enum err misfit(struct ctx *cx, const struct field *f)
{
	return fail(cx, E_INTERNAL, "error.field_misfit", f->name);
}

enum err field_set(struct ctx *cx, const struct field *f, void *obj, const struct value *v)
{
	void *p = (char *)obj + f->offset;
	if (v->type == V_NONE) {
		field_blank(f, obj);
		return OK;
	}
	if (f->kind == K_CHOICE) {
		int at = v->type == V_STR ? choice_find(f->choices, v->s) : -1;
		if (at < 0)
			return misfit(cx, f);
		*(int32_t *)p = at;
		return OK;
	}
	switch (f->ctype) {
	case C_STR:
		if (v->type != V_STR)
			return misfit(cx, f);
		*(const char **)p = v->s;
		return OK;
	case C_F64:
		if (v->type == V_STR)
			return misfit(cx, f);
		*(double *)p = v->type == V_REAL ? v->d : (double)v->i;
		return OK;
	case C_I64:
		if (v->type != V_INT)
			return misfit(cx, f);
		*(int64_t *)p = v->i;
		return OK;
	case C_I32:
		if (v->type != V_INT || v->i < INT32_MIN || v->i > INT32_MAX)
			return misfit(cx, f);
		*(int32_t *)p = (int32_t)v->i;
		return OK;
	case C_BOOL:
		if (v->type != V_INT)
			return misfit(cx, f);
		*(bool *)p = v->i != 0;
		return OK;
	case C_LIST:
	case C_STRUCT:
		break;
	}
	return misfit(cx, f);
}

static bool record_equal(const struct record *r, const void *a, const void *b)
{
	for (size_t i = 0; i < r->count; i++)
		if (!field_equal(&r->fields[i], a, b))
			return false;
	return true;
}

bool field_equal(const struct field *f, const void *a, const void *b)
{
	const char *p = (const char *)a + f->offset, *q = (const char *)b + f->offset;
	bool none = field_is_none(f, a);
	if (none || field_is_none(f, b))
		return none && field_is_none(f, b);
	switch (f->ctype) {
	case C_I64:
		return *(const int64_t *)p == *(const int64_t *)q;
	case C_I32:
		return *(const int32_t *)p == *(const int32_t *)q;
	case C_BOOL:
		return *(const bool *)p == *(const bool *)q;
	case C_F64:
		return *(const double *)p == *(const double *)q;
	case C_STR:
		return !strcmp(*(const char *const *)p, *(const char *const *)q);
	case C_STRUCT:
		return record_equal(f->of, p, q);
	case C_LIST:
		break;
	}
	const struct list *l = (const struct list *)p, *m = (const struct list *)q;
	if (l->count != m->count)
		return false;
	for (size_t i = 0; i < l->count; i++)
		if (!record_equal(f->of, (char *)l->items + i * f->of->size, (char *)m->items + i * f->of->size))
			return false;
	return true;
}

int choice_find(const struct choices *c, const char *name)
{
	for (int i = 0; c->names[i]; i++)
		if (!strcmp(c->names[i], name))
			return i;
	return -1;
}
