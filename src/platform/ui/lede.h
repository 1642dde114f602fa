/* The lede: one sentence on top of a page that answers it, with the worst thing in bold. Pure. */
#ifndef PLATFORM_UI_LEDE_H
#define PLATFORM_UI_LEDE_H

#include "base/ctx.h"

/* As HTML, in the arena, for a member `lede` (K_HTML) of the page's view. Any of the three may be NULL; they follow each
 * other with a space between. */
const char *lede(struct ctx *, const char *before, const char *worst, const char *after);

#endif
