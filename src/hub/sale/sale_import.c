#include "hub/sale/sale_import.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* As in the records that the texts go to. */
enum { TEXT_MAX = 200, CODE_MAX = 60, NUMBER_MAX = 40, COUNTRY_MAX = 60 };
enum { NAME_IN_KEY = 150 };

/* Of several headers that mean a column the first one counts: what an ERP calls the invoice before what it calls the entry in
 * its books, the customer it was sold to before the one who is billed. */
const struct import_column sale_columns[SALE_COLUMNS] = {
    [SALE_DOC] = {"doc",
                  "doc invoiceno invoiceid invoicenumber invoice orderid orderno ordernumber fakturanr fakturanummer "
                  "faktura faktnr fakturaid documentno documentnumber docnum referencenbr referansenr ordrenr "
                  "ordrenummer bilagsnr bilagsnummer bilag ?order ordre",
                  0},
    [SALE_DATE] = {"date",
                   "date day invoicedate orderdate salesdate transactiondate dato fakturadato faktdato fakturadt "
                   "ordredato salgsdato documentdate docdate postingdate bilagsdato bokforingsdato bokfortdato",
                   COL_NEEDED | COL_DATE},
    [SALE_CUSTOMER] = {"customer",
                       "customerid customernumber customerno customercode accountnumber accountno accountid "
                       "kundenr kundenummer kundeid kundekode selltocustomerno selltocustomernumber selgtilkundenr "
                       "salgtilkundenr cardcode customervendorcode customeraccount orderaccount invoiceaccount "
                       "debitornr debitornummer kundnr billtocustomerno faktureresttilkundenr faktureringskundenr "
                       "sourceno kildenr subledgercode ?customer kunde debitor",
                       0},
    [SALE_CUSTOMER_NAME] = {"customer_name",
                            "customername company companyname accountname kundenavn firma firmanavn "
                            "selltocustomername selgtilkundenavn cardname customervendorname debitornavn "
                            "?customer kunde debitor subledger",
                            0},
    [SALE_COUNTRY] = {"country", "country customercountry land kundeland", 0},
    [SALE_PERSON] = {"person",
                     "person employeeid employeeno salesrepid salesperson salesrep selger selgernr selgerid ansattnr "
                     "salespersoncode salesperspurchcode selgerkode slpcode",
                     0},
    [SALE_PRODUCT] = {"product",
                      "productid productnumber productno productcode stockcode itemno itemnumber itemid sku articleno "
                      "varenr varenummer varekode artikkelnr artikkelnummer produktnr produktkode itemcode inventoryid "
                      "produktnummer prodnr lagervare ?product item vare produkt artikkel",
                      0},
    [SALE_PRODUCT_NAME] = {"product_name",
                           "productname description itemname productdescription varenavn beskrivelse varetekst "
                           "produktnavn itemdescription itemservicedescription dscription transaksjonsbeskrivelse "
                           "?product vare produkt tekst text",
                           0},
    [SALE_QUANTITY] = {"quantity", "quantity qty antall mengde invoicedquantity fakturertantall", COL_NUMBER},
    [SALE_PRICE] = {"unit_price", "unitprice price pris enhetspris stykkpris nettopris netprice salesprice salgspris",
                    COL_NUMBER | COL_MONEY},
    [SALE_DISCOUNT] = {"discount",
                       "discount discountpercent discountpct rabatt rabattprosent rabatti linediscount linjerabatt "
                       "discprcnt linepercent rabatt1",
                       COL_NUMBER | COL_DISCOUNT},
    [SALE_AMOUNT] =
        {"amount",
         "netamount net linenet nettobelop netto linjenetto amount belop lineamount linetotal linjebelop revenue "
         "omsetning sales salg salesamountactual salgsbelopfaktisk rowtotal salgsbelop amountlcy salesamountlcy "
         "lineamountlcy lineamountmst beloprv linjebeloprv belopnok linjebelopnok sum total",
         COL_NUMBER | COL_MONEY},
    [SALE_COST] = {"cost",
                   "cost unitcost costprice kostpris kost enhetskost innkjopspris unitcostlcy enhetskostnok "
                   "enhetskostrv kostprisnok grossbuypr",
                   COL_NUMBER | COL_MONEY},
    [SALE_CONTRIBUTION] = {"contribution",
                           "contribution margin grossprofit profit dekningsbidrag db bruttofortjeneste grssprofit "
                           "dekningsbidragnok profitlcy",
                           COL_NUMBER | COL_MONEY},
    [SALE_CURRENCY] = {"currency", "currency currencycode valuta valutakode", 0},
    [SALE_DOC_TYPE] = {"doc_type",
                       "documenttype doctype invoicetype dokumenttype fakturatype bilagstype bilagsart ?type", 0},
    [SALE_NTH] = {"nth", "hjulnth", COL_OWN},
};

