#include "hub/account/account.h"

#include "base/date.h"
#include "platform/access/rights.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

static const char *const level_names[] = {"ordinary", "development", "light", "key", NULL};
const struct choices account_levels = {.prefix = "level", .names = level_names};

NOUN_RECORD(account, ACCOUNT);
const struct record account_fact_record = RECORD_OF("account_fact", account_fact, ACCOUNT_FACT);

bool account_has_wheel(enum account_level level)
{
	return level != LEVEL_ORDINARY;
}

/* The bytes of the space that `s` begins with, also a no-break one; 0 when it begins with anything else. */
static size_t space_bytes(const char *s)
{
	if (*s == ' ')
		return 1;
	if (!strncmp(s, "\u00a0", 2))
		return 2;
	return strncmp(s, "\u202f", 3) ? 0 : 3;
}

static const char *skip_spaces(const char *s)
{
	size_t n;
	while ((n = space_bytes(s)) != 0)
		s += n;
	return s;
}

/* What people write before it: "Org.nr.", "Organisasjonsnummer:", "NO". */
static const char *skip_label(const char *s)
{
	static const char *const labels[] = {
	    "organisasjonsnummer", "organisasjonsnr", "org.nummer", "orgnummer", "org.nr", "org nr", "orgnr", "NO"};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		size_t n = strlen(labels[i]);
		if (strncasecmp(s, labels[i], n) == 0) {
			s += n;
			s += strspn(s, ".:");
			s = skip_spaces(s);
		}
	}
	return s;
}

/* The nine digits of `s` into `out`, without what a VAT number, a person or a spreadsheet (929547306.0) has around and between
 * them. */
static bool orgnr_digits(const char *s, char out[10])
{
	size_t n = 0;
	s = skip_label(skip_spaces(s ? s : ""));
	for (; *s >= '0' && *s <= '9' && n < 9; s = skip_spaces(s)) {
		out[n++] = *s++;
		if (*s == '.' && n < 9)
			s++;
	}
	out[n] = 0;
	if (n == 9 && (*s == '.' || *s == ',') && s[1] == '0')
		s += 1 + strspn(s + 1, "0");
	if (!strncasecmp(s, "MVA", 3))
		s = skip_spaces(s + 3);
	return n == 9 && !*s;
}

bool orgnr_foreign(const char *s)
{
	static const char countries[] =
	    "AT BE BG CH CY CZ DE DK EE EL ES FI FO FR GB GR HR HU IE IS IT LI LT LU LV MT NL PL PT "
	    "RO SE SI SK UA US XI ";
	size_t digits = 0;
	if (!s || !isalpha((unsigned char)s[0]) || !isalpha((unsigned char)s[1]))
		return false;
	const char code[] = {(char)toupper((unsigned char)s[0]), (char)toupper((unsigned char)s[1]), ' ', 0};
	for (const char *p = s + 2; *p; p++) {
		digits += isdigit((unsigned char)*p) != 0;
		if (!isalnum((unsigned char)*p) && !strchr(" .-", *p))
			return false;
	}
	const char *at = strstr(countries, code);
	return digits >= 5 && at && (at - countries) % 3 == 0;
}

bool orgnr_valid(const char *s)
{
	static const int weight[] = {3, 2, 7, 6, 5, 4, 3, 2};
	char digits[10];
	if (!orgnr_digits(s, digits))
		return false;
	int sum = 0;
	for (int i = 0; i < 8; i++)
		sum += weight[i] * (digits[i] - '0');
	int check = (11 - sum % 11) % 11;
	return check < 10 && check == digits[8] - '0'; /* a remainder of 10 is never given out */
}

/* Is this the way a file or a person writes our own country (NULL, "", "NO", "Norge", "Norway")? Then org.nr. is checked. */
static bool country_is_norway(const char *s)
{
	static const char *const names[] = {"", "NO", "NOR", "Norge", "Noreg", "Norway"};
	if (!s)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(s, names[i]))
			return true;
	return false;
}

bool account_orgnr_fits(const struct account *a)
{
	return !a->orgnr || !*a->orgnr || !country_is_norway(a->country) || orgnr_valid(a->orgnr) ||
	       orgnr_foreign(a->orgnr);
}

/* A Norwegian org.nr. is kept as its nine digits. */
static void prepare(struct ctx *cx, void *obj)
{
	struct account *a = obj;
	char digits[10];
	if (a->orgnr && country_is_norway(a->country) && orgnr_digits(a->orgnr, digits))
		a->orgnr = arena_strdup(cx->arena, digits);
}

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct account *a = after;
	if (!account_orgnr_fits(a))
		return fail_field(cx, "orgnr", "account.orgnr.wrong", a->orgnr);
	return OK;
}

/* Customers with a wheel and one's own come first, then the larger (facts_store.c). */
static const struct noun_ranks ranks = {
    .group = "account_group", .weight = "account_weight", .foremost = "foremost_accounts", .own = "own_accounts"};

const struct noun account_noun = {
    .record = &account_record,
    .segment = "accounts",
    .visible = "visible",
    .ranks = &ranks,
    .order = "sort_key",
    .position = 10,
    .see = DATA_CRM_FACTS,
    .edit = DATA_CRM_EDIT,
    .prepare = prepare,
    .check = check,
    .flags = NOUN_IS_ROOT | NOUN_PLAIN | NOUN_NEVER_REMOVED,
};

double facts_growth(int64_t now, int64_t before, int32_t first_day, int32_t month)
{
	if (before <= 0 || !month || !first_day || date_month(first_day) > month_add(month, -23))
		return NAN;
	return ((double)now - (double)before) / (double)before;
}

int32_t facts_month_of(int32_t newest_day)
{
	if (!newest_day)
		return 0;
	int32_t month = date_month(newest_day);
	int32_t last = month_last_day(month);
	while (date_weekday(last) > 5)
		last = date_add_days(last, -1);
	return newest_day >= last ? month : month_add(month, -1);
}
