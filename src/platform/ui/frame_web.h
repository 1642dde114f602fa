/* Filling the frame with what is the same for everybody. */
#ifndef PLATFORM_LOOK_FRAME_WEB_H
#define PLATFORM_LOOK_FRAME_WEB_H

#include "http/http.h"
#include "platform/ui/frame.h"

/* Everything but rights and the demo's people: language, logo, user, flash, errors, and the whole navigation with the
 * current place (by the longest link that begins the path). Links the reader may not follow are then dropped with
 * frame_drop. */
void frame_begin(struct ctx *, const struct request *, struct frame *);
void frame_drop(struct frame *, const char *key);

/* An icon of tools/icons.list as markup, "" when there is none of that name. */
const char *ui_icon(const char *name);

#endif
