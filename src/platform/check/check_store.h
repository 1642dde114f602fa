/* SQL of checks. */
#ifndef PLATFORM_CHECK_STORE_H
#define PLATFORM_CHECK_STORE_H

#include "db/db.h"

/* Checks that the database answers with a number of faults, in order; NULL after the last. */
const char *check_store_name(size_t i);
enum err check_store_run(struct ctx *, size_t i, int64_t *ret_faults);

/* Closed rounds after that id, for their seals. */
struct sealed {
	int64_t id;
	const char *snapshot, *snapshot_hash;
};
enum err sealed_store_list(struct ctx *, int64_t after, size_t max, struct list *ret);

extern const struct query_set check_queries;

#endif
