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

/* clang-format off */
#define ACCOUNT(F, S) \
	F(S, ID, id, .flags = F_KEY | F_FIXED, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, number, .flags = F_NO_NAME | F_NULL | F_UNIQUE | F_SEARCHED | F_CALLED, .max = 40, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, name, .flags = F_FREE_TEXT | F_BY_HAND | F_REQUIRED | F_SEARCHED, .max = 200, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, short_name, .flags = F_FREE_TEXT | F_BY_HAND | F_NULL | F_SEARCHED | F_CALLED, .max = 60, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, sort_key, .flags = F_SECRET | F_NO_HISTORY, .max = 400) \
	F(S, TEXT, orgnr, .flags = F_NO_NAME | F_NULL | F_SEARCHED, .max = 20, .release = RELEASE_CUSTOMER) \
	F(S, ID, parent_id, .flags = F_NULL, .ref = "account") \
	F(S, TEXT, industry, .flags = F_FREE_TEXT | F_NULL, .max = 100, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, address, .flags = F_NULL | F_FREE_TEXT, .max = 200, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, postal_code, .flags = F_NO_NAME | F_NULL, .max = 20, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, city, .flags = F_FREE_TEXT | F_NULL | F_LISTED, .max = 100, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, country, .flags = F_FREE_TEXT | F_NULL, .max = 60, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, phone, .flags = F_FREE_TEXT | F_NULL, .max = 40, .release = RELEASE_CUSTOMER) \
	F(S, CHOICE, level, .flags = F_NOT_IN_FILES, .choices = &account_levels) \
	F(S, BOOL, restricted, .flags = F_NOT_IN_FILES) \
	F(S, ID, kam_id, .flags = F_NULL, .ref = "person", .release = RELEASE_CUSTOMER) \
	F(S, ID, deputy_id, .flags = F_NULL, .ref = "person") \
	F(S, ID, sponsor_id, .flags = F_NULL, .ref = "person") \
	F(S, LONG, story, .flags = F_NULL | F_FREE_TEXT | F_NOT_IN_FILES, .max = 1000) /* the demo's one sentence */ \
	F(S, TEXT, source, .flags = F_FREE_TEXT | F_NULL | F_NOT_IN_FILES, .max = 60) \
	F(S, ID, import_id, .flags = F_NULL | F_NO_HISTORY) \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY) \
	F(S, TIME, updated, .flags = F_NO_HISTORY) \
	F(S, INT, version, .flags = F_VERSION)
/* clang-format on */
NOUN_STRUCT(account, ACCOUNT);
extern const struct noun account_noun;

/* The sums of a customer's sales, one row per account; money is NONE where it is unknown. */
#define ACCOUNT_FACT(F, S)                                                                                           \
	F(S, ID, account_id, .flags = F_KEY, .release = RELEASE_CUSTOMER)                                            \
	F(S, MONEY, revenue, .release = RELEASE_CUSTOMER)                                                            \
	F(S, MONEY, revenue_12m, .release = RELEASE_CUSTOMER)                                                        \
	F(S, MONEY, revenue_prev, .release = RELEASE_CUSTOMER)                                                       \
	F(S, MONEY, change_12m, .release = RELEASE_CUSTOMER) /* revenue_12m − revenue_prev: what lists sort by */  \
	F(S, MONEY, contribution_12m, .flags = F_NULL)                                                               \
	F(S, INT, line_count, .release = RELEASE_CUSTOMER)                                                           \
	F(S, INT, unrated) /* how many of the lines are in a currency without a rate: they are in no sum of money */ \
	F(S, DATE, first_day, .flags = F_NULL, .release = RELEASE_CUSTOMER)                                          \
	F(S, DATE, last_day, .flags = F_NULL, .release = RELEASE_CUSTOMER)
STRUCT_OF(account_fact, ACCOUNT_FACT);
extern const struct record account_fact_record;

bool account_has_wheel(enum account_level);
/* How revenue has grown from the twelve months before to the twelve that end with `month`, as a share of the former. NAN
 * when those were not above zero, or were no whole year: the first sale, on `first_day`, came after their first month. */
double facts_growth(int64_t now, int64_t before, int32_t first_day, int32_t month);
/* Is it a Norwegian organisation number: nine digits, the last a modulus-11 check digit (Brønnøysund Register Centre)?
 * Spaces and points between them are allowed, and what is usual before and behind ("Org.nr.", NO, MVA). */
bool orgnr_valid(const char *s);
/* Is it a number of another country, by the two letters it begins with (a VAT number)? Such numbers are not checked. */
bool orgnr_foreign(const char *s);
/* May the customer have its organisation number: is it one of ours, a foreign one, or is the customer abroad? */
bool account_orgnr_fits(const struct account *);
/* The last whole month of sales (yyyymm), given the day of the newest sale: the month of that day when no weekday of it
 * is left, else the month before; 0 for 0. "The 12 months" are those that end with it. */
int32_t facts_month_of(int32_t newest_day);

#endif
