/* SQL of the customer page. */
#ifndef HUB_ACCOUNT_PAGE_STORE_H
#define HUB_ACCOUNT_PAGE_STORE_H

#include "db/db.h"
#include "hub/account/account_page.h"

extern const struct query_set account_page_queries;

enum err page_months(struct ctx *, int64_t account, struct list *ret);   /* newest first, at most 120 */
enum err page_products(struct ctx *, int64_t account, struct list *ret); /* the ten largest */
/* The customers of its group, as group_node. First those above it, from the parent (depth 1) upwards, at most 20,
 * ending before one that the one who acts may not know of; then its children (depth 0) that he may know of, by revenue,
 * at most 201. */
enum err page_group(struct ctx *, int64_t account, struct list *ret);

#endif
