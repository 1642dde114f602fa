/* SQL of the customer page. */
#ifndef HUB_ACCOUNT_PAGE_STORE_H
#define HUB_ACCOUNT_PAGE_STORE_H

#include "db/db.h"
#include "hub/account/account_page.h"

extern const struct query_set account_page_queries;

enum err page_months(struct ctx *, int64_t account, struct list *ret);   /* newest first, at most 120 */
enum err page_products(struct ctx *, int64_t account, struct list *ret); /* the ten largest */
/* group_node of those of the group that the one who acts may know of: those above with their depth, from the parent upwards, at most 20
 * until the top or one that may not be known of; then the children with depth 0, by revenue, at most 201. */
enum err page_group(struct ctx *, int64_t account, struct list *ret);

#endif
