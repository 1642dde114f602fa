/* JSON out by walking record tables; in through jansson, which is known here only. */
#include "base/json.h"

#include "base/custom.h"
#include "base/date.h"
#include "base/num.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_text(struct buf *b, const char *s)
{
	buf_char(b, '"');
	buf_json(b, s);
	buf_char(b, '"');
}

/* The shorter of 15 and 17 digits that reads back as the same number; infinities are no JSON. */
static void add_real(struct buf *b, double d)
{
	if (!isfinite(d)) {
		buf_str(b, "null");
		return;
	}
	/* Most numbers have few decimals: exact when the same double comes back from dividing whole numbers. */
	double millionths = d * 1e6;
	if (fabs(millionths) < 9e15 && (double)llround(millionths) / 1e6 == d) {
		num_plain(b, llround(millionths), 6, 0);
		return;
	}
	char t[32];
	int n = snprintf(t, sizeof(t), "%.15g", d);
	if (strtod(t, NULL) != d)
		n = snprintf(t, sizeof(t), "%.17g", d);
	buf_add(b, t, (size_t)n);
}

static void two_digits(char *p, int64_t v)
{
	p[0] = (char)('0' + v / 10 % 10);
	p[1] = (char)('0' + v % 10);
}

static void add_date(struct buf *b, int32_t date)
{
	char t[13] = "\"";
	date_format_iso(t + 1, date);
	t[11] = '"';
	buf_add(b, t, 12);
}

static void add_month(struct buf *b, int32_t month)
{
	char t[13] = "\"";
	date_format_iso(t + 1, month * 100 + 1);
	t[8] = '"';
	buf_add(b, t, 9);
}

static void add_time(struct buf *b, int64_t time)
{
	int64_t day = time / 86400, s = time % 86400;
	if (s < 0) {
		s += 86400;
		day--;
	}
	int32_t date = day < -800000 || day > 3000000 ? 0 : date_add_days(19700101, (int)day);
	if (!date) {
		buf_str(b, "null");
		return;
	}
	char t[] = "\"yyyy-mm-ddThh:mm:ssZ\"";
	date_format_iso(t + 1, date);
	t[11] = 'T';
	two_digits(t + 12, s / 3600);
	two_digits(t + 15, s / 60 % 60);
	two_digits(t + 18, s % 60);
	buf_add(b, t, 22);
}

void json_value(struct buf *b, const struct field *f, const void *obj)
{
	const void *p = (const char *)obj + f->offset;
	if (f->flags & F_SECRET || f->kind == K_HTML || (f->kind != K_LIST && field_is_none(f, obj))) {
		buf_str(b, "null");
		return;
	}
	switch (f->kind) {
	case K_ID:
	case K_INT:
		buf_int(b, *(const int64_t *)p);
		break;
	case K_BOOL:
		buf_str(b, *(const bool *)p ? "true" : "false");
		break;
	case K_REAL:
	case K_PERCENT:
		add_real(b, *(const double *)p);
		break;
	case K_TEXT:
	case K_LONG:
	case K_URL:
		add_text(b, *(const char *const *)p);
		break;
	case K_MONEY:
		num_plain(b, *(const int64_t *)p, 2, 2);
		break;
	case K_QTY:
		num_plain(b, *(const int64_t *)p, 6, 0);
		break;
	case K_TIME:
		add_time(b, *(const int64_t *)p);
		break;
	case K_DATE:
		add_date(b, *(const int32_t *)p);
		break;
	case K_MONTH:
		add_month(b, *(const int32_t *)p);
		break;
	case K_CHOICE:
		add_text(b, f->choices->names[*(const int32_t *)p]);
		break;
	case K_RECORD:
		json_record(b, f->of, p);
		break;
	case K_LIST:
		json_list(b, p, f->of);
		break;
	case K_HTML:
		break;
	}
}

/* ,"name": in one append: half of all bytes of a list are names. */
static void add_name(struct buf *b, char sep, const char *name)
{
	char t[80];
	size_t n = strlen(name);
	if (n > sizeof(t) - 4) {
		buf_printf(b, "%c\"%s\":", sep, name);
		return;
	}
	t[0] = sep;
	t[1] = '"';
	memcpy(t + 2, name, n);
	t[n + 2] = '"';
	t[n + 3] = ':';
	buf_add(b, t, n + 4);
}

