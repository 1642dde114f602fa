/* The customer list: its filter and order, its rows, the cursors of its pages. Pure. */
#ifndef HUB_ACCOUNT_LIST_H
#define HUB_ACCOUNT_LIST_H

#include "hub/account/account.h"

/* Each column rising, then falling: sort / 2 is the column, sort ^ 1 the other direction. */
enum account_sort {
	SORT_NAME,
	SORT_NAME_DOWN,
	SORT_NUMBER,
	SORT_NUMBER_DOWN,
	SORT_REVENUE,
	SORT_REVENUE_DOWN,
	SORT_12M,
	SORT_12M_DOWN,
	SORT_CHANGE,
	SORT_CHANGE_DOWN,
	SORT_MATCH, /* of a search: by the word that a customer was found by, as the search index has it */
	SORT_MATCH_DOWN,
	SORT_COUNT
};
extern const struct choices account_sorts; /* "name", "-name", "number" … */

/* Query string of the list and options of the command. */
#define ACCOUNT_FILTER(F, S)                                                                               \
	F(S, TEXT, q, .max = 100)                       /* beginnings of words of name, number, org.nr. */ \
	F(S, CHOICE, level, .choices = &account_levels) /* -1 = any */                                     \
	F(S, ID, kam)                                   /* person; 0 = any */                              \
	F(S, BOOL, mine)  /* only those where the one who acts is KAM, deputy, sponsor or on the team */   \
	F(S, BOOL, wheel) /* only those with a wheel */                                                    \
	F(S, TEXT, industry, .max = 100)                                                                   \
	F(S, TEXT, country, .max = 60)                                                                     \
	F(S, CHOICE, sort,                                                                                 \
	  .choices = &account_sorts)  /* enum account_sort; -1 = account_list_order, account_list_ops.h */ \
	F(S, TEXT, after, .max = 500) /* cursor of a row: show the page after it, or the one before it */  \
	F(S, TEXT, before, .max = 500)                                                                     \
	F(S, BOOL, count) /* count exactly, also beyond a thousand */                                      \
	F(S, BOOL, more)  /* show the panel with all filters */
STRUCT_OF(account_filter, ACCOUNT_FILTER);
extern const struct record account_filter_record;

/* Is anything filtered? */
bool account_filtered(const struct account_filter *);

#define ACCOUNT_ROW(F, S)                                                                                           \
	F(S, ID, id, .release = RELEASE_CUSTOMER)                                                                   \
	F(S, TEXT, number, .label = "account.number", .release = RELEASE_CUSTOMER)                                  \
	F(S, TEXT, name, .label = "account.name", .release = RELEASE_CUSTOMER)                                      \
	F(S, CHOICE, level, .label = "account.level", .choices = &account_levels)                                   \
	F(S, ID, kam_id)                                                                                            \
	F(S, TEXT, kam, .label = "account.kam")                                                                     \
	F(S, TEXT, orgnr, .label = "account.orgnr", .release = RELEASE_CUSTOMER)                                    \
	F(S, TEXT, industry, .label = "account.industry", .release = RELEASE_CUSTOMER)                              \
	F(S, TEXT, city, .label = "account.city", .release = RELEASE_CUSTOMER)                                      \
	F(S, TEXT, country, .label = "account.country", .release = RELEASE_CUSTOMER)                                \
	F(S, BOOL, restricted, .label = "account.restricted")                                                       \
	F(S, MONEY, revenue, .label = "accounts.revenue", .release = RELEASE_CUSTOMER)                              \
	F(S, MONEY, revenue_12m, .label = "accounts.revenue_12m", .release = RELEASE_CUSTOMER)                      \
	F(S, MONEY, revenue_prev, .label = "accounts.revenue_prev", .release = RELEASE_CUSTOMER)                    \
	F(S, MONEY, change_12m, .label = "accounts.change", .release = RELEASE_CUSTOMER)                            \
	F(S, INT, trend, .flags = F_COMPUTED,                                                                       \
	  .release = RELEASE_CUSTOMER) /* of the change in whole per cent: 1 up, -1 down, 0 flat or unknown */      \
	F(S, PERCENT, change, .label = "accounts.change_share", .flags = F_COMPUTED,                                \
	  .release = RELEASE_CUSTOMER) /* change_12m as a share of revenue_prev; NAN when that was no whole year */ \
	F(S, DATE, first_day, .flags = F_NULL | F_SECRET)                                                           \
	F(S, TEXT, sort_key, .flags = F_SECRET)                                                                     \
	F(S, TEXT, match, .flags = F_SECRET) /* the word that it was found by */                                    \
	F(S, ID, deputy_id, .flags = F_SECRET)                                                                      \
	F(S, ID, sponsor_id, .flags = F_SECRET)                                                                     \
	F(S, BOOL, team, .flags = F_SECRET) /* the one who acts may see its wheel and the opinions on it */         \
	F(S, URL, href, .release = RELEASE_CUSTOMER)                                                                \
	F(S, HTML, wheel)
STRUCT_OF(account_row, ACCOUNT_ROW);
extern const struct record account_row_record;

/* A value to choose in a filter. */
#define ACCOUNT_VALUE(F, S)                    \
	F(S, ID, id) /* of a person, else 0 */ \
	F(S, TEXT, value)                      \
	F(S, BOOL, chosen, .flags = F_COMPUTED)
STRUCT_OF(account_value, ACCOUNT_VALUE);
extern const struct record account_value_record;

/* The direction of a change when shown in whole per cent: 1 up, -1 down, 0 unchanged or NAN. */
int trend_of(double change);
/* Fill the members that are computed from others: change, trend, href. month: the last whole one of sales. */
void account_row_finish(struct ctx *, int32_t month, struct account_row *);

/* The filter's order; where it says none, by match when there are words, else by name. */
enum account_sort account_sort_of(const struct account_filter *);
/* The cursor of a row, which is its place in the order: "value~id". In the arena. */
char *account_cursor(struct ctx *, enum account_sort, const struct account_row *);
/* Read a cursor: its value comes in *ret_text when account_sort_is_text, else in *ret_value. False when it is no cursor
 * of this order. */
bool account_cursor_read(struct ctx *, enum account_sort, const char *cursor, const char **ret_text, int64_t *ret_value,
                         int64_t *ret_id);
static inline bool account_sort_is_text(enum account_sort s)
{
	return s < SORT_REVENUE || s >= SORT_MATCH;
}

#endif
