#include "platform/user/user_erase_ops.h"

#include "platform/user/user_store.h"

#include <inttypes.h>

enum err user_erase(struct ctx *cx, int64_t person, const char *name, const char *mail)
{
	return user_store_erase(cx, person, arena_printf(cx->arena, "erased-%" PRId64, person));
}
