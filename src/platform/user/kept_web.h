/* The page of a post that was refused for no fault of what was typed (http/keep.c): shown, and sent again on a click. */
#ifndef PLATFORM_KEPT_WEB_H
#define PLATFORM_KEPT_WEB_H

#include "http/http.h"

extern const struct record kept_view_record;
/* For http_hooks.kept_view. */
enum err kept_view(struct ctx *, const struct request *, const struct kept *, enum err why, const void **ret);

#endif
