/* When a colleague leaves, another takes over what plain nouns say is his. */
#ifndef PLATFORM_NOUN_HAND_OVER_OPS_H
#define PLATFORM_NOUN_HAND_OVER_OPS_H

#include "base/noun.h"
#include "platform/noun/leave.h"

/* At start: of a reference of a plain noun; NULL when it is none to a colleague, or one that is never changed. As long as the
 * program. */
const struct hand_over *noun_hand_over_make(const struct noun_facts *, size_t ref);

#endif
