/* The customer page. */
#ifndef HUB_ACCOUNT_PAGE_OPS_H
#define HUB_ACCOUNT_PAGE_OPS_H

#include "db/db.h"
#include "hub/account/account_page.h"

/* The frame, the sums, products, the group and the chart, in a fixed number of queries. */
enum err account_page_get(struct ctx *, int64_t account, struct account_page *ret);

#endif
