#include "base/date.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static void test_make(void **state)
{
	assert_int_equal(date_make(2024, 2, 29), 20240229);
	assert_int_equal(date_make(2023, 2, 29), 0);
	assert_int_equal(date_make(1900, 2, 29), 0);
	assert_int_equal(date_make(2000, 2, 29), 20000229);
	assert_int_equal(date_make(1, 1, 1), 10101);
	assert_int_equal(date_make(0, 12, 31), 0);
	assert_int_equal(date_make(10000, 1, 1), 0);
	assert_int_equal(date_make(2024, 13, 1), 0);
	assert_int_equal(date_make(2024, 0, 1), 0);
	assert_int_equal(date_make(2024, 4, 31), 0);
	assert_true(date_valid(99991231));
	assert_false(date_valid(0));
	assert_false(date_valid(-20240101));
	assert_false(date_valid(20240100));
}

static void test_arithmetic(void **state)
{
	assert_int_equal(date_add_days(20231231, 1), 20240101);
	assert_int_equal(date_add_days(20240301, -1), 20240229);
	assert_int_equal(date_add_days(10101, -1), 0);
	assert_int_equal(date_add_days(99991231, 1), 0);
	assert_int_equal(date_add_days(99991231, INT32_MAX), 0);
	assert_int_equal(date_add_days(0, 1), 0);
	assert_int_equal(date_days_between(19700101, 20261123), 20780);
	assert_int_equal(date_days_between(20261123, 19700101), -20780);
	assert_int_equal(date_days_between(10101, 99991231), 3652058);
	assert_int_equal(date_add_months(20240131, 1), 20240229);
	assert_int_equal(date_add_months(20240131, -2), 20231130);
	assert_int_equal(date_add_months(20240229, 12), 20250228);
	assert_int_equal(date_add_months(99991231, 1), 0);
	assert_int_equal(date_add_months(10131, -1), 0);
	assert_int_equal(month_add(202611, 2), 202701);
	assert_int_equal(month_add(202611, -11), 202512);
	assert_int_equal(month_add(202611, INT32_MAX), 0);
	assert_int_equal(month_add(101, -1), 0);
	assert_int_equal(month_last_day(202402), 20240229);
	assert_int_equal(month_last_day(202613), 0);
	assert_int_equal(date_month(20261123), 202611);
}

/* Every day of the calendar follows the one before, and its number and weekday go along. */
static void test_every_day(void **state)
{
	int32_t date = 10101;
	int n = 0, weekday = 1;

	for (int32_t next; date; date = next, n++) {
		if (date_days_between(10101, date) != n || date_weekday(date) != weekday)
			fail_msg("%d: number or weekday", date);
		weekday = weekday % 7 + 1;
		next = date_add_days(date, 1);
		assert_true(next == 0 || next > date);
	}
	assert_int_equal(n, 3652059);
	assert_int_equal(date_weekday(20261123), 1);
}

