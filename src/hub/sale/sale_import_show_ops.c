/* Lines of a file as people look at them before they start, and whether there are any in the base. */
#include "hub/sale/sale_import_ops.h"

#include "base/buf.h"
#include "hub/sale/sale_import_store.h"
#include "lang/tr.h"

#include <string.h>

static const char *day_text(struct ctx *cx, int32_t day)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 100);
	if (day)
		fmt_date(&b, cx->lang, day);
	return arena_strdup(cx->arena, b.p);
}

/* A line as it is understood, by column; what is not set stands as in the file. */
void sale_import_show(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                      struct import_shown *ret)
{
	struct sale_line l;
	if (!sale_line_read(cx, spec, row, &l, &ret->why))
		return;
	const char *const texts[SALE_COLUMNS] = {
	    [SALE_DOC] = span_copy(cx->arena, l.doc),
	    [SALE_DATE] = day_text(cx, l.day),
	    [SALE_CUSTOMER] = span_copy(cx->arena, l.customer),
	    [SALE_CUSTOMER_NAME] = span_copy(cx->arena, l.customer_name),
	    [SALE_COUNTRY] = span_copy(cx->arena, l.country),
	    [SALE_PERSON] = span_copy(cx->arena, l.person),
	    [SALE_PRODUCT] = span_copy(cx->arena, l.product),
	    [SALE_PRODUCT_NAME] = span_copy(cx->arena, l.product_name),
	    [SALE_QUANTITY] = import_number_text(cx, l.quantity, false),
	    [SALE_PRICE] = import_number_text(cx, l.unit_price, false),
	    [SALE_AMOUNT] = import_number_text(cx, l.amount, true),
	    [SALE_COST] = import_number_text(cx, l.cost, false),
	    [SALE_CONTRIBUTION] = import_number_text(cx, l.contribution, true),
	    [SALE_CURRENCY] = arena_strdup(cx->arena, l.currency),
	};
	memcpy(ret->texts, texts, sizeof texts);
	if (l.credit)
		ret->mark = l.turned ? "imports.credit_turned" : "imports.credit";
}

enum err sale_import_empty(struct ctx *cx, bool *ret)
{
	int64_t any = 0;
	TRY(db_int(cx, &sale_import_queries[SALE_ANY], ARGS_NONE, 0, &any));
	*ret = !any;
	return OK;
}
