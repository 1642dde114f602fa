#include "platform/ui/page_tabs_ops.h"

#include "base/buf.h"
#include "lang/tr.h"

#include <string.h>

const char *page_tabs(struct ctx *cx, const char *row, const char *current)
{
	enum { TABS_MAX = 24 };
	const struct page_tab *tabs[TABS_MAX];
	size_t count = page_tabs_of(row, tabs, TABS_MAX);
	BUF_AUTO struct buf b;
	buf_init(&b, 8192);
	buf_str(&b, "<nav aria-label=\"");
	buf_html(&b, tr(cx->lang, arena_printf(cx->arena, "nav.%s", row)));
	buf_str(&b, "\"><ul class=\"tabs\">");
	for (size_t i = 0; i < count; i++) {
		if (rights_level((enum role)cx->role, tabs[i]->need, REL_NONE) == LEVEL_NONE)
			continue;
		bool here = !strcmp(tabs[i]->href, current);
		buf_printf(&b, "<li><a href=\"%s\"%s>", tabs[i]->href, here ? " aria-current=\"page\"" : "");
		buf_html(&b, tr(cx->lang, tabs[i]->label));
		buf_str(&b, "</a></li>");
	}
	buf_str(&b, "</ul></nav>");
	return arena_strdup(cx->arena, b.p);
}
