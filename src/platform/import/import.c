#include "platform/import/import.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"accounts", "people", "products", "sales", NULL};
const struct choices import_kinds = {"import.kind", kind_names};
static const char *const state_names[] = {"draft",  "running", "totals", "interrupted", "done",
                                          "failed", "undoing", "undone", "tried",       NULL};
const struct choices import_states = {"import.state", state_names};
static const char *const decimal_names[] = {"point", "comma", NULL};
const struct choices import_decimals = {"import.decimal", decimal_names};
static const char *const date_names[] = {"iso", "dmy_dot", "dmy_slash", "mdy_slash", NULL};
const struct choices import_dates = {"import.dates", date_names};
static const char *const separator_names[] = {"comma", "semicolon", "tab", "pipe", NULL};
const struct choices import_separators = {"import.separator", separator_names};
/* In the order of enum encoding. */
static const char *const encoding_choice[] = {"utf8", "utf8_bom", "windows1252", "utf16le", "utf16be", NULL};
const struct choices import_encodings = {"import.encoding", encoding_choice};

char import_separator_char(int separator)
{
	return separator < 0 ? 0 : ",;\t|"[separator & 3];
}

int import_separator_of(char c)
{
	const char *all = ",;\t|", *p = c ? strchr(all, c) : NULL;
	return p ? (int)(p - all) : -1;
}

enum decimal_mark import_decimal_mark(int decimal)
{
	return decimal == FILE_COMMA ? DECIMAL_COMMA : decimal == FILE_POINT ? DECIMAL_POINT : DECIMAL_ANY;
}

enum date_order import_date_order(int dates)
{
	static const enum date_order orders[] = {DATE_ISO, DATE_DMY_DOT, DATE_DMY_SLASH, DATE_MDY_SLASH, DATE_UNKNOWN};
	return orders[dates < 0 || dates > FILE_DATES_ASK ? FILE_DATES_ASK : dates];
}

#define R struct import_run
static const struct field run_fields[] = {
    FIELD(R, id, K_ID, .flags = F_KEY),
    FIELD(R, kind, K_CHOICE, .choices = &import_kinds, .flags = F_FIXED),
    FIELD(R, source, K_TEXT, .max = 60),
    FIELD(R, file_name, K_TEXT, .max = 500),
    FIELD(R, path, K_TEXT, .flags = F_NULL | F_SECRET, .max = 4000),
    FIELD(R, fingerprint, K_TEXT, .flags = F_NULL | F_SECRET),
    FIELD(R, state, K_CHOICE, .choices = &import_states),
    FIELD(R, person_id, K_ID, .flags = F_NULL | F_FIXED),
    FIELD(R, started, K_TIME, .flags = F_FIXED),
    FIELD(R, ended, K_TIME, .flags = F_NULL),
    FIELD(R, holder, K_TEXT, .flags = F_NULL | F_SECRET),
    FIELD(R, beat, K_TIME, .flags = F_NULL),
    FIELD(R, map, K_LONG, .max = 2000),
    FIELD(R, header, K_LONG),
    FIELD(R, create_missing, K_BOOL),
    FIELD(R, currency, K_TEXT, .flags = F_NULL, .max = 3),
    FIELD(R, separator, K_CHOICE, .choices = &import_separators, .flags = F_NULL),
    FIELD(R, encoding, K_CHOICE, .choices = &import_encodings, .flags = F_NULL),
    FIELD(R, decimal, K_CHOICE, .choices = &import_decimals, .flags = F_NULL),
    FIELD(R, dates, K_CHOICE, .choices = &import_dates, .flags = F_NULL),
    FIELD(R, percent, K_BOOL),
    FIELD(R, line, K_INT),
    FIELD(R, bytes, K_INT),
    FIELD(R, bytes_total, K_INT),
    FIELD(R, position, K_INT),
    FIELD(R, rows_read, K_INT),
    FIELD(R, rows_created, K_INT),
    FIELD(R, rows_updated, K_INT),
    FIELD(R, rows_unchanged, K_INT),
    FIELD(R, rows_rejected, K_INT),
    FIELD(R, without_customer, K_INT),
    FIELD(R, other_currency, K_INT),
    FIELD(R, credits, K_INT),
    FIELD(R, credits_turned, K_INT),
    FIELD(R, accounts_created, K_INT),
    FIELD(R, products_created, K_INT),
    FIELD(R, people_created, K_INT),
    FIELD(R, warnings, K_INT),
    FIELD(R, rows_left, K_INT),
    FIELD(R, message, K_TEXT, .flags = F_NULL),
    FIELD(R, message_param, K_TEXT, .flags = F_NULL),
    FIELD(R, version, K_INT, .flags = F_VERSION),
};
#undef R
const struct record import_run_record = RECORD("import_run", struct import_run, run_fields);

