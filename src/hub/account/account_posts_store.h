/* Who is KAM, deputy or sponsor of which customers. */
#ifndef HUB_ACCOUNT_POSTS_STORE_H
#define HUB_ACCOUNT_POSTS_STORE_H

#include "db/db.h"

extern const struct query_set account_posts_queries;

struct post_row {
	int64_t id;
};
/* Customers whose KAM, deputy or sponsor a person is: post_row by id, at most 200. */
enum err posts_store_list(struct ctx *, int64_t person, struct list *ret);
/* How many customers he is KAM, deputy or sponsor of, or has a place on the team of; of those the one who acts may know of. */
enum err posts_store_known(struct ctx *, int64_t person, int64_t *ret);

#endif
