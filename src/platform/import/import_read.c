#include "platform/import/import_read.h"

#include "hub/sale/sale.h"

#include <ctype.h>
#include <string.h>

/* As in the records that the texts go to. */
enum { TEXT_MAX = 200, CODE_MAX = 60, NUMBER_MAX = 40, COUNTRY_MAX = 60, SHOWN_MAX = 40 };

char *span_copy(struct arena *a, struct span t)
{
	return arena_strndup(a, t.s ? t.s : "", t.n);
}

bool span_is(struct span t, const char *text)
{
	return text && strlen(text) == t.n && !memcmp(t.s, text, t.n);
}

static bool refuse(struct import_reason *why, const char *key, const char *p0, const char *p1)
{
	*why = (struct import_reason){key, {p0, p1}};
	return false;
}

/* A cell's text as messages show it: not a novel. */
static const char *shown(struct ctx *cx, struct span t)
{
	char *s = span_copy(cx->arena, t);
	size_t n = utf8_prefix(s, SHOWN_MAX);
	return s[n] ? arena_printf(cx->arena, "%.*s…", (int)n, s) : s;
}

static const char *column_name(const struct import_spec *spec, int column)
{
	size_t n;
	return import_columns(spec->kind, &n)[column].name;
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct span trim(struct span t)
{
	for (;;) {
		if (t.n && blank(t.s[0]))
			t.s++, t.n--;
		else if (t.n >= 2 && !memcmp(t.s, "\u00a0", 2))
			t.s += 2, t.n -= 2;
		else
			break;
	}
	for (;;) {
		if (t.n && blank(t.s[t.n - 1]))
			t.n--;
		else if (t.n >= 2 && !memcmp(t.s + t.n - 2, "\u00a0", 2))
			t.n -= 2;
		else
			break;
	}
	return t;
}

static struct span cell(const struct import_spec *spec, const struct csv_row *row, int column)
{
	int at = spec->map.at[column];
	if (at < 0 || (size_t)at >= row->count)
		return (struct span){"", 0};
	return trim((struct span){row->cells[at], row->lengths[at]});
}

/* Line breaks and tabs in a text become spaces; other characters that no text may hold (those a form refuses) cannot be kept. */
static bool clean(struct ctx *cx, struct span *t)
{
	size_t i = 0;
	int beyond = 0;
	for (; i < t->n && (unsigned char)t->s[i] >= ' ' && t->s[i] != 0x7f; i++)
		beyond |= t->s[i] & 0x80;
	if (i == t->n && !beyond)
		return true;
	if (text_hides(t->s, t->n))
		return false;
	if (i == t->n)
		return true;
	char *s = span_copy(cx->arena, *t);
	for (size_t k = i; k < t->n; k++) {
		if (blank(s[k]))
			s[k] = ' ';
		else if ((unsigned char)s[k] < ' ' || s[k] == 0x7f)
			return false;
	}
	t->s = s;
	return true;
}

/* A text of at most `max` characters. The apostrophe that our own files put before a text that a spreadsheet would take for a
 * formula is taken off again. */
static bool text_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int column, size_t max,
                      struct span *ret, struct import_reason *why)
{
	struct span t = cell(spec, row, column);
	size_t guards = strspn(t.s, "'");
	if (guards && guards < t.n && t.s[guards] && strchr("=+-@\t\r", t.s[guards]))
		t.s++, t.n--;
	*ret = t;
	if (!clean(cx, ret)) {
		ret->n = 0;
		return refuse(why, "import.reject.control", column_name(spec, column), NULL);
	}
	if (t.n <= max)
		return true;
	if (t.n > 4 * max || utf8_count(span_copy(cx->arena, t)) > max) {
		ret->n = 0;
		return refuse(why, "import.reject.too_long", column_name(spec, column),
		              arena_printf(cx->arena, "%zu", max));
	}
	return true;
}

