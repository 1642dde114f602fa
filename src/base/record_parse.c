/* Reading what people, forms and command lines write into one field: trimming, checking, bounds. */
#include "base/date.h"
#include "base/num.h"
#include "base/record.h"
#include "base/text.h"

#include <string.h>

/* White space that is cut off at both ends: ASCII, U+00A0, U+202F. Answers its length in bytes at `s`, 0 when none. */
static size_t space_at(const char *s, const char *end)
{
	if (s < end && (*s == ' ' || (*s >= '\t' && *s <= '\r')))
		return 1;
	if (end - s >= 2 && !memcmp(s, "\u00a0", 2))
		return 2;
	if (end - s >= 3 && !memcmp(s, "\u202f", 3))
		return 3;
	return 0;
}

static char *trim(struct arena *a, const char *s)
{
	const char *end = s + strlen(s);
	for (size_t n; (n = space_at(s, end)) > 0;)
		s += n;
	for (;;) {
		if (end > s && space_at(end - 1, end) == 1)
			end--;
		else if (end - s >= 2 && space_at(end - 2, end) == 2)
			end -= 2;
		else if (end - s >= 3 && space_at(end - 3, end) == 3)
			end -= 3;
		else
			break;
	}
	return arena_strndup(a, s, (size_t)(end - s));
}

/* Characters no text may hold; `s` is valid UTF-8. */
static bool holds_controls(const char *s, bool lines)
{
	for (const unsigned char *p = (const unsigned char *)s; *p; p++)
		if ((*p < 0x20 && !(lines && (*p == '\n' || *p == '\t'))) || *p == 0x7f)
			return true;
	return text_hides(s, strlen(s));
}

static void drop_returns(char *s)
{
	char *to = s;
	for (; *s; s++) {
		if (*s == '\r' && s[1] == '\n')
			continue;
		*to++ = *s == '\r' ? '\n' : *s;
	}
	*to = '\0';
}

static enum err parse_text(struct ctx *cx, const struct field *f, char *s, void *p)
{
	int64_t max = f->max ? f->max : f->kind == K_LONG ? 10000 : 200;
	if (f->kind == K_LONG)
		drop_returns(s);
	if (!utf8_valid(s, strlen(s)) || holds_controls(s, f->kind == K_LONG))
		return fail_field(cx, f->name, "form.bad_text");
	if ((int64_t)utf8_count(s) > max)
		return fail_field(cx, f->name, "form.too_long", arena_printf(cx->arena, "%jd", (intmax_t)max));
	*(const char **)p = s;
	return OK;
}

/* A bound as plain digits: 1500 minor units → "15". */
static const char *bound_text(struct ctx *cx, int64_t v, int scale)
{
	struct buf b BUF_AUTO;
	buf_init(&b, 64);
	num_plain(&b, v, scale, 0);
	return arena_strdup(cx->arena, b.p);
}

static enum err out_of_bounds(struct ctx *cx, const struct field *f, int scale)
{
	return fail_field(cx, f->name, "form.out_of_bounds", bound_text(cx, f->min, scale),
	                  bound_text(cx, f->max, scale));
}

/* The number of a K_MONEY or K_QTY. One mark and three digits, "1,234", can be read in two ways: to an English reader a
 * comma groups; money never has three decimals, so there everything else is asked again rather than guessed. */
static enum err parse_decimal(struct ctx *cx, const struct field *f, const char *s, int scale, int64_t *ret)
{
	bool ambiguous = false;
	bool good = num_parse(s, DECIMAL_ANY, scale, ret, &ambiguous);
	if (good && ambiguous && cx->lang == LANG_EN && strchr(s, ','))
		good = num_parse(s, DECIMAL_POINT, scale, ret, &ambiguous);
	else if (good && ambiguous && f->kind == K_MONEY)
		return fail_field(cx, f->name, "form.ambiguous_number", s);
	return good ? OK : fail_field(cx, f->name, "form.not_a_number");
}

static enum err parse_integer(struct ctx *cx, const struct field *f, const char *s, void *p)
{
	int64_t v = 0;
	int scale = f->kind == K_MONEY ? 2 : f->kind == K_QTY ? 6 : 0;
	if (scale > 0)
		TRY(parse_decimal(cx, f, s, scale, &v));
	else if (!num_parse_int(s, &v))
		return fail_field(cx, f->name, "form.not_a_number");
	if (v == NONE || (f->kind == K_ID && v <= 0))
		return fail_field(cx, f->name, "form.not_a_number");
	if (f->min < f->max && (v < f->min || v > f->max))
		return out_of_bounds(cx, f, scale);
	*(int64_t *)p = v;
	return OK;
}

static enum err parse_real(struct ctx *cx, const struct field *f, char *s, void *p)
{
	double d;
	size_t n = strlen(s);
	if (f->kind == K_PERCENT && n > 0 && s[n - 1] == '%')
		s = trim(cx->arena, arena_strndup(cx->arena, s, n - 1));
	if (strchr(s, '%') || !num_parse_real(s, &d))
		return fail_field(cx, f->name, "form.not_a_number");
	if (f->min < f->max && (d < (double)f->min || d > (double)f->max))
		return out_of_bounds(cx, f, 0);
	*(double *)p = f->kind == K_PERCENT ? d / 100 : d;
	return OK;
}

static enum err parse_bool(struct ctx *cx, const struct field *f, const char *s, void *p)
{
	static const char *const yes[] = {"1", "on", "true"}, *const no[] = {"0", "off", "false"};
	for (size_t i = 0; i < 3; i++) {
		if (strcmp(s, yes[i]) && strcmp(s, no[i]))
			continue;
		*(bool *)p = !strcmp(s, yes[i]);
		return OK;
	}
	return fail_field(cx, f->name, "form.unknown_choice");
}

