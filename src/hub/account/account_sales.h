/* A customer's sales of the last twelve months against the same months a year before: month by month, and by product.
 * Pure. */
#ifndef HUB_ACCOUNT_SALES_H
#define HUB_ACCOUNT_SALES_H

#include "hub/account/account_page.h"

/* A month beside the same month a year before. Before the first sale of all there is nothing to compare with: NONE. */
#define SALES_MONTH(F, S)                                   \
	F(S, MONTH, month, .release = RELEASE_CUSTOMER)     \
	F(S, MONEY, revenue, .release = RELEASE_CUSTOMER)   \
	F(S, MONEY, last_year, .release = RELEASE_CUSTOMER) \
	F(S, MONEY, change, .release = RELEASE_CUSTOMER)    \
	F(S, INT, trend, .release = RELEASE_CUSTOMER) /* of the change: 1 up, -1 down */
STRUCT_OF(sales_month, SALES_MONTH);

/* A product that the customer has bought in either year. */
#define SALES_PRODUCT(F, S)                                                                   \
	F(S, ID, id, .release = RELEASE_CUSTOMER)                                             \
	F(S, TEXT, number, .release = RELEASE_CUSTOMER)                                       \
	F(S, TEXT, name, .release = RELEASE_CUSTOMER)                                         \
	F(S, MONEY, revenue, .release = RELEASE_CUSTOMER)                                     \
	F(S, MONEY, last_year, .release = RELEASE_CUSTOMER)                                   \
	F(S, INT, line_count, .release = RELEASE_CUSTOMER)                                    \
	F(S, INT, lines_last_year, .release = RELEASE_CUSTOMER)                               \
	F(S, MONEY, change, .flags = F_COMPUTED, .release = RELEASE_CUSTOMER)                 \
	F(S, PERCENT, share, .flags = F_COMPUTED,                                             \
	  .release = RELEASE_CUSTOMER) /* facts_growth of it, by the customer's first sale */ \
	F(S, INT, trend, .flags = F_COMPUTED, .release = RELEASE_CUSTOMER)
STRUCT_OF(sales_product, SALES_PRODUCT);
extern const struct record sales_product_record;

#define ACCOUNT_SALES(F, S)                                                                             \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record)                         \
	F(S, MONTH, from, .release = RELEASE_CUSTOMER) /* the twelve months */                          \
	F(S, MONTH, to, .release = RELEASE_CUSTOMER)                                                    \
	F(S, MONTH, prev_from, .release = RELEASE_CUSTOMER) /* those a year before */                   \
	F(S, MONTH, prev_to, .release = RELEASE_CUSTOMER)                                               \
	F(S, MONEY, change, .release = RELEASE_CUSTOMER)                                                \
	F(S, INT, trend, .release = RELEASE_CUSTOMER)                                                   \
	F(S, LIST, months, .of = &sales_month_record)     /* twelve, oldest first */                    \
	F(S, LIST, products, .of = &sales_product_record) /* bought in both years, the largest first */ \
	F(S, LIST, gained, .of = &sales_product_record)   /* bought in the twelve months only */        \
	F(S, LIST, lost, .of = &sales_product_record)     /* bought in the year before only */          \
	F(S, BOOL, more,                                                                                \
	  .release = RELEASE_CUSTOMER) /* there are so many products that the smallest are not looked at */
STRUCT_OF(account_sales, ACCOUNT_SALES);
extern const struct record account_sales_record;

/* The twelve months that end with `to` beside those before. months: month_sum, newest first. */
void sales_months(struct ctx *, const struct list *months, int32_t to, struct list *ret);
/* Part products, the largest first, into those bought in both years and in one of them. */
void sales_part(struct ctx *, const struct list *all, struct account_sales *ret);

#endif
