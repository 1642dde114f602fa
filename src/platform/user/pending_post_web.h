/* The page of a pending post: a form that was not carried out though nothing was wrong with it, because the session
 * had ended or the base was busy (http/pending_post.c). The page shows what was typed, and sends it again on a
 * click. */
#ifndef PLATFORM_USER_PENDING_POST_WEB_H
#define PLATFORM_USER_PENDING_POST_WEB_H

#include "http/http.h"

extern const struct record pending_post_view_record;
/* Fill that page; for http_hooks.pending_post_view. why: the error with which the post was refused. */
enum err pending_post_view(struct ctx *, const struct request *, const struct pending_post *, enum err why,
                           const void **ret);

#endif
