/* People's order: names are sorted by keys that ICU makes (kept in sort_key columns, so that both databases sort alike). Another
 * version of ICU makes other keys, and keys of two versions do not sort together. */
#ifndef PLATFORM_COLLATION_OPS_H
#define PLATFORM_COLLATION_OPS_H

#include "db/db.h"
#include "platform/job/job.h"

/* A base was opened: make every key anew unless its keys were made with the ICU at hand; of more names than take a moment the job does
 * it. In short transactions; names that are changed meanwhile keep their new key. Search words need none of this: folding is stable by
 * Unicode's policy. */
enum err collation_settle(struct ctx *);
/* Stage: the table; position: the last id whose key is made. It has something to do when the base was opened with keys of another ICU:
 * of two servers with different ones each does it once, and not in turns for ever. */
extern const struct job_kind collation_job;

#endif
