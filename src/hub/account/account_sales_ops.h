/* Reading a customer's sales against the year before. */
#ifndef HUB_ACCOUNT_SALES_OPS_H
#define HUB_ACCOUNT_SALES_OPS_H

#include "db/db.h"
#include "hub/account/account_sales.h"

/* Everything of account_sales. E_NOT_FOUND as customer_frame_get. */
enum err account_sales_get(struct ctx *, int64_t account, struct account_sales *ret);

#endif