static bool whole_row(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                      struct import_reason *why)
{
	size_t count = row->count;
	while (count > spec->columns && row->lengths[count - 1] == 0)
		count--;
	if (count != spec->columns)
		return refuse(why, "import.reject.cells", arena_printf(cx->arena, "%zu", count),
		              arena_printf(cx->arena, "%zu", spec->columns));
	if (row->bad_utf8)
		return refuse(why, "import.reject.encoding", NULL, NULL);
	return true;
}

static bool number(struct ctx *cx, const struct import_spec *spec, int column, struct span t, int scale, int64_t *ret,
                   struct import_reason *why)
{
	char text[80];
	bool ambiguous = false;
	*ret = NONE;
	if (!t.n)
		return true;
	if (t.n < sizeof text) {
		memcpy(text, t.s, t.n);
		text[t.n] = 0;
		if (num_parse(text, spec->mark, scale, ret, &ambiguous) && *ret != NONE)
			return true;
	}
	*ret = NONE;
	return refuse(why, "import.reject.number", column_name(spec, column), shown(cx, t));
}

bool import_number_read(struct ctx *cx, const struct import_spec *spec, int column, struct span t, int64_t *ret,
                        struct import_reason *why)
{
	return number(cx, spec, column, t, 6, ret, why);
}

bool import_amount(int64_t quantity, int64_t unit_price, int64_t discount, int64_t *ret)
{
	const __int128 half = (__int128)5 * 1000 * 1000 * 1000 * 1000 * 1000, minor = half * 2; /* 10^16 */
	__int128 v = (__int128)quantity * unit_price;
	const __int128 limit = (__int128)1 << 106;
	if (v > limit || v < -limit)
		return false;
	v *= 1000000 - discount;
	v = (v + (v < 0 ? -half : half)) / minor;
	if (v > INT64_MAX || v <= INT64_MIN)
		return false;
	*ret = (int64_t)v;
	return true;
}

/* 0.15, 15 % or, where the file writes discounts so, 15 → 10^-6 of one. */
static bool discount_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int64_t *ret,
                          struct import_reason *why)
{
	struct span t = cell(spec, row, SALE_DISCOUNT), given = t;
	bool percent = spec->percent;
	if (t.n && t.s[t.n - 1] == '%') {
		percent = true;
		t.n--;
		t = trim(t);
	}
	if (!number(cx, spec, SALE_DISCOUNT, t, percent ? 4 : 6, ret, why))
		return false;
	if (*ret == NONE)
		*ret = 0;
	if (*ret < 0 || *ret > 1000000)
		return refuse(why, "import.reject.discount", shown(cx, given), NULL);
	return true;
}

static bool money_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *l,
                       struct import_reason *why)
{
	int64_t discount;
	if (!number(cx, spec, SALE_QUANTITY, cell(spec, row, SALE_QUANTITY), 6, &l->quantity, why) ||
	    !number(cx, spec, SALE_PRICE, cell(spec, row, SALE_PRICE), 6, &l->unit_price, why) ||
	    !number(cx, spec, SALE_AMOUNT, cell(spec, row, SALE_AMOUNT), 2, &l->amount, why) ||
	    !number(cx, spec, SALE_COST, cell(spec, row, SALE_COST), 6, &l->cost, why) ||
	    !number(cx, spec, SALE_CONTRIBUTION, cell(spec, row, SALE_CONTRIBUTION), 2, &l->contribution, why) ||
	    !discount_read(cx, spec, row, &discount, why))
		return false;
	if (l->amount == NONE) {
		if (l->quantity == NONE || l->unit_price == NONE)
			return refuse(why, "import.reject.no_amount", NULL, NULL);
		if (!import_amount(l->quantity, l->unit_price, discount, &l->amount))
			return refuse(why, "import.reject.too_large", NULL, NULL);
	}
	if (l->quantity == NONE)
		l->quantity = 0;
	bool note = sale_is_credit_note(l->doc.s, l->doc.n);
	l->turned = sale_turn_credit(note, l->unit_price, &l->quantity, &l->amount, &l->contribution);
	l->credit = sale_is_credit(l->quantity, l->amount);
	return true;
}

