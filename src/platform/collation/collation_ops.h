/* People's order: names are sorted by keys that ICU makes (kept in sort_key columns, so that both databases sort alike). Another
 * version of ICU makes other keys, and keys of two versions do not sort together. */
#ifndef PLATFORM_ORDER_OPS_H
#define PLATFORM_ORDER_OPS_H

#include "db/db.h"

/* Make every key anew unless the base's were made with the ICU at hand. In short transactions of its own, each of which may be
 * repeated; names that are changed meanwhile keep their new key. Search words need none of this: folding is stable by Unicode's
 * policy. */
enum err collation_settle(struct ctx *);

#endif
