#ifndef HUB_ACCESS_ASK_STORE_H
#define HUB_ACCESS_ASK_STORE_H

#include "db/db.h"
#include "hub/access/ask.h"

extern const struct query_set ask_queries;

enum err ask_store_get(struct ctx *, int64_t id, struct access_request *ret);
enum err ask_store_open(struct ctx *, int64_t account, int64_t person, struct access_request *ret);
enum err ask_store_add(struct ctx *, const struct access_request *);
enum err ask_store_put(struct ctx *, const struct access_request *);
/* Open ones of customers whose KAM or deputy I am, or of all (`all`), oldest first. */
enum err ask_store_waiting(struct ctx *, bool all, size_t max, struct list *ret);

enum err member_store_grant(struct ctx *, int64_t account, int64_t person, int32_t today, int32_t until);
enum err member_store_end(struct ctx *, int64_t account, int64_t person, int64_t *ret_count);
/* The latest access that was granted and has days left, as if it had not been ended; none when the person has another. */
enum err member_store_restore(struct ctx *, int64_t account, int64_t person, int32_t today, int64_t *ret_count);
/* account_access for a time, at most 200. */
enum err member_store_granted(struct ctx *, int64_t person, struct list *ret);
enum err member_store_list(struct ctx *, int64_t account, int32_t today, struct list *ret);

#endif
