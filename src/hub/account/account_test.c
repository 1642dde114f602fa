/* Rules of accounts, products and sales: tables of cases. */
#include "base/arena.h"
#include "hub/account/account.h"
#include "hub/product/product.h"
#include "hub/sale/sale.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void orgnr(void **state)
{
	static const struct {
		const char *text;
		bool valid;
	} cases[] = {
	    {"923 609 016", true},
	    {"923609016", true},
	    {"974760673", true}, /* published: Equinor, Brønnøysund Register Centre */
	    {"974\u00a0760\u202f673", true},
	    {"NO 929 547 306 MVA", true},
	    {"NO929547306MVA", true},
	    {"no 929547306", true},
	    {" 929 547 306\u00a0mva ", true},
	    {"NO 929 547 307 MVA", false},
	    {"NO MVA", false},
	    {"929 547 306 MVA 1", false},
	    {"SE 929 547 306", false},
	    {"NO NO 929 547 306", false},
	    {"923609017", false},
	    {"92360901", false},
	    {"9236090160", false},
	    {"92360901a", false},
	    {"", false},
	    {"100000010", false}, /* would need the digit 10 */
	    {"929.547.306", true},
	    {"929547306.0", true},
	    {"929547306,00", true},
	    {"929547306.5", false},
	    {"Org.nr. 929547306", true},
	    {"Orgnr: 929 547 306", true},
	    {"Organisasjonsnummer 929547306", true},
	    {"9,29547E+08", false},
	    {"ukjent", false},
	    {"-", false},
	    {"556036-0793", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (orgnr_valid(cases[i].text) != cases[i].valid)
			fail_msg("%s", cases[i].text);
	assert_false(orgnr_valid(NULL));
	static const struct {
		const char *text;
		bool foreign;
	} abroad[] = {{"DE123456789", true},
	              {"SE556036079301", true},
	              {"se 5560360793 01", true},
	              {"CHE-123.456.789", true},
	              {"ATU12345678", true},
	              {"NO929547307", false},
	              {"Org.nr. 123", false},
	              {"ukjent", false},
	              {"DE1234", false},
	              {"D 12345678", false},
	              {"DE12345678/9", false},
	              {"123456789", false},
	              {"", false}};
	for (size_t i = 0; i < sizeof abroad / sizeof *abroad; i++)
		if (orgnr_foreign(abroad[i].text) != abroad[i].foreign)
			fail_msg("%s", abroad[i].text);
	assert_false(orgnr_foreign(NULL));
}

static void last_whole_month(void **state)
{
	static const struct {
		int32_t newest, month;
	} cases[] = {
	    {0, 0},
	    {20111209, 201111}, /* in the middle: the month before */
	    {20260130, 202601}, /* Friday before a Saturday 31st */
	    {20260129, 202512},
	    {20240229, 202402},
	    {20240101, 202312},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(facts_month_of(cases[i].newest), cases[i].month);
}

static void normalise_and_check(void **state)
{
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena};
	struct account a = {.id = 7, .name = "Ålesund Rør", .orgnr = "923 609 016", .country = "Norge"};
	account_noun.prepare(&cx, &a);
	assert_string_equal(a.orgnr, "923609016");
	a.orgnr = "NO 929 547 306 MVA";
	account_noun.prepare(&cx, &a);
	assert_string_equal(a.orgnr, "929547306");
	assert_int_equal(account_noun.check(&cx, NULL, &a), OK);
	a.orgnr = "111111112";
	assert_int_equal(account_noun.check(&cx, NULL, &a), E_INVALID);
	a.orgnr = "SE556036079301"; /* says itself that it is not ours */
	assert_int_equal(account_noun.check(&cx, NULL, &a), OK);
	a.orgnr = "111111112";
	a.country = "Sverige"; /* not ours to check */
	assert_int_equal(account_noun.check(&cx, NULL, &a), OK);
	struct product p = {.number = "A-1"};
	product_noun.prepare(&cx, &p);
	assert_string_equal(p.name, "A-1");
	arena_fini(&arena);
}

static void sales(void **state)
{
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena};
	int64_t amount;
	assert_string_equal(sale_doc(&cx, "536365", "17850", 20101201), "536365");
	assert_string_equal(sale_doc(&cx, "", "17850", 20101201), "/17850/2010-12-01");
	assert_string_equal(sale_doc(&cx, "/x", NULL, 20101201), "//x");
	assert_true(sale_amount(6000000, 2550000, &amount));
	assert_int_equal(amount, 1530);
	assert_true(sale_amount(-1000000, 5000, &amount)); /* −0.005: half away from zero */
	assert_int_equal(amount, -1);
	assert_int_equal(sale_contribution(1530, 6000000, 2000000), 330);
	assert_true(sale_contribution(1530, 6000000, NONE) == NONE);
	arena_fini(&arena);
}

/* The year before must be whole: of its first month something was sold in it or before it. */
static void growth(void **state)
{
	(void)state;
	static const struct {
		int64_t now, before;
		int32_t first_day, month;
		double growth;
	} cases[] = {
	    {115000, 50000, 20240229, 202610, 1.3}, {115000, 50000, 20241130, 202610, 1.3},
	    {115000, 50000, 20241201, 202610, NAN}, {115000, 50000, 20251001, 202610, NAN},
	    {115000, 0, 20240229, 202610, NAN},     {115000, -1, 20240229, 202610, NAN},
	    {0, 50000, 20240229, 202610, -1},       {115000, 50000, 0, 202610, NAN},
	    {115000, 50000, 20240229, 0, NAN},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double g = facts_growth(cases[i].now, cases[i].before, cases[i].first_day, cases[i].month);
		assert_true(isnan(cases[i].growth) ? isnan(g) : fabs(g - cases[i].growth) < 1e-12);
	}
}

static void records(void **state)
{
	static const struct record *const all[] = {&account_record, &account_fact_record, &product_record,
	                                           &sale_record};
	char why[200];
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (!record_check(all[i], why, sizeof why))
			fail_msg("%s", why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(orgnr), cmocka_unit_test(last_whole_month), cmocka_unit_test(normalise_and_check),
	    cmocka_unit_test(sales), cmocka_unit_test(growth),           cmocka_unit_test(records),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
