/* The tabs over everything about the portfolio: list, Pareto, scoring, matrix, selection meeting, criteria. */
#ifndef LEAD_TABS_OPS_H
#define LEAD_TABS_OPS_H

#include "base/ctx.h"

enum portfolio_tab { TAB_PORTFOLIO, TAB_PARETO, TAB_SCORING, TAB_MATRIX, TAB_MEETING, TAB_CRITERIA };

/* Markup, in the arena: those the one who acts may open, `current` marked. */
const char *portfolio_tabs(struct ctx *, enum portfolio_tab current);

#endif
