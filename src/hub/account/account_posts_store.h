/* SQL of who is KAM, deputy or sponsor of which customers. */
#ifndef HUB_ACCOUNT_POSTS_STORE_H
#define HUB_ACCOUNT_POSTS_STORE_H

#include "db/db.h"

extern const struct query_set account_posts_queries;

struct post_row {
	int64_t id;
};
/* The customers whose KAM, deputy or sponsor the person is: post_row by id, at most 200. */
enum err posts_store_list(struct ctx *, int64_t person, struct list *ret);
/* How many customers that the one who acts may know of have the person as KAM, deputy, sponsor or on their team. */
enum err posts_store_known(struct ctx *, int64_t person, int64_t *ret);

#endif