/* Up to `max` digits at *s; answers how many there were and moves on. */
static int digits(const char **s, int max, int *ret)
{
	int n = 0;
	for (*ret = 0; n < max && **s >= '0' && **s <= '9'; n++, (*s)++)
		*ret = *ret * 10 + (**s - '0');
	return n;
}

/* A day: 2026-11-23, 23.11.2026, 23.11.26, 23/11/2026 (day first, also in English: en-GB). Moves *s behind it. */
static bool scan_date(const char **s, int32_t *ret)
{
	int a, b, c;
	int n = digits(s, 4, &a);
	char mark = **s;
	if (mark != (n == 4 ? '-' : mark == '/' ? '/' : '.') || n == 0 || n == 3)
		return false;
	(*s)++;
	int m = digits(s, 2, &b);
	if (m == 0 || (n == 4 && m != 2) || **s != mark)
		return false;
	(*s)++;
	int k = digits(s, n == 4 ? 2 : 4, &c);
	if (n == 4)
		*ret = k == 2 ? date_make(a, b, c) : 0;
	else
		*ret = k == 4 ? date_make(c, b, a) : k == 2 ? date_make(2000 + c, b, a) : 0;
	return *ret != 0;
}

static enum err parse_date(struct ctx *cx, const struct field *f, const char *s, void *p)
{
	int32_t date;
	if (!scan_date(&s, &date) || *s)
		return fail_field(cx, f->name, "form.not_a_date");
	*(int32_t *)p = date;
	return OK;
}

/* A month: 2026-11, 11.2026, 11/2026. */
static enum err parse_month(struct ctx *cx, const struct field *f, const char *s, void *p)
{
	int a, b;
	int n = digits(&s, 4, &a);
	char mark = *s;
	bool good = n == 4 ? mark == '-' : (n == 1 || n == 2) && (mark == '.' || mark == '/');
	if (good) {
		s++;
		good = digits(&s, n == 4 ? 2 : 4, &b) == (n == 4 ? 2 : 4) && !*s;
	}
	int32_t date = !good ? 0 : n == 4 ? date_make(a, b, 1) : date_make(b, a, 1);
	if (!date)
		return fail_field(cx, f->name, "form.not_a_month");
	*(int32_t *)p = date_month(date);
	return OK;
}

/* The time of day behind a date: nothing (midnight), 09:00 or 09:00:30, and after it Z or +01:00. */
static bool scan_clock(const char *s, int32_t date, int64_t *ret)
{
	int h = 0, m = 0, sec = 0, oh, om;
	if (*s == 'T' || *s == ' ') {
		s++;
		if (!digits(&s, 2, &h) || *s++ != ':' || digits(&s, 2, &m) != 2)
			return false;
		if (*s == ':' && (s++, digits(&s, 2, &sec) != 2))
			return false;
		if (h > 23 || m > 59 || sec > 59)
			return false;
	}
	if (!*s) {
		*ret = zone_time(zone_default(), date, h, m, sec);
		return true;
	}
	int64_t t = (int64_t)date_days_between(19700101, date) * 86400 + h * 3600 + m * 60 + sec;
	if (!strcmp(s, "Z")) {
		*ret = t;
		return true;
	}
	int sign = *s == '+' ? 1 : *s == '-' ? -1 : 0;
	s++;
	if (!sign || digits(&s, 2, &oh) != 2 || *s++ != ':' || digits(&s, 2, &om) != 2 || *s || oh > 14 || om > 59)
		return false;
	*ret = t - sign * (oh * 3600 + om * 60);
	return true;
}

static enum err parse_time(struct ctx *cx, const struct field *f, const char *s, void *p)
{
	int32_t date;
	int64_t t;
	if (!scan_date(&s, &date) || !scan_clock(s, date, &t))
		return fail_field(cx, f->name, "form.not_a_date");
	*(int64_t *)p = t;
	return OK;
}

enum err field_parse(struct ctx *cx, const struct field *f, const char *text, void *obj)
{
	void *p = (char *)obj + f->offset;
	char *s = trim(cx->arena, text ? text : "");
	if (!*s)
		return field_set(cx, f, obj, &(struct value){.type = V_NONE});
	switch (f->kind) {
	case K_TEXT:
	case K_LONG:
		return parse_text(cx, f, s, p);
	case K_ID:
	case K_INT:
	case K_MONEY:
	case K_QTY:
		return parse_integer(cx, f, s, p);
	case K_REAL:
	case K_PERCENT:
		return parse_real(cx, f, s, p);
	case K_BOOL:
		return parse_bool(cx, f, s, p);
	case K_TIME:
		return parse_time(cx, f, s, p);
	case K_DATE:
		return parse_date(cx, f, s, p);
	case K_MONTH:
		return parse_month(cx, f, s, p);
	case K_CHOICE: {
		int at = choice_find(f->choices, s);
		if (at < 0)
			return fail_field(cx, f->name, "form.unknown_choice");
		*(int32_t *)p = at;
		return OK;
	}
	case K_HTML:
	case K_URL:
	case K_RECORD:
	case K_LIST:
		break;
	}
	return fail(cx, E_INTERNAL, "error.field_misfit", f->name);
}

enum err record_required(struct ctx *cx, const struct record *r, const void *obj)
{
	enum err e = OK;
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_REQUIRED && field_is_none(&r->fields[i], obj))
			e = fail_field(cx, r->fields[i].name, "form.required");
	return e;
}

enum err record_same_version(struct ctx *cx, const struct record *r, const void *stored, const void *wanted)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_VERSION && !field_equal(&r->fields[i], stored, wanted))
			return fail(cx, E_CONFLICT, "error.changed_meanwhile");
	return OK;
}
