/* Rows of tabs over pages that belong together, such as everything about the portfolio. Each tab is handed in by the
 * module whose page it opens (member .tabs of struct module), so that a row grows without anybody here knowing its
 * pages. */
#ifndef PLATFORM_UI_PAGE_TABS_OPS_H
#define PLATFORM_UI_PAGE_TABS_OPS_H

#include "base/ctx.h"
#include "platform/access/rights.h"

struct page_tab {
	const char *row; /* "portfolio": the row it stands in, whose label is "nav.<row>" */
	int place;       /* lower ones stand further left */
	const char *href, *label;
	enum data_kind need; /* shown to users who may read this kind of data */
};

/* Markup of a row's tabs, in the arena: those that the user may open; the one whose href is `current` is marked. */
const char *page_tabs(struct ctx *, const char *row, const char *current);
/* The tabs of a row, by place, at most `max`; answers how many. (In ui_module.c, which knows the modules.) */
size_t page_tabs_of(const char *row, const struct page_tab **ret, size_t max);

#endif
