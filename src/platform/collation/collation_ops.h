/* People's order: names are sorted by keys that ICU makes, stored in sort_key columns so that both databases sort
 * alike. Keys made by two versions of ICU cannot be compared, so a new version means that every key is made again. */
#ifndef PLATFORM_COLLATION_OPS_H
#define PLATFORM_COLLATION_OPS_H

#include "db/db.h"
#include "platform/job/job.h"

/* Called when a base was opened. When its keys were made by another version of ICU than this program's, make them
 * again: at once when there are few names, else by the job below. In short transactions; a name that is changed
 * meanwhile keeps its new key. Search words need none of this, since Unicode promises that folding does not change. */
enum err collation_settle(struct ctx *);
/* Makes the keys again. job.stage: number of the table; job.position: the last id done. It is due only when this
 * process opened a base with keys of another version: two servers with different versions of ICU then do it once
 * each, and not in turns for ever. */
extern const struct job_kind collation_job;

#endif