/* Headers are folded to lower-case letters and digits before they are compared ("InvoiceNo", "invoice_no", "Invoice No."). */
static const struct import_column account_columns[] = {
    {"number",
     "number customerid customernumber customerno customercode accountnumber accountno accountid kundenr kundenummer "
     "kundeid kundekode ?customer kunde id nr nummer",
     COL_NEEDED},
    {"name",
     "name company companyname customername accountname navn kundenavn firma firmanavn selskap bedrift ?customer kunde",
     0},
    {"short_name", "shortname kortnavn", 0},
    {"orgnr",
     "orgnr orgnummer organisasjonsnummer organisationnumber organizationnumber orgno companyregistrationnumber vatno",
     0},
    {"parent", "parent parentnumber parentid parentaccount konsern morselskap overordnetkunde", 0},
    {"industry", "industry bransje naering sector segment", 0},
    {"address", "address street streetaddress addressline1 adresse gateadresse besoksadresse postadresse", 0},
    {"postal_code", "postalcode postcode zip zipcode postnr postnummer", 0},
    {"city", "city town by sted poststed", 0},
    {"country", "country land countryname landnavn", 0},
    {"phone", "phone telephone phonenumber tel telefon tlf telefonnr mobil", 0},
    {"kam", "kam kamnumber accountmanager keyaccountmanager salesrep employeeid selger selgernr kundeansvarlig", 0},
    {"deputy", "deputy stedfortreder", 0},
    {"sponsor", "sponsor toppledersponsor", 0},
};

static const struct import_column people_columns[] = {
    {"number",
     "number employeeid employeenumber employeeno personid staffid ansattnr ansattnummer ansattid selgernr id nr "
     "nummer",
     COL_NEEDED},
    {"name", "name fullname employeename navn ansattnavn fulltnavn ?employee ansatt selger", 0},
    {"first_name", "firstname givenname fornavn", 0},
    {"last_name", "lastname surname familyname etternavn", 0},
    {"mail", "mail email emailaddress epost epostadresse", 0},
    {"title", "title jobtitle position tittel stilling stillingstittel", 0},
    {"department", "department dept departmentname avdeling avdelingsnavn", 0},
    {"manager", "manager managerid reportsto supervisor leder lederid naermesteleder", 0},
    {"city", "city town by sted poststed", 0},
    {"country", "country land", 0},
};

static const struct import_column product_columns[] = {
    {"number",
     "number productid productnumber productno productcode stockcode itemno itemnumber itemid sku articleno varenr "
     "varenummer varekode artikkelnr artikkelnummer produktnr ?product vare id nr nummer",
     COL_NEEDED},
    {"name",
     "name productname description itemname productdescription navn varenavn beskrivelse varetekst produktnavn "
     "?product vare produkt",
     0},
    {"category", "category productgroup group kategori varegruppe produktgruppe", 0},
    {"unit_price", "unitprice price listprice salesprice pris enhetspris utsalgspris listepris salgspris", COL_NUMBER},
    {"unit_cost", "unitcost cost costprice purchaseprice kost kostpris enhetskost innkjopspris innpris", COL_NUMBER},
};

static const struct import_column sale_columns[SALE_COLUMNS] = {
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
    [SALE_NTH] = {"nth", "hjulnth", 0},
};

const struct import_column *import_columns(enum import_kind kind, size_t *ret_count)
{
#define OF(a) (*ret_count = sizeof(a) / sizeof((a)[0]), (a))
	switch (kind) {
	case IMPORT_ACCOUNTS:
		return OF(account_columns);
	case IMPORT_PEOPLE:
		return OF(people_columns);
	case IMPORT_PRODUCTS:
		return OF(product_columns);
	case IMPORT_SALES:
	case IMPORT_KINDS:
		break;
	}
	return OF(sale_columns);
#undef OF
}

/* Letters and digits alone, folded. */
static const char *bare(struct ctx *cx, const char *header)
{
	char *s = text_fold(cx->arena, header), *out = s;
	for (const char *p = s; *p; p++)
		if (isalnum((unsigned char)*p))
			*out++ = *p;
	*out = 0;
	return s;
}

/* The place of `word` among the words of `known`, counted from 1; weak ones (behind "?") when asked for; 0 = not there. */
static int known_at(const char *known, const char *word, bool weak)
{
	size_t n = strlen(word);
	bool behind = false;
	int place = 0;
	for (const char *p = known; n && *p; p += strcspn(p, " ")) {
		p += strspn(p, " ");
		if (*p == '?') {
			behind = true;
			p++;
		}
		place++;
		if (behind == weak && strcspn(p, " ") == n && !memcmp(p, word, n))
			return place;
	}
	return 0;
}

static bool taken(const struct import_map *map, size_t columns, int header)
{
	for (size_t i = 0; i < columns; i++)
		if (map->at[i] == header)
			return true;
	return false;
}

