/* When somebody else saved first: the form is shown again with both versions side by side. Pages have them as a list
 * `conflict` and include version_lines.html. */
#ifndef PLATFORM_VERSION_LINES_OPS_H
#define PLATFORM_VERSION_LINES_OPS_H

#include "db/db.h"
#include "platform/noun/version_line.h"

/* The fields of the form in which what was typed (yours) differs from what is stored (theirs): list of version_line,
 * in which references are shown by name. Empty when nobody has changed the record since the form was opened.
 * cx->fault stays as it is. */
enum err version_lines(struct ctx *, const struct record *form, const void *theirs, const void *yours,
                       struct list *ret);

#endif
