/* SQL of the customer page. */
#ifndef HUB_ACCOUNT_PAGE_STORE_H
#define HUB_ACCOUNT_PAGE_STORE_H

#include "db/db.h"
#include "hub/account/account_page.h"

extern const struct query_set account_page_queries;

enum err page_months(struct ctx *, int64_t account, struct list *ret);   /* newest first, at most 120 */
enum err page_products(struct ctx *, int64_t account, struct list *ret); /* the ten largest */
/* Of the group, those the one who acts may know of. One that stands above, `depth` steps up: E_NOT_FOUND without reason. */
enum err page_above(struct ctx *, int64_t account, int64_t depth, struct group_node *ret);
/* Children by revenue, at most 200. */
enum err page_below(struct ctx *, int64_t account, struct list *ret);

#endif
