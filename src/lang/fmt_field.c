/* Fields of a record as text: as people read them, under a template's modifier, and plain for forms and files. */
#include "base/date.h"
#include "base/num.h"
#include "lang/tr.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AS(type, f, obj) (*(const type *)((const char *)(obj) + (f)->offset))

void fmt_field(struct buf *b, enum lang lang, const struct field *f, const void *obj)
{
	if (field_is_none(f, obj))
		return;
	switch (f->kind) {
	case K_ID:
		buf_int(b, AS(int64_t, f, obj));
		break;
	case K_INT:
		fmt_int(b, lang, AS(int64_t, f, obj));
		break;
	case K_BOOL:
		buf_str(b, tr(lang, AS(bool, f, obj) ? "common.yes" : "common.no"));
		break;
	case K_REAL:
		fmt_real_short(b, lang, AS(double, f, obj));
		break;
	case K_PERCENT:
		fmt_percent(b, lang, AS(double, f, obj), 0);
		break;
	case K_TEXT:
	case K_LONG:
	case K_HTML:
	case K_URL:
		buf_str(b, AS(char *, f, obj));
		break;
	case K_MONEY:
		fmt_money(b, lang, AS(int64_t, f, obj));
		break;
	case K_QTY:
		fmt_qty(b, lang, AS(int64_t, f, obj));
		break;
	case K_TIME:
		fmt_time(b, lang, AS(int64_t, f, obj));
		break;
	case K_DATE:
		fmt_date(b, lang, AS(int32_t, f, obj));
		break;
	case K_MONTH:
		fmt_month(b, lang, AS(int32_t, f, obj));
		break;
	case K_CHOICE:
		buf_str(b, choice_label(lang, f, AS(int32_t, f, obj)));
		break;
	case K_RECORD:
	case K_LIST:
		break;
	}
}

/* The shortest text that reads back as the same number. */
static void put_real(struct buf *b, double v)
{
	char text[40];

	for (int digits = 15; digits <= 17; digits++) {
		double back;
		snprintf(text, sizeof(text), "%.*g", digits, v);
		if (num_parse_real(text, &back) && back == v)
			break;
	}
	buf_str(b, text);
}

/* 0.31 → 31: multiplied in decimal, where 0.07 × 100 is 7 and not 7.000000000000001. */
static void put_percent(struct buf *b, double share)
{
	char text[40];
	double v;

	snprintf(text, sizeof(text), "%.15ge2", share);
	/* 1e-05e2 would be no number: the exponent is added by hand. */
	char *e = strchr(text, 'e');
	char *rest = e;
	long exponent = 0;
	for (int i = 0; *rest == 'e' && i < 2; i++)
		exponent += strtol(rest + 1, &rest, 10);
	snprintf(e, sizeof(text) - (size_t)(e - text), "e%ld", exponent);
	if (num_parse_real(text, &v))
		put_real(b, v);
}

static void put_time(struct buf *b, int64_t t)
{
	const struct zone *utc = zone_open("UTC");
	char day[11];
	int h, m, s;

	date_format_iso(day, zone_date(utc, t));
	zone_clock(utc, t, &h, &m, &s);
	buf_printf(b, "%sT%02d:%02d:%02dZ", day, h, m, s);
}

void plain_field(struct buf *b, const struct field *f, const void *obj)
{
	char day[11];

	if (field_is_none(f, obj))
		return;
	switch (f->kind) {
	case K_ID:
	case K_INT:
		buf_int(b, AS(int64_t, f, obj));
		break;
	case K_BOOL:
		buf_char(b, AS(bool, f, obj) ? '1' : '0');
		break;
	case K_REAL:
		put_real(b, AS(double, f, obj));
		break;
	case K_PERCENT:
		put_percent(b, AS(double, f, obj));
		break;
	case K_TEXT:
	case K_LONG:
	case K_HTML:
	case K_URL:
		buf_str(b, AS(char *, f, obj));
		break;
	case K_MONEY:
		num_plain(b, AS(int64_t, f, obj), 2, 2);
		break;
	case K_QTY:
		num_plain(b, AS(int64_t, f, obj), 6, 0);
		break;
	case K_TIME:
		put_time(b, AS(int64_t, f, obj));
		break;
	case K_DATE:
		date_format_iso(day, AS(int32_t, f, obj));
		buf_str(b, day);
		break;
	case K_MONTH:
		date_format_iso(day, AS(int32_t, f, obj) * 100 + 1);
		buf_add(b, day, 7);
		break;
	case K_CHOICE:
		buf_str(b, f->choices->names[AS(int32_t, f, obj)]);
		break;
	case K_RECORD:
	case K_LIST:
		break;
	}
}

