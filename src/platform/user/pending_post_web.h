/* The page of a post that was refused for no fault of what was typed (http/pending_post.c): shown, and sent again on a click. */
#ifndef PLATFORM_KEPT_WEB_H
#define PLATFORM_KEPT_WEB_H

#include "http/http.h"

extern const struct record pending_post_view_record;
/* For http_hooks.pending_post_view. */
enum err pending_post_view(struct ctx *, const struct request *, const struct pending_post *, enum err why,
                           const void **ret);

#endif
