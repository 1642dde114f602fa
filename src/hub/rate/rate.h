/* Rates: what one unit of a currency was worth in the base's in a month. A line of sale without a rate stands apart, never added. Pure. */
#ifndef HUB_RATE_H
#define HUB_RATE_H

#include "base/record.h"

struct currency_rate {
	const char *currency; /* ISO 4217 */
	int32_t month;        /* yyyymm */
	int64_t rate;         /* 10^-6 of the base's currency */
};
extern const struct record currency_rate_record;

/* Lines of sale of one currency and month that have no rate. */
struct rate_lack {
	const char *currency;
	int32_t month;
	int64_t lines, amount; /* minor units of that currency */
};
extern const struct record rate_lack_record;

/* What reading a file of rates came to. */
struct rate_import {
	int64_t read, created, updated, unchanged, rejected;
};
extern const struct record rate_import_record;

enum { RATE_MONTH_FIRST = 190001, RATE_MONTH_LAST = 299912 };
/* Three capital letters. */
bool currency_valid(const char *);

#endif