static void test_iso(void **state)
{
	int32_t d = -1;
	char out[11];

	assert_true(date_parse_iso("2026-11-23", &d));
	assert_int_equal(d, 20261123);
	date_format_iso(out, d);
	assert_string_equal(out, "2026-11-23");
	date_format_iso(out, 10203);
	assert_string_equal(out, "0001-02-03");
	assert_true(date_parse_iso("0001-02-03", &d));
	assert_int_equal(d, 10203);
	static const char *const bad[] = {"",           "2026-11-2", "2026-11-230", "2026-02-29", " 2026-11-23",
	                                  "2026/11/23", "20261123",  "2026-11-23 ", "0000-01-01", "2026-1-023",
	                                  "-026-11-23"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (date_parse_iso(bad[i], &d))
			fail_msg("%s", bad[i]);
	assert_int_equal(d, 10203);
}

static const struct zone *oslo(void)
{
	return zone_open("Europe/Oslo");
}

static void check_clock(const struct zone *z, int64_t t, int32_t date, int h, int m, int s)
{
	int gh, gm, gs;

	zone_clock(z, t, &gh, &gm, &gs);
	if (zone_date(z, t) != date || gh != h || gm != m || gs != s)
		fail_msg("%jd: %d %02d:%02d:%02d", (intmax_t)t, zone_date(z, t), gh, gm, gs);
}

static void test_zone(void **state)
{
	assert_non_null(oslo());
	assert_ptr_equal(oslo(), zone_open("Europe/Oslo"));
	assert_ptr_equal(zone_default(), oslo());
	assert_null(zone_open("Europe/Atlantis"));
	assert_null(zone_open(""));
	assert_null(zone_open("GMT+25"));
	check_clock(oslo(), 0, 19700101, 1, 0, 0);
	check_clock(oslo(), -1, 19700101, 0, 59, 59);
	check_clock(oslo(), 1795424400, 20261123, 10, 0, 0);
	check_clock(zone_open("UTC"), -1, 19691231, 23, 59, 59);
	check_clock(zone_open("Asia/Kathmandu"), 0, 19700101, 5, 30, 0);
	check_clock(oslo(), INT64_MAX, 99991231, 23, 59, 59);
	check_clock(zone_open("UTC"), INT64_MIN + 1, 10101, 0, 0, 0);
}

static void test_summer_time(void **state)
{
	const struct zone *z = oslo();

	/* 29 March 2026: 01:59:59 is followed by 03:00:00 */
	check_clock(z, 1774745999, 20260329, 1, 59, 59);
	check_clock(z, 1774746000, 20260329, 3, 0, 0);
	assert_int_equal(zone_time(z, 20260329, 1, 59, 59), 1774745999);
	assert_int_equal(zone_time(z, 20260329, 3, 0, 0), 1774746000);
	assert_int_equal(zone_time(z, 20260329, 2, 30, 0), 1774747800); /* the gap: 03:30 */
	/* 25 October 2026: 02:00–02:59 comes twice */
	check_clock(z, 1792888200, 20261025, 2, 30, 0);
	check_clock(z, 1792891800, 20261025, 2, 30, 0);
	assert_int_equal(zone_time(z, 20261025, 2, 30, 0), 1792888200);
	assert_int_equal(zone_time(z, 20261025, 3, 0, 0) - zone_time(z, 20261025, 1, 59, 59), 7201);
	/* Days of 23 and 25 hours */
	assert_int_equal(zone_time(z, 20260330, 0, 0, 0) - zone_time(z, 20260329, 0, 0, 0), 23 * 3600);
	assert_int_equal(zone_time(z, 20261026, 0, 0, 0) - zone_time(z, 20261025, 0, 0, 0), 25 * 3600);
	/* Beyond the table the rule goes on. */
	check_clock(z, zone_time(z, 21500701, 12, 0, 0), 21500701, 12, 0, 0);
	assert_int_equal(zone_time(z, 21500701, 12, 0, 0) % 86400, 10 * 3600);
	assert_int_equal(zone_time(z, 21500101, 12, 0, 0) % 86400, 11 * 3600);
}

/* Every hour of a hundred and fifty years reads back as itself, or as the earlier of two that look the same. */
static void test_zone_round_trip(void **state)
{
	const struct zone *z = oslo();

	for (int64_t t = -2208988800; t < 4200000000; t += 3600 * 7 + 1) {
		int h, m, s;
		zone_clock(z, t, &h, &m, &s);
		int64_t back = zone_time(z, zone_date(z, t), h, m, s);
		if (back != t && back != t - 3600)
			fail_msg("%jd came back as %jd", (intmax_t)t, (intmax_t)back);
	}
}

static void *read_zone(void *arg)
{
	const struct zone *z = zone_open("America/New_York");
	for (int64_t t = 0; t < 5000000000; t += 4000037)
		*(int64_t *)arg += zone_date(z, t);
	return NULL;
}

static void test_threads(void **state)
{
	pthread_t thread[4];
	int64_t sum[4] = {0};

	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, read_zone, &sum[i]), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], NULL);
	for (int i = 1; i < 4; i++)
		assert_int_equal(sum[i], sum[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_make),
	    cmocka_unit_test(test_arithmetic),
	    cmocka_unit_test(test_every_day),
	    cmocka_unit_test(test_iso),
	    cmocka_unit_test(test_zone),
	    cmocka_unit_test(test_summer_time),
	    cmocka_unit_test(test_zone_round_trip),
	    cmocka_unit_test(test_threads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
