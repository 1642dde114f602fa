#include "platform/ui/svg.h"

#include <string.h>

/* Width in thousandths of the size: narrow, middling and wide letters of a broad sans (DejaVu). */
static double glyph(unsigned char c)
{
	if (c == ' ' || (c && strchr("iljI.,:;'|!()", c)))
		return 0.34;
	if (c && strchr("mwMW@%", c))
		return 0.92;
	return c >= 'A' && c <= 'Z' ? 0.69 : 0.61;
}

double svg_width(const char *text, double size)
{
	double wide = 0;
	for (const char *p = text; p && *p; p++)
		if (((unsigned char)*p & 0xc0) != 0x80)
			wide += glyph((unsigned char)*p);
	return wide * size;
}

/* Bytes of the first `chars` characters, or all. */
static size_t prefix(const char *s, size_t chars)
{
	size_t n = 0;
	while (s[n]) {
		if (((unsigned char)s[n] & 0xc0) != 0x80 && chars-- == 0)
			break;
		n++;
	}
	return n;
}

void svg_wrap(struct svg_lines *out, const char *text, size_t chars, size_t lines)
{
	*out = (struct svg_lines){0};
	for (const char *p = text; p && *p && out->count < lines && out->count < 4;) {
		while (*p == ' ')
			p++;
		size_t n = prefix(p, chars);
		bool last = out->count + 1 == lines || out->count == 3;
		if (p[n] && last) {
			out->cut = true;
			n = prefix(p, chars - 1);
		}
		if (p[n] && p[n] != ' ') {
			size_t space = n;
			while (space && p[space - 1] != ' ')
				space--;
			if (space > 1)
				n = space - 1;
		}
		if (!n)
			break;
		out->at[out->count] = p;
		out->len[out->count++] = n;
		p += n;
	}
}

void svg_line(struct buf *out, const struct svg_lines *lines, size_t line)
{
	char piece[256];
	if (line >= lines->count)
		return;
	size_t n = lines->len[line] < sizeof(piece) ? lines->len[line] : sizeof(piece) - 1;
	memcpy(piece, lines->at[line], n);
	piece[n] = 0;
	buf_html(out, piece);
	if (lines->cut && line + 1 == lines->count)
		buf_str(out, "…");
}
