/* What imports keep of a person, when he is erased (erase_part of platform/erase/erase_ops.h): values they changed and rows
 * they refused. Files that were sent and not yet imported are removed, whatever is in them. */
#ifndef PLATFORM_IMPORT_ERASE_OPS_H
#define PLATFORM_IMPORT_ERASE_OPS_H

#include "base/ctx.h"

enum err import_erase(struct ctx *, int64_t person, const char *name, const char *mail);
/* E_CONFLICT "import.unfinished": an import has begun and not ended, so that rows of its file may still come in. */
enum err import_none_waits(struct ctx *);

#endif
