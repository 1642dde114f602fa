/* When somebody else saved first: both versions of a form, side by side. Pages have them as a list `conflict` and include
 * version_lines.html. */
#ifndef PLATFORM_VERSION_LINES_OPS_H
#define PLATFORM_VERSION_LINES_OPS_H

#include "db/db.h"
#include "platform/noun/version_line.h"

/* Every field of the form in which what was typed differs from what stands there now; none while the version is the one that the form
 * began with. What a reference points to is named; why the form is shown again stays in cx->fault. */
enum err version_lines(struct ctx *, const struct record *form, const void *theirs, const void *yours,
                       struct list *ret);

#endif
