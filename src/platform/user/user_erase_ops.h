/* What a user signs in with, when his person is erased (erase_part of platform/erase/erase_ops.h). */
#ifndef PLATFORM_USER_ERASE_OPS_H
#define PLATFORM_USER_ERASE_OPS_H

#include "base/ctx.h"

enum err user_erase(struct ctx *, int64_t person, const char *name, const char *mail);

#endif