/* What an administrator added stands among the record's own members. */
static char add_custom(struct buf *b, char sep, const struct list *items)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct custom_item *c = list_at(items, struct custom_item, i);
		if (c->off)
			continue;
		add_name(b, sep, c->name);
		if (!c->text)
			buf_str(b, "null");
		else if (c->kind == CUSTOM_BOOL)
			buf_str(b, *c->text == '1' ? "true" : "false");
		else if (c->kind == CUSTOM_NUMBER)
			buf_str(b, c->text);
		else
			add_text(b, c->text);
		sep = ',';
	}
	return sep;
}

void json_record(struct buf *b, const struct record *r, const void *obj)
{
	char sep = '{';
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (f->flags & F_SECRET || f->kind == K_HTML)
			continue;
		if (f->flags & F_CUSTOM) {
			sep = add_custom(b, sep, (const struct list *)((const char *)obj + f->offset));
			continue;
		}
		add_name(b, sep, f->name);
		json_value(b, f, obj);
		sep = ',';
	}
	buf_str(b, sep == '{' ? "{}" : "}");
}

void json_list(struct buf *b, const struct list *l, const struct record *of)
{
	buf_char(b, '[');
	for (size_t i = 0; i < l->count; i++) {
		if (i > 0)
			buf_char(b, ',');
		json_record(b, of, (const char *)l->items + i * of->size);
	}
	buf_char(b, ']');
}

/* A number as plain digits, never with an exponent: what forms accept. */
static const char *real_text(struct arena *a, double d)
{
	char t[400];
	snprintf(t, sizeof(t), "%.15g", d);
	if (strtod(t, NULL) != d)
		snprintf(t, sizeof(t), "%.17g", d);
	if (strchr(t, 'e')) {
		int n = snprintf(t, sizeof(t), "%.*f", fabs(d) < 1 ? 20 : 0, d);
		while (strchr(t, '.') && (t[n - 1] == '0' || t[n - 1] == '.'))
			t[--n] = '\0';
	}
	return arena_strdup(a, t);
}

/* The text of a scalar; NULL when it is an object or array. */
static const char *scalar_text(struct arena *a, const json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_STRING:
		return arena_strdup(a, json_string_value(v));
	case JSON_INTEGER:
		return arena_printf(a, "%jd", (intmax_t)json_integer_value(v));
	case JSON_REAL:
		return real_text(a, json_real_value(v));
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_NULL:
		return "";
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return NULL;
}

static enum err take_pairs(struct ctx *cx, json_t *root, struct pair **ret, size_t *ret_count)
{
	size_t count = 0, n = 0, i;
	const char *name;
	json_t *v, *item;
	json_object_foreach(root, name, v) count += json_is_array(v) ? json_array_size(v) : 1;
	struct pair *pairs = arena_array(cx->arena, struct pair, count + 1);
	json_object_foreach(root, name, v)
	{
		const char *copy = arena_strdup(cx->arena, name);
		if (!json_is_array(v)) {
			pairs[n++] = (struct pair){copy, scalar_text(cx->arena, v)};
			if (!pairs[n - 1].value)
				return fail(cx, E_INVALID, "json.not_flat", copy);
			continue;
		}
		json_array_foreach(v, i, item)
		{
			pairs[n++] = (struct pair){copy, scalar_text(cx->arena, item)};
			if (!pairs[n - 1].value)
				return fail(cx, E_INVALID, "json.not_flat", copy);
		}
	}
	*ret = pairs;
	*ret_count = n;
	return OK;
}

enum err json_pairs(struct ctx *cx, const char *text, size_t len, struct pair **ret, size_t *ret_count)
{
	json_error_t why;
	json_t *root = json_loadb(text, len, JSON_REJECT_DUPLICATES, &why);
	if (!root)
		return fail(cx, E_INVALID, "json.bad", arena_printf(cx->arena, "%d", why.line));
	enum err e =
	    json_is_object(root) ? take_pairs(cx, root, ret, ret_count) : fail(cx, E_INVALID, "json.no_object");
	json_decref(root);
	return e;
}
