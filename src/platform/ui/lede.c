#include "platform/ui/lede.h"

#include "base/buf.h"

enum { LEDE_MAX = 16 << 10 };

const char *lede(struct ctx *cx, const char *before, const char *worst, const char *after)
{
	BUF_AUTO struct buf b;
	buf_init(&b, LEDE_MAX);
	buf_str(&b, "<p class=\"lede\">");
	if (before)
		buf_html(&b, before);
	if (worst) {
		buf_str(&b, before ? " <b>" : "<b>");
		buf_html(&b, worst);
		buf_str(&b, "</b>");
	}
	if (after) {
		buf_str(&b, before || worst ? " " : "");
		buf_html(&b, after);
	}
	buf_str(&b, "</p>");
	return arena_strdup(cx->arena, b.p);
}
