/* What the customer page shows inside the customer frame: sales by month and year, products, the group. Pure. */
#ifndef HUB_ACCOUNT_PAGE_H
#define HUB_ACCOUNT_PAGE_H

#include "hub/customer/customer_frame.h"

#define MONTH_SUM(F, S)                                                                                  \
	F(S, MONTH, month, .release = RELEASE_CUSTOMER)                                                  \
	F(S, MONEY, revenue, .release = RELEASE_CUSTOMER)                                                \
	F(S, MONEY, credited, .release = RELEASE_CUSTOMER) /* what credits have deducted from revenue */ \
	F(S, MONEY, contribution)                                                                        \
	F(S, INT, line_count, .release = RELEASE_CUSTOMER)
STRUCT_OF(month_sum, MONTH_SUM);
extern const struct record month_sum_record;

/* A year of the table beside the chart; a month without sales has revenue NONE. */
#define YEAR_SUM(F, S)                                                                                                 \
	F(S, INT, year, .release = RELEASE_CUSTOMER)                                                                   \
	F(S, MONEY, revenue, .release = RELEASE_CUSTOMER)                                                              \
	F(S, MONEY, credited, .release = RELEASE_CUSTOMER)                                                             \
	F(S, MONEY, contribution)                                                                                      \
	F(S, PERCENT, change, .release = RELEASE_CUSTOMER) /* from the year before; NAN unless both are whole years */ \
	F(S, INT, trend, .release = RELEASE_CUSTOMER)                                                                  \
	F(S, LIST, months, .of = &month_sum_record) /* twelve */
STRUCT_OF(year_sum, YEAR_SUM);

#define PRODUCT_SUM(F, S)                                  \
	F(S, ID, id, .release = RELEASE_CUSTOMER)          \
	F(S, TEXT, number, .release = RELEASE_CUSTOMER)    \
	F(S, TEXT, name, .release = RELEASE_CUSTOMER)      \
	F(S, MONEY, revenue, .release = RELEASE_CUSTOMER)  \
	F(S, QTY, quantity, .release = RELEASE_CUSTOMER)   \
	F(S, INT, line_count, .release = RELEASE_CUSTOMER) \
	F(S, DATE, last_day, .release = RELEASE_CUSTOMER)  \
	F(S, PERCENT, share, .flags = F_COMPUTED, .release = RELEASE_CUSTOMER) /* of all this customer has bought */
STRUCT_OF(product_sum, PRODUCT_SUM);
extern const struct record product_sum_record;

/* A customer of the same group. */
#define GROUP_NODE(F, S)                                 \
	F(S, ID, id)                                     \
	F(S, ID, parent_id)                              \
	F(S, TEXT, number)                               \
	F(S, TEXT, name)                                 \
	F(S, CHOICE, level, .choices = &account_levels)  \
	F(S, MONEY, revenue_12m)                         \
	F(S, INT, depth)   /* steps from the customer */ \
	F(S, BOOL, deeper) /* below a child of it */     \
	F(S, URL, href)
STRUCT_OF(group_node, GROUP_NODE);
extern const struct record group_node_record;

/* Another customer with the same organisation number: perhaps the same company, added twice. */
#define SAME_ORGNR(F, S)   \
	F(S, ID, id)       \
	F(S, TEXT, number) \
	F(S, TEXT, name)   \
	F(S, URL, href)
STRUCT_OF(same_orgnr, SAME_ORGNR);
extern const struct record same_orgnr_record;

#define MONTH_NAME(F, S) F(S, TEXT, name, .release = RELEASE_CUSTOMER)
STRUCT_OF(month_name, MONTH_NAME);

#define ACCOUNT_PAGE(F, S)                                                                                            \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record)                                       \
	F(S, HTML, lede)                                                                                              \
	F(S, LIST, months, .of = &month_sum_record)      /* newest first, at most 120 */                              \
	F(S, LIST, years, .of = &year_sum_record)        /* newest first */                                           \
	F(S, LIST, products, .of = &product_sum_record)  /* at most ten, by revenue */                                \
	F(S, LIST, above, .of = &group_node_record)      /* from the parent upwards */                                \
	F(S, LIST, below, .of = &group_node_record)      /* all below it */                                           \
	F(S, LIST, same_orgnr, .of = &same_orgnr_record) /* at most five */                                           \
	F(S, TEXT, followed) /* the customer above on whose wheel this one is followed up */                          \
	F(S, URL, followed_href)                                                                                      \
	F(S, MONTH, from, .release = RELEASE_CUSTOMER) /* the twelve months */                                        \
	F(S, MONTH, to, .release = RELEASE_CUSTOMER)                                                                  \
	F(S, MONTH, prev_from, .release = RELEASE_CUSTOMER) /* those a year before */                                 \
	F(S, MONTH, prev_to, .release = RELEASE_CUSTOMER)                                                             \
	F(S, MONEY, our_revenue_12m)                                                                                  \
	F(S, MONEY, credited_12m, .release = RELEASE_CUSTOMER) /* NONE without credits */                             \
	F(S, BOOL, credits, .release = RELEASE_CUSTOMER)       /* some year has credits */                            \
	F(S, LIST, lacks, .of = &rate_lack_record)             /* its sales that are in no sum, for want of a rate */ \
	F(S, BOOL, may_rates)                                                                                         \
	F(S, LIST, months_of_year, .of = &month_name_record) /* for the table's head */                               \
	F(S, HTML, chart, .release = RELEASE_CUSTOMER)
STRUCT_OF(account_page, ACCOUNT_PAGE);
extern const struct record account_page_record;

/* Those below a customer, given level by level (depth −1, −2 …), with each behind the one above it: depth 1 = a child. */
void group_tree(struct ctx *, int64_t top, const struct list *levels, struct list *ret);

/* Years made of months, both newest first; each year has twelve months. `to`: the last whole month. */
void years_make(struct ctx *, const struct list *months, int32_t to, struct list *ret);
/* The `count` months that end with `last`, oldest first. One without sales is 0, but NONE before the first sale of
 * all. */
void months_row(const struct list *months, int32_t last, size_t count, struct month_sum *ret);

#endif
