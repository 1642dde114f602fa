/* SQL of the frame of pages about a customer. */
#ifndef HUB_CUSTOMER_FRAME_STORE_H
#define HUB_CUSTOMER_FRAME_STORE_H

#include "db/db.h"
#include "hub/account/group.h"

extern const struct query_set customer_frame_queries;

/* What every page about a customer begins with. */
#define CUSTOMER_HEAD(F, S)                                                                      \
	F(S, RECORD(struct account), account, .of = &account_record)                             \
	F(S, RECORD(struct account_fact), fact, .of = &account_fact_record)                      \
	F(S, TEXT, kam) /* a name, as the next two */                                            \
	F(S, TEXT, deputy)                                                                       \
	F(S, TEXT, sponsor)                                                                      \
	F(S, TEXT, parent)        /* name of the parent, when the one who acts may know of it */ \
	F(S, ID, known_parent_id) /* its id; 0 when he may not */                                \
	/* 12-month revenue of all customers that he may not know of; NONE = there are none */   \
	F(S, MONEY, hidden, .flags = F_NULL)                                                     \
	F(S, RECORD(struct group_sum), tree, .of = &group_sum_record) /* it and all below it */
STRUCT_OF(customer_head, CUSTOMER_HEAD);
enum err customer_head_get(struct ctx *, int64_t account, struct customer_head *ret); /* E_NOT_FOUND without reason */

#endif
