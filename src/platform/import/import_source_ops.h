/* Sources: the list with what came last. Adding and changing one is done by the verbs of every noun. */
#ifndef PLATFORM_IMPORT_SOURCE_OPS_H
#define PLATFORM_IMPORT_SOURCE_OPS_H

#include "db/db.h"
#include "platform/import/import_source.h"
#include "platform/job/job.h"

/* All sources with their last imports, by name; list of import_source_row, at most 200. */
enum err import_source_list(struct ctx *, struct list *ret);
/* Those that are missed and are the business of the user: all of an administrator, else those he is responsible for. Empty,
 * without a query, for who may not import. */
enum err import_source_missed(struct ctx *, struct list *ret);

/* Rules of import_source_noun: what a source says that it owns are columns of its files, which no other source owns. When it is
 * written, settings.owned_fields follows. */
enum err import_source_fits(struct ctx *, const void *before, void *after);
enum err import_source_changed(struct ctx *, const void *before, const void *after);

/* Imports what lies in the folders of sources. */
extern const struct job_kind import_feed_job;

#endif
