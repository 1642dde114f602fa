/* Which column says what, of all kinds of files; lines of sale read as the file writes them, and rejected ones written again. */
#include "hub/account/account_import_ops.h"
#include "hub/product/product.h"
#include "hub/sale/sale_import_ops.h"
#include "modules.h"
#include "platform/import/import_show.h"
#include "platform/person/person_import_ops.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// cmocka comes last
#include <cmocka.h>

static struct arena arena;
static struct ctx cx = {.arena = &arena};

static const char *guessed(const struct import_kind *kind, const char *line)
{
	struct import_map map;
	size_t n;
	const char **headers = import_header_cells(&cx, line, &n);
	import_map_guess(&cx, &kind->columns, headers, n, &map);
	return import_map_text(&cx, &kind->columns, &map);
}

static void headers_in_either_language(void **state)
{
	(void)state;
	const struct {
		const struct import_kind *kind;
		const char *line, *map;
	} cases[] = {
	    {&sale_import_kind, "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
	     "doc=#1,date=#5,customer=#7,country=#8,product=#2,product_name=#3,quantity=#4,unit_price=#6"},
	    {&sale_import_kind,
	     "Fakturanr,Dato,Kundenr,Kundenavn,Varenr,Varenavn,Antall,Enhetspris,Rabatt,Beløp,Kostpris,Valuta",
	     "doc=#1,date=#2,customer=#3,customer_name=#4,product=#5,product_name=#6,quantity=#7,unit_price=#8,"
	     "discount=#9,amount=#10,"
	     "cost=#11,currency=#12"},
	    {&sale_import_kind, "Dato,Kunde,Vare,Omsetning", "date=#1,customer=#2,product=#3,amount=#4"},
	    {&sale_import_kind, "product,product_id,customer,customer_id,date,amount",
	     "date=#5,customer=#4,customer_name=#3,product=#2,"
	     "product_name=#1,amount=#6"},
	    {&account_import_kind, "customer_id,company,contact,address,city,postal_code,country,phone",
	     "number=#1,name=#2,address=#4,postal_code=#6,city=#5,country=#7,phone=#8"},
	    {&account_import_kind, "Kundenr.,Firmanavn,Org.nr.,Besøksadresse,Poststed",
	     "number=#1,name=#2,orgnr=#3,address=#4,city=#5"},
	    {&person_import_kind, "employee_id,name,title,reports_to", "number=#1,name=#2,title=#3,manager=#4"},
	    {import_kind_of(&product_noun), "Varenr,Varenavn,Pris,Kostpris",
	     "number=#1,name=#2,unit_price=#3,unit_cost=#4"},
	    {import_kind_of(&product_noun), "a,b", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(guessed(cases[i].kind, cases[i].line), cases[i].map);
}

static void a_map_changes_what_was_guessed(void **state)
{
	(void)state;
	size_t n;
	const char **headers = import_header_cells(&cx, "Dato,Beløp,\"a, \"\"b\"\"\",x", &n);
	struct import_map map;
	assert_int_equal(n, 4);
	assert_string_equal(headers[2], "a, \"b\"");
	import_map_guess(&cx, &sale_import_kind.columns, headers, n, &map);
	assert_int_equal(
	    import_map_read(&cx, &sale_import_kind.columns, " doc = x , amount=#3,date=", headers, n, &map), OK);
	assert_string_equal(import_map_text(&cx, &sale_import_kind.columns, &map), "doc=#4,amount=#3");
	assert_int_equal(import_map_check(&cx, &sale_import_kind.columns, &map), E_INVALID);
	assert_string_equal(cx.fault.param[0], "date");
	assert_int_equal(import_map_read(&cx, &sale_import_kind.columns, "doc=#5", headers, n, &map), E_INVALID);
	assert_int_equal(import_map_read(&cx, &sale_import_kind.columns, "doc=#0", headers, n, &map), E_INVALID);
	assert_int_equal(import_map_read(&cx, &sale_import_kind.columns, "what=x", headers, n, &map), E_INVALID);
	fault_clear(&cx);
}

static void amounts_are_rounded_half_away_from_zero(void **state)
{
	(void)state;
	static const struct {
		int64_t quantity, price, discount, amount;
	} cases[] = {
	    {6000000, 2550000, 0, 1530},
	    {1000000, 5000, 0, 1},
	    {-1000000, 5000, 0, -1},
	    {1000000, 4999, 0, 0},
	    {3000000, 10000000, 150000, 2550},
	    {1000000, 10010000, 500000, 501},
	    {7000000, 0, 0, 0},
	    {0, 5000000, 0, 0},
	};
	int64_t amount;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(sale_amount_discounted((__int128)cases[i].quantity * 1000,
		                                   (__int128)cases[i].price * 1000000, cases[i].discount, &amount));
		assert_int_equal(amount, cases[i].amount);
	}
	const __int128 one = 1000000000, price = (__int128)1000000000000 * 100000000000; /* 1, and 10^11 */
	assert_true(sale_amount_discounted(one, price, 0, &amount) && amount == SALE_AMOUNT_MAX);
	assert_true(sale_amount_discounted(-one, price, 0, &amount) && amount == -SALE_AMOUNT_MAX);
	assert_false(sale_amount_discounted(one, price + 5000000000, 0, &amount)); /* half an øre more */
	assert_false(sale_amount_discounted(one * one, price * 1000000, 0, &amount));
	assert_false(sale_amount_discounted(one * one, -price * 1000000, 999999, &amount));
}

/* One row through the reading of sales; "" when it is taken, else the reason. */
static const char *read(const char *line, struct sale_line *l)
{
	struct import_spec spec = {.known = &sale_import_kind.columns,
	                           .mark = DECIMAL_COMMA,
	                           .order = DATE_DMY_DOT,
	                           .currency = "NOK",
	                           .base = "NOK",
	                           .first_day = 19700101,
	                           .last_day = 20271231};
	struct import_reason why = {0};
	size_t n, lengths[20];
	const char **headers =
	    import_header_cells(&cx, "doc,date,customer,product,quantity,unit_price,discount,amount,currency", &n);
	import_map_guess(&cx, &sale_import_kind.columns, headers, n, &spec.map);
	spec.columns = n;
	struct csv_row row = {.line = 2, .cells = import_header_cells(&cx, line, &n), .lengths = lengths};
	row.count = n;
	for (size_t i = 0; i < n; i++)
		lengths[i] = strlen(row.cells[i]);
	return sale_line_read(&cx, &spec, &row, l, &why) ? "" : why.key;
}

static void lines_of_sale(void **state)
{
	(void)state;
	static const struct {
		const char *line, *why, *doc;
		int64_t amount;
	} cases[] = {
	    {"1,02.01.2026,7,A,2,\"1,25\",,,", "", "1", 250},
	    {"1,02.01.2026,7,A,2,\"1,25\",\"0,2\",,", "", "1", 200},
	    {"1,02.01.2026,7,A,2,\"1,25\",20 %,,", "", "1", 200},
	    {"1,02.01.2026,7,A,,,,\"1 234,565\",", "", "1", 123457},
	    {"1,02.01.2026,7,A,1,\"1,0049999\",,,", "", "1", 100},
	    {"1,02.01.2026,7,A,\"0,333333333\",3,,,", "", "1", 100},
	    {"1,02.01.2026,7,A,,,,\"kr 1 234,50\",", "", "1", 123450},
	    {"1,02.01.2026,7,A,,,,\"1.000,-\",", "", "1", 100000},
	    {"1,02.01.2026,7,A,,,,\"(500,00)\",", "", "1", -50000},
	    {"1,02.01.2026,7,A,2,\"€ 10,00\",,\"20,00 €\",", "", "1", 2000},
	    {"1,02.01.2026,7,A,2,\"€ 10,00\",,\"20,00 €\",EUR", "", "1", 2000},
	    {"1,02.01.2026,7,A,2,\"€ 10,00\",,\"20,00 €\",NOK", "import.reject.currencies", "1", 0},
	    {"1,02.01.2026,7,A,2,\"€ 10,00\",,\"20,00 USD\",", "import.reject.currencies", "1", 0},
	    {"1,02.01.2026,7,A,,,,\"100000000000,00\",", "", "1", 10000000000000},
	    {"1,02.01.2026,7,A,,,,\"100000000000,01\",", "import.reject.too_large", "1", 0},
	    {"1,02.01.2026,7,A,,,,\"-100000000000,01\",", "import.reject.too_large", "1", 0},
	    {"1,02.01.2026,7,A,1000000000,1,,,", "", "1", 100000000000},
	    {"1,02.01.2026,7,A,\"1000000000,000001\",1,,,", "import.reject.value", "1", 0},
	    {"1,02.01.2026,7,A,2,1", "", "1", 200},
	    {"1,02.01.2026,7,A", "import.reject.cells", "", 0},
	    {"1,31.12.1969,7,A,2,1,,,", "import.reject.day_early", "1", 0},
	    {"1,1970-01-01,7,A,2,1,,,", "", "1", 200},
	    {"1,31.12.2027,7,A,2,1,,,", "", "1", 200},
	    {"1,01.01.2028,7,A,2,1,,,", "import.reject.day_late", "1", 0},
	    {"1,02.01.2026,7,A,-2,\"1,25\",,,EUR", "", "1", -250},
	    {",02.01.2026,7.0,A,2,1,,,", "", "/7/2026-01-02", 200},
	    {",02.01.2026,,A,2,1,,,", "", "//2026-01-02", 200},
	    {"/9,02.01.2026,7,A,2,1,,,", "", "//9", 200},
	    {"1,2026-01-02,7,A,2,1,,,", "", "1", 200},
	    {"1,02/01/2026,7,A,2,1,,,", "import.reject.date", "1", 0},
	    {"1,,7,A,2,1,,,", "import.reject.no_date", "1", 0},
	    {",,7,A,2,1,,,", "import.reject.no_date", "", 0},
	    {"1,02.01.2026,7,A,x,1,,,", "import.reject.number", "1", 0},
	    {"1,02.01.2026,7,A,,1,,,", "import.reject.no_amount", "1", 0},
	    {"1,02.01.2026,7,A,2,1,2,,", "import.reject.discount", "1", 0},
	    {"1,02.01.2026,7,A,2,1,,,Euro", "import.reject.currency", "1", 0},
	    {"1,02.01.2026,7,A,2,1,,,,x", "import.reject.cells", "", 0},
	    {"1,02.01.2026,7,A\x01,2,1,,,", "import.reject.control", "", 0},
	    {"1,02.01.2026,7,A\xe2\x80\xae,2,1,,,", "import.reject.control", "", 0}, /* right to left from here */
	    {"1,02.01.2026,7,A\xc2\x85,2,1,,,", "import.reject.control", "", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sale_line l;
		assert_string_equal(read(cases[i].line, &l), cases[i].why);
		assert_true(l.doc.n ? span_is(l.doc, cases[i].doc) : !*cases[i].doc);
		if (!*cases[i].why)
			assert_int_equal(l.amount, cases[i].amount);
	}
}

/* Which lines of a file are credits, and what is kept of them; the rule itself is proven beside it (sale_test.c). */
static void credits(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		bool credit, turned;
		int64_t quantity, amount;
	} cases[] = {
	    {"1,02.01.2026,7,A,2,10,,,", false, false, 2000000, 2000},
	    {"1,02.01.2026,7,A,-2,10,,,", true, false, -2000000, -2000},
	    {"1,02.01.2026,7,A,1,-10,,,", true, false, 1000000, -1000},
	    {"C1,02.01.2026,7,A,2,10,20 %,,", true, true, -2000000, -1600},
	    {"C1,02.01.2026,7,A,-2,10,,,", true, false, -2000000, -2000},
	    {"C1,02.01.2026,7,A,,,,20,", true, true, 0, -2000},
	    {" C1 ,02.01.2026,7,A,2,,,20,EUR", true, true, -2000000, -2000},
	    {"C1,02.01.2026,7,A,1,-10,,,", true, false, 1000000, -1000}, /* a price reduction */
	    {"1,02.01.2026,7,A,-2,10,,20,", true, true, -2000000, -2000},
	    {"1,02.01.2026,7,A,-2,,,20,", true, true, -2000000, -2000},
	    {"1,02.01.2026,7,A,-1,-10,,,", false, false, -1000000, 1000}, /* a discount taken back */
	    {"C1,02.01.2026,7,A,-1,-10,,,", false, false, -1000000, 1000},
	    {"1,02.01.2026,7,A,-1,0,,,", true, false, -1000000, 0}, /* given free, returned */
	    {"C-1,02.01.2026,7,A,2,10,,,", false, false, 2000000, 2000},
	    {",02.01.2026,C1,A,2,10,,,", false, false, 2000000, 2000}, /* C1 is the customer */
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sale_line l;
		assert_string_equal(read(cases[i].line, &l), "");
		assert_int_equal(l.credit, cases[i].credit);
		assert_int_equal(l.turned, cases[i].turned);
		assert_int_equal(l.quantity, cases[i].quantity);
		assert_int_equal(l.amount, cases[i].amount);
	}
}

static void rejected_rows_again(void **state)
{
	(void)state;
	struct import_run run = {.kind = import_kind_number(&sale_import_kind), .header = "doc,date"};
	struct import_reject r = {.line = 7, .nth = NONE, .cells = "1,'=x"};
	assert_string_equal(import_rejects_head(&cx, &run), "hjul_line,hjul_reason,hjul_nth,doc,date");
	assert_string_equal(import_rejects_row(&cx, &run, &r, "why, so"), "7,\"why, so\",1000000007,1,'=x");
	run.header = "hjul_line,hjul_reason,hjul_nth,doc,date";
	r = (struct import_reject){.line = 3, .nth = 2, .cells = "7,old,2,1,'=x"};
	assert_string_equal(import_rejects_head(&cx, &run), "hjul_line,hjul_reason,hjul_nth,doc,date");
	assert_string_equal(import_rejects_row(&cx, &run, &r, "why"), "3,why,2,1,'=x");
}

int main(void)
{
	char why[300];
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headers_in_either_language),
	    cmocka_unit_test(a_map_changes_what_was_guessed),
	    cmocka_unit_test(amounts_are_rounded_half_away_from_zero),
	    cmocka_unit_test(lines_of_sale),
	    cmocka_unit_test(credits),
	    cmocka_unit_test(rejected_rows_again),
	};
	if (!modules_start(why, sizeof why))
		return 1;
	arena_init(&arena);
	int failed = cmocka_run_group_tests_name("sale_import", tests, NULL, NULL);
	arena_fini(&arena);
	return failed;
}
