#include "hub/rate/rate.h"

#include "platform/access/rights.h"

#include <stddef.h>

enum { MONTH_FIRST = 190001, MONTH_LAST = 299912 };

NOUN_RECORD(currency_rate, CURRENCY_RATE);

const struct record rate_lack_record = RECORD_OF("rate_lack", rate_lack, RATE_LACK);

static bool three_letters(const char *s)
{
	for (int i = 0; i < 3; i++)
		if (s[i] < 'A' || s[i] > 'Z')
			return false;
	return s[3] == '\0';
}

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct currency_rate *r = after;
	enum err e = OK;
	if (r->currency && !three_letters(r->currency))
		e = fail_field(cx, "currency", "rate.bad_currency");
	if (r->month && (r->month < MONTH_FIRST || r->month > MONTH_LAST))
		e = fail_field(cx, "month", "form.not_a_month");
	return e;
}

const struct noun currency_rate_noun = {
    .record = &currency_rate_record,
    .segment = "rates",
    .title = "currency",
    .order = "currency, month DESC",
    .see = DATA_SETTINGS,
    .edit = DATA_SETTINGS,
    .check = check,
    .flags = NOUN_PLAIN,
};
