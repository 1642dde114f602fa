/* When a colleague leaves: what the colleague holds, and a successor takes over. Pure. */
#ifndef PLATFORM_NOUN_LEAVE_H
#define PLATFORM_NOUN_LEAVE_H

#include "base/ctx.h"

/* One kind of thing that people hold (posts at customers, places on teams …); handed in by its module. */
struct hand_over {
	const char *name;
	/* Does the person hold anything that needs a successor? Things that the user may not know of do not count,
	 * so that the answer does not give them away. NULL = nothing of this kind needs one. */
	enum err (*held)(struct ctx *, const struct hand_over *, int64_t person, bool *ret);
	/* Hand all of it over to `successor` (0 = to nobody), with history. A customer that the user may not know of
	 * never goes to the successor; person_leave says why. In a write transaction. */
	enum err (*move)(struct ctx *, const struct hand_over *, int64_t person, int64_t successor);
	const void *of; /* for `held` and `move` to use */
};

#endif