static bool is_one_of(const char *name, const char *const *words)
{
	while (*words && strcmp(name, *words) != 0)
		words++;
	return *words;
}

static int header_of(const char *const *names, size_t count, const char *const *words)
{
	for (size_t h = 0; h < count; h++)
		if (is_one_of(names[h], words))
			return (int)h;
	return IMPORT_NO_COLUMN;
}

/* An amount that stands beside one in the line's currency is in that of the books: then no column says its currency. */
static void settle_currency(const char *const *names, size_t count, struct import_map *map)
{
	static const char *const foreign[] = {"valutabelop",      "belopivaluta",
	                                      "belopvaluta",      "currencyamount",
	                                      "amountincurrency", "amountcurrency",
	                                      "curramount",       "amountcur",
	                                      "fcamount",         NULL},
	                         *const books[] = {"amountlcy",     "salesamountlcy", "lineamountlcy",
	                                           "lineamountmst", "beloprv",        "linjebeloprv",
	                                           "belopnok",      "linjebelopnok",  NULL};
	int *amount = &map->at[SALE_AMOUNT], other = header_of(names, count, foreign);
	if (map->at[SALE_CURRENCY] == IMPORT_NO_COLUMN)
		return;
	if (*amount == IMPORT_NO_COLUMN)
		*amount = other;
	else if (other != IMPORT_NO_COLUMN || is_one_of(names[*amount], books))
		map->at[SALE_CURRENCY] = IMPORT_NO_COLUMN;
}

/* Lines of documents whose type says what "No." is the number of: an item, a G/L account, a resource. */
static void settle_product(const char *const *names, size_t count, struct import_map *map)
{
	static const char *const type[] = {"type", "linetype", "linjetype", NULL}, *const number[] = {"no", "nr", NULL};
	if (map->at[SALE_PRODUCT] == IMPORT_NO_COLUMN && map->at[SALE_DOC] != IMPORT_NO_COLUMN &&
	    header_of(names, count, type) != IMPORT_NO_COLUMN)
		map->at[SALE_PRODUCT] = header_of(names, count, number);
}

void sale_map_settle(const char *const *names, size_t count, struct import_map *map)
{
	settle_currency(names, count, map);
	settle_product(names, count, map);
}

const char *sale_map_lacks(const struct import_map *map)
{
	bool computed = map->at[SALE_QUANTITY] != IMPORT_NO_COLUMN && map->at[SALE_PRICE] != IMPORT_NO_COLUMN;
	return map->at[SALE_AMOUNT] == IMPORT_NO_COLUMN && !computed ? "amount" : NULL;
}

size_t sale_map_names(const struct import_map *map)
{
	return map->at[SALE_CUSTOMER] == IMPORT_NO_COLUMN && map->at[SALE_CUSTOMER_NAME] != IMPORT_NO_COLUMN
	           ? SALE_CUSTOMER_NAME
	           : 0;
}

const char *sale_column_computed(const struct import_spec *spec, size_t column)
{
	bool computed = column == SALE_AMOUNT && spec->map.at[SALE_AMOUNT] < 0 && spec->map.at[SALE_PRICE] >= 0;
	return computed ? "imports.amount_computed" : NULL;
}

