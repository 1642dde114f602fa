/* The customer page. */
#ifndef HUB_ACCOUNT_PAGE_OPS_H
#define HUB_ACCOUNT_PAGE_OPS_H

#include "db/db.h"
#include "hub/account/account_page.h"

/* Frame, sums, products and group in a fixed number of queries, with the chart drawn. */
enum err account_page_get(struct ctx *, int64_t account, struct account_page *ret);

#endif
