/* Text in drawings: its width, and breaking it into lines. */
#ifndef PLATFORM_UI_SVG_H
#define PLATFORM_UI_SVG_H

#include "base/buf.h"

#include <stddef.h>

/* About how many pixels wide a text is, in letters of `size` pixels. The browser's font is not known here, so a wide
 * one is assumed. */
double svg_width(const char *text, double size);

struct svg_lines {
	const char *at[4];
	size_t len[4], count;
	bool cut; /* the text was too long: the last line ends in … */
};
/* Break a text at spaces into at most `lines` (up to 4) lines of about `chars` characters. The lines point into
 * `text`. */
void svg_wrap(struct svg_lines *, const char *text, size_t chars, size_t lines);
/* Append one line, escaped, with … where the text was cut. */
void svg_line(struct buf *, const struct svg_lines *, size_t line);

#endif