bool sale_amount_discounted(__int128 quantity, __int128 unit_price, int64_t discount, int64_t *ret)
{
	const __int128 minor = (__int128)10000000000000 * 1000000000000, half = minor / 2; /* 10^25 */
	const long double most = 1.1e32L; /* a little more than the largest amount, in 10^-21: times 10^6 it fits */
	long double about = (long double)quantity * (long double)unit_price;
	if (about > most || about < -most)
		return false;
	__int128 v = quantity * unit_price * (1000000 - discount);
	v = (v + (v < 0 ? -half : half)) / minor;
	*ret = (int64_t)v;
	return sale_fits(*ret);
}

/* Does the text have the word in it, in ASCII letters of either case? */
static bool holds(struct span t, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= t.n; i++)
		if (!strncasecmp(t.s + i, word, n))
			return true;
	return false;
}

/* "Kreditnota", "Sales Credit Memo", "CRM": what programs call the type of a credit note. Not what is sold on credit. */
static bool is_credit_type(const struct import_spec *spec, const struct csv_row *row)
{
	static const char *const words[] = {"kreditnot",  "kreditfaktura", "kreditering", "credit memo",
	                                    "creditmemo", "credit note",   "creditnote",  "credit invoice"},
	                         *const codes[] = {"kredit", "credit", "crm", "kn", "cn"};
	struct span t = import_cell(spec, row, SALE_DOC_TYPE);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (holds(t, words[i]))
			return true;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strlen(codes[i]) == t.n && holds(t, codes[i]))
			return true;
	return false;
}

/* Of a cell's number: below, above zero; 0 also when it has none. */
static int sign_of(const struct import_spec *spec, const struct csv_row *row, int column)
{
	char digits[80];
	enum decimal_mark mark;
	if (!import_digits_read(spec, import_cell(spec, row, column), digits, &mark) || !strpbrk(digits, "123456789"))
		return 0;
	return *digits == '-' ? -1 : 1;
}

enum import_sign sale_sign(const struct import_map *map, const struct csv_row *row)
{
	const struct import_spec spec = {.map = *map};
	struct span doc = import_cell(&spec, row, SALE_DOC);
	int quantity = sign_of(&spec, row, SALE_QUANTITY), amount = sign_of(&spec, row, SALE_AMOUNT),
	    price = sign_of(&spec, row, SALE_PRICE);
	bool minus = quantity < 0 || amount < 0 || price < 0;
	if (quantity < 0 && amount > 0 && price >= 0)
		return SIGN_STOCK;
	if (is_credit_type(&spec, row))
		return minus ? SIGN_MINUS : SIGN_TOLD;
	if (!doc.n)
		return SIGN_NONE;
	if (!sale_is_credit_note(doc.s, doc.n))
		return SIGN_OTHER;
	return minus ? SIGN_MINUS : SIGN_MISSING;
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

/* The amount of a line that has none, from all digits that the file gives: a price is stored in 10^-6, but not cut before. */
static bool amount_computed(const struct import_spec *spec, const struct csv_row *row, int64_t discount, int64_t *ret)
{
	enum { QUANTITY_SCALE = 9, PRICE_SCALE = 12 };
	char digits[80];
	enum decimal_mark mark;
	__int128 quantity, price;
	return import_digits_read(spec, import_cell(spec, row, SALE_QUANTITY), digits, &mark) &&
	       num_parse_wide(digits, mark, QUANTITY_SCALE, &quantity) &&
	       import_digits_read(spec, import_cell(spec, row, SALE_PRICE), digits, &mark) &&
	       num_parse_wide(digits, mark, PRICE_SCALE, &price) &&
	       sale_amount_discounted(quantity, price, discount, ret);
}

static bool numbers_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *l,
                         struct import_reason *why)
{
	const struct {
		int column, scale;
		int64_t *to;
	} moneys[] = {{SALE_PRICE, 6, &l->unit_price},
	              {SALE_AMOUNT, 2, &l->amount},
	              {SALE_COST, 6, &l->cost},
	              {SALE_CONTRIBUTION, 2, &l->contribution}};
	struct span quantity = import_cell(spec, row, SALE_QUANTITY);
	if (!import_number_read(cx, spec, SALE_QUANTITY, quantity, 6, &l->quantity, why))
		return false;
	if (l->quantity != NONE && (l->quantity > SALE_QUANTITY_MAX || l->quantity < -SALE_QUANTITY_MAX))
		return import_refuse(why, "import.reject.value", "quantity", import_excerpt(cx, quantity));
	for (size_t i = 0; i < sizeof moneys / sizeof *moneys; i++)
		if (!import_money_read(cx, spec, moneys[i].column, import_cell(spec, row, moneys[i].column),
		                       moneys[i].scale, moneys[i].to, l->currency, why))
			return false;
	return true;
}

