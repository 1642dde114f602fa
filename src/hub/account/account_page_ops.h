/* The customer page. */
#ifndef HUB_ACCOUNT_PAGE_OPS_H
#define HUB_ACCOUNT_PAGE_OPS_H

#include "db/db.h"
#include "hub/account/account_page.h"

/* The frame, the sums, products, the group and the chart, in a fixed number of queries. */
enum err account_page_get(struct ctx *, int64_t account, struct account_page *ret);
/* Other customers with its organisation number, at most five that the one who acts may know of. */
enum err account_same_orgnr(struct ctx *, const struct account *, struct list *ret);

#endif
