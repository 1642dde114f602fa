#include "hub/sale/sale_import.h"

#include <ctype.h>
#include <string.h>

/* As in the records that the texts go to. */
enum { TEXT_MAX = 200, CODE_MAX = 60, NUMBER_MAX = 40, COUNTRY_MAX = 60 };

const struct import_column sale_columns[SALE_COLUMNS] = {
    [SALE_DOC] =
        {"doc",
         "doc invoiceno invoiceid invoicenumber invoice orderid orderno ordernumber fakturanr fakturanummer faktura "
         "ordrenr ordrenummer bilagsnr bilagsnummer bilag ?order ordre",
         0},
    [SALE_DATE] = {"date",
                   "date day invoicedate orderdate salesdate transactiondate dato fakturadato ordredato salgsdato "
                   "bilagsdato",
                   COL_NEEDED | COL_DATE},
    [SALE_CUSTOMER] = {"customer",
                       "customerid customernumber customerno customercode accountnumber accountno accountid "
                       "kundenr kundenummer kundeid kundekode ?customer kunde",
                       0},
    [SALE_CUSTOMER_NAME] = {"customer_name",
                            "customername company companyname accountname kundenavn firma firmanavn ?customer "
                            "kunde",
                            0},
    [SALE_COUNTRY] = {"country", "country customercountry land kundeland", 0},
    [SALE_PERSON] = {"person",
                     "person employeeid employeeno salesrepid salesperson salesrep selger selgernr selgerid ansattnr",
                     0},
    [SALE_PRODUCT] = {"product",
                      "productid productnumber productno productcode stockcode itemno itemnumber itemid sku articleno "
                      "varenr varenummer varekode artikkelnr artikkelnummer produktnr produktkode ?product item vare "
                      "produkt artikkel",
                      0},
    [SALE_PRODUCT_NAME] = {"product_name",
                           "productname description itemname productdescription varenavn beskrivelse varetekst "
                           "produktnavn ?product vare produkt",
                           0},
    [SALE_QUANTITY] = {"quantity", "quantity qty antall mengde", COL_NUMBER},
    [SALE_PRICE] = {"unit_price", "unitprice price pris enhetspris stykkpris", COL_NUMBER},
    [SALE_DISCOUNT] = {"discount", "discount discountpercent rabatt rabattprosent", COL_NUMBER | COL_DISCOUNT},
    [SALE_AMOUNT] = {"amount",
                     "amount revenue netamount linetotal lineamount total net sales belop nettobelop linjebelop netto "
                     "omsetning sum salg",
                     COL_NUMBER},
    [SALE_COST] = {"cost", "cost unitcost costprice kostpris kost enhetskost innkjopspris", COL_NUMBER},
    [SALE_CONTRIBUTION] = {"contribution", "contribution margin grossprofit profit dekningsbidrag db bruttofortjeneste",
                           COL_NUMBER},
    [SALE_CURRENCY] = {"currency", "currency currencycode valuta valutakode", 0},
    [SALE_NTH] = {"nth", "hjulnth", COL_OWN},
};

const char *sale_map_lacks(const struct import_map *map)
{
	bool computed = map->at[SALE_QUANTITY] != IMPORT_NO_COLUMN && map->at[SALE_PRICE] != IMPORT_NO_COLUMN;
	return map->at[SALE_AMOUNT] == IMPORT_NO_COLUMN && !computed ? "amount" : NULL;
}

const char *sale_column_computed(const struct import_spec *spec, size_t column)
{
	bool computed = column == SALE_AMOUNT && spec->map.at[SALE_AMOUNT] < 0 && spec->map.at[SALE_PRICE] >= 0;
	return computed ? "imports.amount_computed" : NULL;
}

bool sale_amount_discounted(int64_t quantity, int64_t unit_price, int64_t discount, int64_t *ret)
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
	struct span t = import_cell(spec, row, SALE_DISCOUNT), given = t;
	bool percent = spec->percent;
	if (t.n && t.s[t.n - 1] == '%') {
		percent = true;
		t.n--;
		t = span_trim(t);
	}
	if (!import_number_read(cx, spec, SALE_DISCOUNT, t, percent ? 4 : 6, ret, why))
		return false;
	if (*ret == NONE)
		*ret = 0;
	if (*ret < 0 || *ret > 1000000)
		return import_refuse(why, "import.reject.discount", import_excerpt(cx, given), NULL);
	return true;
}

