/* SQL of requests for access, and of the rows of account_access that are granted for a time. */
#ifndef HUB_ACCESS_ASK_STORE_H
#define HUB_ACCESS_ASK_STORE_H

#include "db/db.h"
#include "hub/access/ask.h"

extern const struct query_set ask_queries;

enum err ask_store_get(struct ctx *, int64_t id, struct access_request *ret);
/* The person's open request; E_NOT_FOUND when there is none. */
enum err ask_store_open(struct ctx *, int64_t account, int64_t person, struct access_request *ret);
enum err ask_store_add(struct ctx *, const struct access_request *);
enum err ask_store_put(struct ctx *, const struct access_request *);
/* Open requests for customers whose KAM or deputy the one who acts is, or (`all`) for every customer; oldest first. */
enum err ask_store_waiting(struct ctx *, bool all, size_t max, struct list *ret);

enum err member_store_grant(struct ctx *, int64_t account, int64_t person, int32_t today, int32_t until);
/* *ret_count: rows removed, 0 when there was no such access. */
enum err member_store_end(struct ctx *, int64_t account, int64_t person, int64_t *ret_count);
/* Give the access of the latest granted request again, unless its last day is past or the person has such access now.
 * *ret_count: rows added, 0 or 1. */
enum err member_store_restore(struct ctx *, int64_t account, int64_t person, int32_t today, int64_t *ret_count);
/* All access that the person was granted for a time: account_access, at most 200. */
enum err member_store_granted(struct ctx *, int64_t person, struct list *ret);
/* access_member of those with access on the day; whoever has it in several ways is listed once, by the closest: core,
 * support, granted. */
enum err member_store_list(struct ctx *, int64_t account, int32_t today, struct list *ret);

#endif
