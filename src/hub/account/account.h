/* Account (kunde): the noun and its rules. Pure. */
#ifndef HUB_ACCOUNT_H
#define HUB_ACCOUNT_H

#include "base/noun.h"

enum account_level {
	LEVEL_ORDINARY,
	LEVEL_DEVELOPMENT,
	LEVEL_LIGHT,
	LEVEL_KEY
};                                          /* ordinær, utvikling, KAM light, Full KAM */
extern const struct choices account_levels; /* "ordinary", "development", "light", "key" */

struct account {
	int64_t id;
	const char *number, *name, *short_name, *sort_key, *orgnr;
	int64_t parent_id;
	const char *industry, *address, *city, *postal_code, *country, *phone;
	int32_t level;
	bool restricted;
	int64_t kam_id, deputy_id, sponsor_id;
	const char *story; /* the demo's one sentence */
	const char *source;
	int64_t import_id, created, updated, version;
};
extern const struct record account_record;
extern const struct noun account_noun;

/* The sums of its sales, one row per account; money NONE where unknown. */
struct account_fact {
	int64_t account_id;
	int64_t revenue, revenue_12m, revenue_prev;
	int64_t change_12m; /* revenue_12m − revenue_prev: what lists sort by */
	int64_t contribution_12m, line_count;
	int64_t unrated; /* of the lines, those in a currency without a rate: counted, never added */
	int32_t first_day, last_day;
};
extern const struct record account_fact_record;

bool account_has_wheel(enum account_level);
/* Norwegian organisation number: nine digits, modulus-11 check digit (Brønnøysund Register Centre); spaces are allowed in `s`. */
bool orgnr_valid(const char *s);
/* What follows from the fields: sort key, spaces out of a Norwegian org.nr. For every new or changed account. */
void account_normalise(struct ctx *, struct account *);
/* Field faults and E_INVALID: no name, an org.nr. that cannot be one, itself as parent. */
enum err account_check(struct ctx *, const struct account *);
/* Last whole month of sales (yyyymm) when the newest sale is of that day: its own month when no weekday of it is left,
 * else the month before; 0 for 0. The 12 months end with it. */
int32_t facts_month_of(int32_t newest_day);

#endif
