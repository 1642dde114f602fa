/* The part of the frame that is the same for all users. */
#ifndef PLATFORM_UI_FRAME_WEB_H
#define PLATFORM_UI_FRAME_WEB_H

#include "http/http.h"
#include "platform/ui/frame.h"

/* Fill the frame, except what depends on rights and the demo's users: language, logo, user, message, errors and the
 * whole navigation. Its current link is the longest one with which the request's path begins, or from which the page
 * is reached. The caller then removes links that the user may not follow with frame_drop. */
void frame_begin(struct ctx *, const struct request *, struct frame *);
void frame_drop(struct frame *, const char *key);

/* The markup of an icon of tools/icons.list; "" when there is none of that name. */
const char *ui_icon(const char *name);

#endif