void import_map_guess(struct ctx *cx, enum import_kind kind, const char *const *headers, size_t count,
                      struct import_map *ret)
{
	size_t n;
	const struct import_column *columns = import_columns(kind, &n);
	const char **names = arena_array(cx->arena, const char *, count + 1);
	for (size_t h = 0; h < count; h++)
		names[h] = bare(cx, headers[h]);
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		ret->at[i] = IMPORT_NO_COLUMN;
	for (int weak = 0; weak < 2; weak++)
		for (size_t i = 0; i < n; i++) {
			int best = 0;
			if (ret->at[i] != IMPORT_NO_COLUMN)
				continue;
			/* Of several headers that mean it, the one named first in the table. */
			for (size_t h = 0; h < count; h++) {
				int place = known_at(columns[i].known, names[h], weak);
				if (place && (!best || place < best) && !taken(ret, n, (int)h)) {
					best = place;
					ret->at[i] = (int)h;
				}
			}
		}
}

static int header_find(const char *const *headers, size_t count, const char *name)
{
	if (name[0] == '#') {
		int64_t n;
		if (num_parse_int(name + 1, &n) && n >= 1 && n <= (int64_t)count)
			return (int)n - 1;
	}
	for (size_t h = 0; h < count; h++)
		if (!strcmp(headers[h], name))
			return (int)h;
	return IMPORT_NO_COLUMN;
}

static char *trimmed(char *s)
{
	s += strspn(s, " \t");
	for (size_t n = strlen(s); n && (s[n - 1] == ' ' || s[n - 1] == '\t'); n--)
		s[n - 1] = 0;
	return s;
}

static const char *column_names(struct ctx *cx, const struct import_column *columns, size_t n)
{
	const char *all = columns[0].name;
	for (size_t i = 1; i < n; i++)
		all = arena_printf(cx->arena, "%s, %s", all, columns[i].name);
	return all;
}

enum err import_map_read(struct ctx *cx, enum import_kind kind, const char *text, const char *const *headers,
                         size_t count, struct import_map *map)
{
	size_t n, i;
	const struct import_column *columns = import_columns(kind, &n);
	char *rest = arena_strdup(cx->arena, text);
	while (rest && *trimmed(rest)) {
		char *pair = strsep(&rest, ","), *header = strchr(pair, '=');
		if (!header)
			return fail(cx, E_INVALID, "import.map_form", arena_strdup(cx->arena, pair));
		*header++ = 0;
		const char *name = trimmed(pair);
		for (i = 0; i < n && strcmp(columns[i].name, name) != 0; i++)
			continue;
		if (i == n)
			return fail(cx, E_INVALID, "import.map_field", name, column_names(cx, columns, n));
		header = trimmed(header);
		int at = *header ? header_find(headers, count, header) : IMPORT_NO_COLUMN;
		if (*header && at == IMPORT_NO_COLUMN)
			return fail(cx, E_INVALID, "import.map_header", header);
		/* A header says one thing: what was guessed gives way. */
		for (size_t k = 0; k < n && at != IMPORT_NO_COLUMN; k++)
			if (map->at[k] == at)
				map->at[k] = IMPORT_NO_COLUMN;
		map->at[i] = at;
	}
	return OK;
}

const char *import_map_text(struct ctx *cx, enum import_kind kind, const struct import_map *map)
{
	size_t n;
	const struct import_column *columns = import_columns(kind, &n);
	const char *text = "";
	for (size_t i = 0; i < n; i++)
		if (map->at[i] != IMPORT_NO_COLUMN)
			text = arena_printf(cx->arena, "%s%s%s=#%d", text, *text ? "," : "", columns[i].name,
			                    map->at[i] + 1);
	return text;
}

enum err import_map_check(struct ctx *cx, enum import_kind kind, const struct import_map *map)
{
	size_t n;
	const struct import_column *columns = import_columns(kind, &n);
	for (size_t i = 0; i < n; i++)
		if ((columns[i].flags & COL_NEEDED) && map->at[i] == IMPORT_NO_COLUMN)
			return fail(cx, E_INVALID, "import.column_missing", columns[i].name);
	if (kind == IMPORT_SALES && map->at[SALE_AMOUNT] == IMPORT_NO_COLUMN &&
	    (map->at[SALE_QUANTITY] == IMPORT_NO_COLUMN || map->at[SALE_PRICE] == IMPORT_NO_COLUMN))
		return fail(cx, E_INVALID, "import.column_missing", "amount");
	return OK;
}

bool import_plain_number(const char *s, size_t *n)
{
	size_t digits = 0, zeros = 0;
	while (digits < *n && isdigit((unsigned char)s[digits]))
		digits++;
	while (digits + 1 + zeros < *n && s[digits + 1 + zeros] == '0')
		zeros++;
	if (!digits || !zeros || s[digits] != '.' || digits + 1 + zeros != *n)
		return false;
	*n = digits;
	return true;
}