static bool money_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *l,
                       struct import_reason *why)
{
	int64_t discount;
	if (!import_number_read(cx, spec, SALE_QUANTITY, import_cell(spec, row, SALE_QUANTITY), 6, &l->quantity, why) ||
	    !import_number_read(cx, spec, SALE_PRICE, import_cell(spec, row, SALE_PRICE), 6, &l->unit_price, why) ||
	    !import_number_read(cx, spec, SALE_AMOUNT, import_cell(spec, row, SALE_AMOUNT), 2, &l->amount, why) ||
	    !import_number_read(cx, spec, SALE_COST, import_cell(spec, row, SALE_COST), 6, &l->cost, why) ||
	    !import_number_read(cx, spec, SALE_CONTRIBUTION, import_cell(spec, row, SALE_CONTRIBUTION), 2,
	                        &l->contribution, why) ||
	    !discount_read(cx, spec, row, &discount, why))
		return false;
	if (l->amount == NONE) {
		if (l->quantity == NONE || l->unit_price == NONE)
			return import_refuse(why, "import.reject.no_amount", NULL, NULL);
		if (!sale_amount_discounted(l->quantity, l->unit_price, discount, &l->amount))
			return import_refuse(why, "import.reject.too_large", NULL, NULL);
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
	struct span t = import_cell(spec, row, SALE_CURRENCY);
	memcpy(ret, spec->currency, 4);
	if (t.n) {
		for (size_t i = 0; i < t.n && i < 4; i++)
			if (t.n != 3 || !isalpha((unsigned char)t.s[i]))
				return import_refuse(why, "import.reject.currency", import_excerpt(cx, t), NULL);
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
	struct span t = import_cell(spec, row, SALE_DATE);
	char text[40];
	*ret = 0;
	if (!t.n)
		return import_refuse(why, "import.reject.no_date", NULL, NULL);
	if (t.n < sizeof text) {
		memcpy(text, t.s, t.n);
		text[t.n] = 0;
		if (csv_date(text, spec->order, ret) && *ret)
			return true;
	}
	*ret = 0;
	return import_refuse(why, "import.reject.date", import_excerpt(cx, t), NULL);
}

static bool nth_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int64_t *ret,
                     struct import_reason *why)
{
	struct span t = import_cell(spec, row, SALE_NTH);
	*ret = 0;
	if (spec->map.at[SALE_NTH] == IMPORT_NO_COLUMN)
		return true;
	if (num_parse_int(span_copy(cx->arena, t), ret) && *ret > 0 && *ret < INT64_C(1000000000000))
		return true;
	*ret = 0;
	return import_refuse(why, "import.reject.number", "nth", import_excerpt(cx, t));
}

/* The key of the line: what it takes to count it, also when the rest is refused. */
static bool key_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *l,
                     struct import_reason *why)
{
	if (!import_text_read(cx, spec, row, SALE_CUSTOMER, NUMBER_MAX, &l->customer, why) ||
	    !import_text_read(cx, spec, row, SALE_PRODUCT, CODE_MAX, &l->product, why) ||
	    !import_text_read(cx, spec, row, SALE_DOC, TEXT_MAX - 2, &l->doc, why))
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
	if (!import_row_whole(cx, spec, row, why))
		return false;
	bool keyed = key_read(cx, spec, row, ret, why);
	if (!nth_read(cx, spec, row, &ret->nth, why) || !keyed)
		return false;
	return import_text_read(cx, spec, row, SALE_CUSTOMER_NAME, TEXT_MAX, &ret->customer_name, why) &&
	       import_text_read(cx, spec, row, SALE_COUNTRY, COUNTRY_MAX, &ret->country, why) &&
	       import_text_read(cx, spec, row, SALE_PERSON, NUMBER_MAX, &ret->person, why) &&
	       import_text_read(cx, spec, row, SALE_PRODUCT_NAME, TEXT_MAX, &ret->product_name, why) &&
	       money_read(cx, spec, row, ret, why) && currency_read(cx, spec, row, ret->currency, why);
}
