/* Filling the frame with what is the same for everybody. */
#ifndef KAM_LOOK_FRAME_WEB_H
#define KAM_LOOK_FRAME_WEB_H

#include "http/http.h"
#include "kam/look/frame.h"

/* Everything but rights, counts and the demo's people: language, logo, user, flash, errors, and the whole navigation with the
 * current place (by the longest link that begins the path). Links the reader may not follow are then dropped with
 * frame_drop, counts set with frame_count. */
void frame_begin(struct ctx *, const struct request *, struct frame *);
void frame_drop(struct frame *, const char *key);
void frame_count(struct frame *, const char *key, int64_t count);

/* An icon of tools/icons.list as markup, "" when there is none of that name. */
const char *look_icon(const char *name);
/* The logo, 28 px, drawn once. */
const char *look_logo(void);

#endif
