/* A customer's sales of the last twelve months against the same months a year before: month by month, and by product.
 * Pure. */
#ifndef HUB_ACCOUNT_SALES_H
#define HUB_ACCOUNT_SALES_H

#include "hub/account/account_page.h"

/* A month beside the same month a year before. Before the first sale of all there is nothing to compare with: NONE. */
#define SALES_MONTH(F, S)      \
	F(S, MONTH, month)     \
	F(S, MONEY, revenue)   \
	F(S, MONEY, last_year) \
	F(S, MONEY, change)    \
	F(S, INT, trend) /* of the change: 1 up, -1 down */
STRUCT_OF(sales_month, SALES_MONTH);

/* A product that the customer has bought in either year. */
#define SALES_PRODUCT(F, S)                                                                           \
	F(S, ID, id)                                                                                  \
	F(S, TEXT, number)                                                                            \
	F(S, TEXT, name)                                                                              \
	F(S, MONEY, revenue)                                                                          \
	F(S, MONEY, last_year)                                                                        \
	F(S, INT, line_count)                                                                         \
	F(S, INT, lines_last_year)                                                                    \
	F(S, MONEY, change, .flags = F_COMPUTED)                                                      \
	F(S, PERCENT, share,                                                                          \
	  .flags = F_COMPUTED) /* the change as a share of last year; NAN when that is not above 0 */ \
	F(S, INT, trend, .flags = F_COMPUTED)
STRUCT_OF(sales_product, SALES_PRODUCT);
extern const struct record sales_product_record;

#define ACCOUNT_SALES(F, S)                                                                             \
	F(S, RECORD(struct customer_frame), room, .of = &customer_frame_record)                         \
	F(S, MONTH, from) /* the twelve months */                                                       \
	F(S, MONTH, to)                                                                                 \
	F(S, MONTH, prev_from) /* those a year before */                                                \
	F(S, MONTH, prev_to)                                                                            \
	F(S, MONEY, change)                                                                             \
	F(S, INT, trend)                                                                                \
	F(S, LIST, months, .of = &sales_month_record)     /* twelve, oldest first */                    \
	F(S, LIST, products, .of = &sales_product_record) /* bought in both years, the largest first */ \
	F(S, LIST, gained, .of = &sales_product_record)   /* bought in the twelve months only */        \
	F(S, LIST, lost, .of = &sales_product_record)     /* bought in the year before only */          \
	F(S, BOOL, more) /* there are so many products that the smallest are not looked at */
STRUCT_OF(account_sales, ACCOUNT_SALES);
extern const struct record account_sales_record;

/* The twelve months that end with `to` beside those before. months: month_sum, newest first. */
void sales_months(struct ctx *, const struct list *months, int32_t to, struct list *ret);
/* Part products, the largest first, into those bought in both years and in one of them. */
void sales_part(struct ctx *, const struct list *all, struct account_sales *ret);

#endif