static bool money_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, struct sale_line *l,
                       struct import_reason *why)
{
	int64_t discount;
	if (!numbers_read(cx, spec, row, l, why) || !discount_read(cx, spec, row, &discount, why))
		return false;
	if (import_is_dash(import_cell(spec, row, SALE_AMOUNT)))
		l->amount = 0;
	if (l->amount == NONE) {
		if (l->quantity == NONE || l->unit_price == NONE)
			return import_refuse(why, "import.reject.no_amount", NULL, NULL);
		if (!amount_computed(spec, row, discount, &l->amount))
			return import_refuse(why, "import.reject.too_large", NULL, NULL);
	}
	if (!sale_fits(l->amount) || !sale_fits(l->contribution))
		return import_refuse(why, "import.reject.too_large", NULL, NULL);
	if (l->quantity == NONE)
		l->quantity = 0;
	bool note = is_credit_type(spec, row) || sale_is_credit_note(l->doc.s, l->doc.n);
	if (spec->credit_added)
		sale_turn_quantity(l->unit_price, l->amount, &l->quantity);
	else
		l->turned = sale_turn_credit(note, l->unit_price, &l->quantity, &l->amount, &l->contribution);
	l->credit = sale_is_credit(l->quantity, l->amount);
	return true;
}

/* The currency: what the column says, else what stands by the amounts, else the file's. */
static bool currency_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, char currency[4],
                          struct import_reason *why)
{
	struct span t = import_cell(spec, row, SALE_CURRENCY);
	const char *said = spec->currency;
	if (t.n) {
		/* As it would stand before an amount: "EUR", "€", "kr". */
		int64_t one;
		struct span as = {arena_printf(cx->arena, "%.*s 1", (int)(t.n < 60 ? t.n : 60), t.s), 0};
		char own[4] = "";
		as.n = strlen(as.s);
		if (t.n == 3 && isalpha((unsigned char)t.s[0]) && isalpha((unsigned char)t.s[1]) &&
		    isalpha((unsigned char)t.s[2]))
			for (size_t i = 0; i < 3; i++)
				own[i] = (char)toupper((unsigned char)t.s[i]);
		else if (!import_money_read(cx, spec, SALE_AMOUNT, as, 0, &one, own, why))
			return import_refuse(why, "import.reject.currency", import_excerpt(cx, t), NULL);
		if (*own)
			said = arena_strdup(cx->arena, own);
		if (*currency && strcmp(currency, said) != 0)
			return import_refuse(why, "import.reject.currencies", said, arena_strdup(cx->arena, currency));
		memcpy(currency, said, 4);
	}
	if (!*currency)
		memcpy(currency, spec->currency, 4);
	if (!strcmp(currency, spec->base))
		*currency = 0;
	return true;
}

static bool day_read(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row, int32_t *ret,
                     struct import_reason *why)
{
	struct span t = import_cell(spec, row, SALE_DATE);
	*ret = 0;
	return t.n ? import_day_read(cx, spec, t, ret, why) : import_refuse(why, "import.reject.no_date", NULL, NULL);
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

/* Who the line is of: his number, or "=" and his name, as far as a key has room for it. */
static const char *customer_key(struct ctx *cx, const struct import_spec *spec, const struct csv_row *row,
                                const struct sale_line *l)
{
	struct import_reason why;
	struct span name = {0};
	if (l->customer.n || !import_text_read(cx, spec, row, SALE_CUSTOMER_NAME, TEXT_MAX, &name, &why) || !name.n)
		return span_copy(cx->arena, l->customer);
	const char *text = span_copy(cx->arena, name);
	return arena_printf(cx->arena, "=%.*s", (int)utf8_prefix(text, NAME_IN_KEY), text);
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
		const char *doc = sale_doc(cx, invoice, customer_key(cx, spec, row, l), l->day);
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