static bool currency_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, char ret[4],
                          struct import_reason *why)
{
	struct span t = cell(spec, row, SALE_CURRENCY);
	memcpy(ret, spec->currency, 4);
	if (t.n) {
		for (size_t i = 0; i < t.n && i < 4; i++)
			if (t.n != 3 || !isalpha((unsigned char)t.s[i]))
				return refuse(why, "import.reject.currency", shown(cx, t), NULL);
		for (size_t i = 0; i < 3; i++)
			ret[i] = (char)toupper((unsigned char)t.s[i]);
		ret[3] = 0;
	}
	if (!strcmp(ret, spec->base))
		ret[0] = 0;
	return true;
}

static bool day_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int32_t *ret,
                     struct import_reason *why)
{
	struct span t = cell(spec, row, SALE_DATE);
	char text[40];
	*ret = 0;
	if (!t.n)
		return refuse(why, "import.reject.no_date", NULL, NULL);
	if (t.n < sizeof text) {
		memcpy(text, t.s, t.n);
		text[t.n] = 0;
		if (csv_date(text, spec->order, ret) && *ret)
			return true;
	}
	*ret = 0;
	return refuse(why, "import.reject.date", shown(cx, t), NULL);
}

static bool nth_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int64_t *ret,
                     struct import_reason *why)
{
	struct span t = cell(spec, row, SALE_NTH);
	*ret = 0;
	if (spec->map.at[SALE_NTH] == IMPORT_NO_COLUMN)
		return true;
	if (num_parse_int(span_copy(cx->arena, t), ret) && *ret > 0 && *ret < INT64_C(1000000000000))
		return true;
	*ret = 0;
	return refuse(why, "import.reject.number", "nth", shown(cx, t));
}

/* The key of the line: what it takes to count it, also when the rest is refused. */
static bool key_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *l,
                     struct import_reason *why)
{
	if (!text_read(cx, spec, row, SALE_CUSTOMER, NUMBER_MAX, &l->customer, why) ||
	    !text_read(cx, spec, row, SALE_PRODUCT, CODE_MAX, &l->product, why) ||
	    !text_read(cx, spec, row, SALE_DOC, TEXT_MAX - 2, &l->doc, why))
		return false;
	import_plain_number(l->customer.s, &l->customer.n);
	if (!day_read(cx, spec, row, &l->day, why) && !l->doc.n)
		return false;
	if (!l->doc.n || l->doc.s[0] == '/') {
		const char *invoice = l->doc.n ? span_copy(cx->arena, l->doc) : NULL;
		const char *doc = sale_doc(cx, invoice, span_copy(cx->arena, l->customer), l->day);
		l->doc = (struct span){doc, strlen(doc)};
	}
	return l->day != 0;
}

bool sale_line_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *ret,
                    struct import_reason *why)
{
	*ret = (struct sale_line){.line = row->line};
	if (!whole_row(cx, spec, row, why))
		return false;
	bool keyed = key_read(cx, spec, row, ret, why);
	if (!nth_read(cx, spec, row, &ret->nth, why) || !keyed)
		return false;
	return text_read(cx, spec, row, SALE_CUSTOMER_NAME, TEXT_MAX, &ret->customer_name, why) &&
	       text_read(cx, spec, row, SALE_COUNTRY, COUNTRY_MAX, &ret->country, why) &&
	       text_read(cx, spec, row, SALE_PERSON, NUMBER_MAX, &ret->person, why) &&
	       text_read(cx, spec, row, SALE_PRODUCT_NAME, TEXT_MAX, &ret->product_name, why) &&
	       money_read(cx, spec, row, ret, why) && currency_read(cx, spec, row, ret->currency, why);
}

bool import_cells_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                       struct span ret[IMPORT_COLUMNS_MAX], struct import_reason *why)
{
	size_t n;
	import_columns(spec->kind, &n);
	if (!whole_row(cx, spec, row, why))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!text_read(cx, spec, row, (int)i, TEXT_MAX, &ret[i], why))
			return false;
	return true;
}
