/* Small things that every drawing needs. */
#ifndef PLATFORM_LOOK_SVG_H
#define PLATFORM_LOOK_SVG_H

#include "base/buf.h"

#include <stddef.h>

/* About how wide a text is at a size in pixels, in a wide font: the browser's own is not known here, so it errs upwards. */
double svg_width(const char *text, double size);

struct svg_lines {
	const char *at[4];
	size_t len[4], count;
	bool cut; /* the text went on: the last line ends in … */
};
/* Break at spaces into at most `lines` (≤ 4) lines of about `chars` characters; pieces of `text`, not copied. */
void svg_wrap(struct svg_lines *, const char *text, size_t chars, size_t lines);
/* One line, escaped, with … when the text was cut there. */
void svg_line(struct buf *, const struct svg_lines *, size_t line);

#endif
