#include "lead/portfolio/tabs_ops.h"

#include "base/buf.h"
#include "lang/tr.h"
#include "platform/access/rights.h"

const char *portfolio_tabs(struct ctx *cx, enum portfolio_tab current)
{
	static const struct {
		const char *href, *label;
		enum data_kind data;
	} tabs[] = {
	    [TAB_PORTFOLIO] = {"/portfolio", "nav.portfolio", DATA_PORTFOLIO},
	    [TAB_PARETO] = {"/portfolio/pareto", "nav.pareto", DATA_CRM_FACTS},
	    [TAB_SCORING] = {"/portfolio/scoring", "nav.scoring", DATA_OPINION},
	    [TAB_MATRIX] = {"/portfolio/matrix", "nav.matrix", DATA_PORTFOLIO},
	    [TAB_MEETING] = {"/portfolio/meeting", "nav.meeting", DATA_DECIDE},
	    [TAB_CRITERIA] = {"/criteria", "nav.criteria", DATA_CRITERIA},
	};
	BUF_AUTO struct buf b;
	buf_init(&b, 4096);
	buf_str(&b, "<nav aria-label=\"");
	buf_html(&b, tr(cx->lang, "nav.portfolio"));
	buf_str(&b, "\"><ul class=\"tabs\">");
	for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++) {
		if (rights_level((enum role)cx->role, tabs[i].data, REL_NONE) == LEVEL_NONE)
			continue;
		buf_printf(&b, "<li><a href=\"%s\"%s>", tabs[i].href, i == current ? " aria-current=\"page\"" : "");
		buf_html(&b, tr(cx->lang, tabs[i].label));
		buf_str(&b, "</a></li>");
	}
	buf_str(&b, "</ul></nav>");
	return arena_strdup(cx->arena, b.p);
}
