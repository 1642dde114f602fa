/* What steps seal of themselves when a round is closed (member .snapshot_parts of struct module), so that a further step
 * needs no change here. */
#ifndef WHEEL_SNAPSHOT_PARTS_OPS_H
#define WHEEL_SNAPSHOT_PARTS_OPS_H

#include "base/buf.h"
#include "db/db.h"

struct snapshot_part {
	const char *field; /* of struct snapshot: a LONG */
	/* Append what is known of the customer now, a line each. */
	enum err (*take)(struct ctx *, int64_t account, struct buf *out);
	/* Must the one who acts not see it yet? Then the fields named in `with` are hidden too. NULL = whoever may see the
	 * wheel sees it. */
	enum err (*hidden)(struct ctx *, int64_t account, bool *ret);
	const char *with; /* "attractiveness strength" */
};

/* Fill the fields of a struct snapshot by all that modules have handed in. */
enum err snapshot_parts_take(struct ctx *, int64_t account, void *snapshot);
/* Blank what the one who acts must not see yet. */
enum err snapshot_parts_hide(struct ctx *, int64_t account, void *snapshot);

#endif