/* As one types it: no grouping, the language's decimal mark, no unit; whole money without its two zeros. */
static void fmt_input(struct buf *b, enum lang lang, const struct field *f, const void *obj)
{
	size_t from = b->len;
	if (f->kind == K_MONEY)
		num_plain(b, AS(int64_t, f, obj), 2, AS(int64_t, f, obj) % 100 ? 2 : 0);
	else
		plain_field(b, f, obj);
	char *mark = lang == LANG_NB && b->len > from ? strchr(b->p + from, '.') : NULL;
	if (mark)
		*mark = ',';
}

/* How large, without the sign: where an arrow or a word says which way. */
static void fmt_size(struct buf *b, enum lang lang, const struct field *f, const void *obj)
{
	if (f->kind == K_PERCENT) {
		fmt_percent(b, lang, fabs(AS(double, f, obj)), 0);
	} else {
		int64_t v = AS(int64_t, f, obj);
		fmt_money_short(b, lang, v < 0 ? -v : v);
	}
}

static void fmt_decimals(struct buf *b, enum lang lang, const struct field *f, const void *obj, int decimals)
{
	int64_t smallest = 1000000;
	for (int i = 0; i < decimals; i++)
		smallest /= 10;
	if (f->kind == K_QTY && AS(int64_t, f, obj) % smallest)
		fmt_qty(b, lang, AS(int64_t, f, obj)); /* a price of 0.0035 keeps what it has */
	else if (f->kind == K_QTY)
		fmt_real(b, lang, (double)AS(int64_t, f, obj) / 1e6, decimals);
	else if (f->kind == K_MONEY)
		fmt_real(b, lang, round((double)AS(int64_t, f, obj) / 100), 0);
	else if (f->kind == K_PERCENT)
		fmt_percent(b, lang, AS(double, f, obj), decimals);
	else
		fmt_real(b, lang, AS(double, f, obj), decimals);
}

static void fmt_whole(struct buf *b, enum lang lang, const struct field *f, const void *obj)
{
	if (f->kind == K_MONEY)
		fmt_money_whole(b, lang, AS(int64_t, f, obj));
	else if (f->kind == K_QTY)
		fmt_real(b, lang, round((double)AS(int64_t, f, obj) / 1e6), 0);
	else
		fmt_real(b, lang, round(AS(double, f, obj)), 0);
}

static void fmt_short(struct buf *b, enum lang lang, const struct field *f, const void *obj)
{
	if (f->kind == K_MONEY)
		fmt_money_short(b, lang, AS(int64_t, f, obj));
	else if (f->kind == K_DATE)
		fmt_date_short(b, lang, AS(int32_t, f, obj));
	else
		fmt_date_short(b, lang, zone_date(zone_default(), AS(int64_t, f, obj)));
}

void fmt_field_as(struct buf *b, enum lang lang, const struct field *f, const void *obj, enum tmpl_mod mod)
{
	if (field_is_none(f, obj))
		return;
	switch (mod) {
	case M_NONE:
		fmt_field(b, lang, f, obj);
		break;
	case M_PLAIN:
		plain_field(b, f, obj);
		break;
	case M_INPUT:
		fmt_input(b, lang, f, obj);
		break;
	case M_UNSIGNED:
		fmt_size(b, lang, f, obj);
		break;
	case M_SHORT:
		fmt_short(b, lang, f, obj);
		break;
	case M_WHOLE:
		fmt_whole(b, lang, f, obj);
		break;
	case M_AMOUNT:
		fmt_amount(b, lang, AS(int64_t, f, obj));
		break;
	case M_DATE:
		fmt_date(b, lang, zone_date(zone_default(), AS(int64_t, f, obj)));
		break;
	case M_0:
	case M_1:
	case M_2:
	case M_3:
		fmt_decimals(b, lang, f, obj, (int)mod - M_0);
		break;
	}
}
