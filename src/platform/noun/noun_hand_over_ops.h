/* When a colleague leaves: a successor takes over the records of plain nouns that refer to the colleague. */
#ifndef PLATFORM_NOUN_HAND_OVER_OPS_H
#define PLATFORM_NOUN_HAND_OVER_OPS_H

#include "base/noun.h"
#include "platform/noun/leave.h"

/* At start: the hand-over of a plain noun's ref-th reference (noun_facts.refs). It lives as long as the program.
 * NULL when the reference is not to a colleague, or never changes. */
const struct hand_over *noun_hand_over_make(const struct noun_facts *, size_t ref);

#endif
