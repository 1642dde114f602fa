#include "lang/sheet.h"

#include "base/csv.h"
#include "base/date.h"
#include "lang/tr.h"

#include <string.h>

enum { CELL_MAX = 64 * 1024, DECIMALS_READ_TWICE = 3 };

void sheet_begin(struct buf *out)
{
	buf_str(out, "\xEF\xBB\xBF");
}

void sheet_text(struct buf *out, const char *text, bool first)
{
	csv_cell_behind(out, ';', text, first);
}

/* "1234.5" with a comma. One with three decimals gets a fourth, since 1,234 may also be read as a thousand. */
static void put_comma(struct buf *out, const char *plain)
{
	const char *point = strchr(plain, '.');
	if (!point) {
		buf_str(out, plain);
		return;
	}
	buf_add(out, plain, (size_t)(point - plain));
	buf_char(out, ',');
	buf_str(out, point + 1);
	if (strlen(point + 1) == DECIMALS_READ_TWICE)
		buf_char(out, '0');
}

/* Numbers and dates are never formulas, and stand as they are. */
static void put_value(struct buf *out, enum lang lang, const struct field *f, const void *obj)
{
	BUF_AUTO struct buf b;
	buf_init(&b, CELL_MAX);
	switch (f->kind) {
	case K_DATE:
		fmt_date(out, LANG_NB, *(const int32_t *)((const char *)obj + f->offset));
		return;
	case K_TIME:
		fmt_time(out, LANG_NB, *(const int64_t *)((const char *)obj + f->offset));
		return;
	case K_PERCENT:
		buf_printf(&b, "%.2f", 100 * *(const double *)((const char *)obj + f->offset));
		put_comma(out, b.p);
		return;
	case K_CHOICE:
	case K_BOOL:
		fmt_field(&b, lang, f, obj);
		sheet_text(out, b.p, true);
		return;
	case K_INT:
	case K_REAL:
	case K_MONEY:
	case K_QTY:
		plain_field(&b, f, obj);
		put_comma(out, b.p);
		return;
	default:
		plain_field(&b, f, obj);
		sheet_text(out, b.p, true);
	}
}

void sheet_cell(struct buf *out, enum lang lang, const struct field *f, const void *obj, bool first)
{
	if (!first)
		buf_char(out, ';');
	if (!field_is_none(f, obj))
		put_value(out, lang, f, obj);
}
