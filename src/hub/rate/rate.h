/* Exchange rate: what one unit of a currency was worth, in the base's currency, in one month. A line of sale without a
 * rate is in no sum. Pure. */
#ifndef HUB_RATE_H
#define HUB_RATE_H

#include "base/noun.h"

/* currency: ISO 4217; rate: 10^-6 of the base's currency. */
#define CURRENCY_RATE(F, S)                                                                    \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                 \
	F(S, TEXT, currency, .flags = F_NO_NAME | F_REQUIRED | F_NATURAL | F_LISTED, .max = 3) \
	F(S, MONTH, month, .flags = F_REQUIRED | F_NATURAL | F_LISTED)                         \
	F(S, QTY, rate, .flags = F_REQUIRED | F_LISTED, .min = 1, .max = 1000000000000)        \
	F(S, ID, import_id, .flags = F_NULL | F_NO_HISTORY)                                    \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                   \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(currency_rate, CURRENCY_RATE);
extern const struct noun currency_rate_noun;

/* The lines of sale of one currency and month that has no rate. */
#define RATE_LACK(F, S)                                         \
	F(S, TEXT, currency, .label = "currency_rate.currency") \
	F(S, MONTH, month, .label = "currency_rate.month")      \
	F(S, INT, lines, .label = "rate.lines")                 \
	F(S, MONEY, amount, .label = "rate.amount") /* minor units of that currency */
STRUCT_OF(rate_lack, RATE_LACK);
extern const struct record rate_lack_record;

#endif
