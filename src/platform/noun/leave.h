/* What a person holds and another takes over when he leaves. Pure. */
#ifndef PLATFORM_NOUN_LEAVE_H
#define PLATFORM_NOUN_LEAVE_H

#include "base/ctx.h"

/* One kind of thing that people hold (posts at customers, places on teams …); handed in by its module. */
struct hand_over {
	const char *name;
	/* Does he hold anything for which there must be a successor? Only of what the one who acts may know of: the answer must not
	 * tell of more. NULL: nobody need take it over. */
	enum err (*held)(struct ctx *, const struct hand_over *, int64_t person, bool *ret);
	/* Hand all of it over, with history: to `successor`, 0 = to nobody. A customer that the one who acts may not know of is never
	 * the successor's (person_leave says why). In a write transaction. */
	enum err (*move)(struct ctx *, const struct hand_over *, int64_t person, int64_t successor);
	const void *of; /* what `held` and `move` need to know; the module's own */
};

#endif
