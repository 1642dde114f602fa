/* Rows of tabs over pages that belong together, such as everything about the portfolio. Each tab is handed in by the module whose page
 * it opens (member .tabs of struct module), so that a row grows without anybody here knowing its pages. */
#ifndef PLATFORM_UI_PAGE_TABS_OPS_H
#define PLATFORM_UI_PAGE_TABS_OPS_H

#include "base/ctx.h"
#include "platform/access/rights.h"

struct page_tab {
	const char *row; /* "portfolio": the row it stands in, whose label is "nav.<row>" */
	int place;       /* in the row, from the left */
	const char *href, *label;
	enum data_kind need; /* shown to whoever has any right to it */
};

/* Markup, in the arena: the tabs of that row that the one who acts may open, the one that opens `current` marked. */
const char *page_tabs(struct ctx *, const char *row, const char *current);
/* The tabs of a row by place, at most `max`; how many there are. (ui_module.c, which knows the modules.) */
size_t page_tabs_of(const char *row, const struct page_tab **ret, size_t max);

#endif
