/* SQL of hjul check for wheels and rounds. */
#ifndef WHEEL_ROUND_CHECK_STORE_H
#define WHEEL_ROUND_CHECK_STORE_H

#include "db/db.h"

enum { ROUND_CHECK_WHEELS, ROUND_CHECK_ROUNDS, ROUND_CHECK_HISTORY, ROUND_CHECK_SEALED, ROUND_CHECK_QUERIES };
extern const struct query round_check_queries[ROUND_CHECK_QUERIES];

/* Closed rounds with an id above `after`, by id, to check their seals. */
#define SEALED(F, S)         \
	F(S, ID, id)         \
	F(S, LONG, snapshot) \
	F(S, TEXT, snapshot_hash)
STRUCT_OF(sealed, SEALED);
enum err sealed_store_list(struct ctx *, int64_t after, size_t max, struct list *ret);

#endif
