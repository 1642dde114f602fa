/* Dates as files and people write them, days and instants of any size. */
#include "fuzz.h"

#include "base/csv.h"
#include "base/date.h"

static void check_text(const char *s)
{
	int32_t date = 0;
	char out[11];
	if (date_parse_iso(s, &date)) {
		date_format_iso(out, date);
		assert(strcmp(out, s) == 0);
	}
	for (enum date_order order = DATE_ISO; order <= DATE_UNKNOWN; order++)
		assert(!csv_date(s, order, &date) || date_valid(date));
}

static void check_day(int32_t date, int32_t by)
{
	if (!date_valid(date))
		return;
	int32_t later = date_add_days(date, by % 4000000), month = date_add_months(date, by);
	assert(later == 0 || (date_valid(later) && date_days_between(date, later) == by % 4000000));
	assert(month == 0 || date_valid(month));
}

static void check_instant(int64_t t)
{
	const int64_t span = 300000000000; /* about 0001–9999 and beyond */
	int h, m, s;
	t %= span;
	int32_t date = zone_date(zone_default(), t);
	zone_clock(zone_default(), t, &h, &m, &s);
	assert(date_valid(date) && h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 60);
	if (date < 20000 || date > 99980000)
		return;
	/* The same, or the earlier of two instants that look alike. */
	int64_t back = zone_time(zone_default(), date, h, m, s);
	assert(back <= t && t - back <= 7200);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = fuzz_text(data, size);
	int64_t t;
	int32_t day[2];
	check_text(s);
	free(s);
	if (size >= sizeof(day)) {
		memcpy(day, data, sizeof(day));
		check_day(day[0], day[1]);
		memcpy(&t, data, sizeof(t));
		check_instant(t);
	}
	return 0;
}
