#include "lead/portfolio/portfolio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const sort_names[] = {"customer", "-customer", "kam", "-kam", "revenue", "-revenue",
                                         "change",   "-change",   "due", "-due", NULL};
const struct choices portfolio_sorts = {.prefix = "portfolio.sort", .names = sort_names};

const struct record wheel_line_record = RECORD_OF("wheel_line", wheel_line, WHEEL_LINE);

const struct record level_sum_record = RECORD_OF("level_sum", level_sum, LEVEL_SUM);

/* What a line is compared by: its text, or its number. */
struct sort_line {
	struct wheel_line line;
	const char *text;
	double number;
	bool missing;
	int sign; /* -1: falling */
};

static int compare(const void *a, const void *b)
{
	const struct sort_line *x = a, *y = b;
	if (x->missing != y->missing)
		return x->missing - y->missing;
	int by = x->missing ? 0
	         : x->text  ? strcmp(x->text, y->text)
	                    : (x->number > y->number) - (x->number < y->number);
	if (by)
		return x->sign * by;
	int64_t p = x->line.revenue_12m, q = y->line.revenue_12m;
	if (p != q)
		return p < q ? 1 : -1;
	return (x->line.account.id > y->line.account.id) - (x->line.account.id < y->line.account.id);
}

static void compared_by(struct sort_line *s, enum portfolio_sort sort)
{
	const struct wheel_line *l = &s->line;
	switch (sort / 2) {
	case PORTFOLIO_CUSTOMER / 2:
		s->text = l->account.sort_key;
		break;
	case PORTFOLIO_KAM / 2:
		s->text = l->kam_key;
		break;
	case PORTFOLIO_REVENUE / 2:
		s->number = (double)l->revenue_12m;
		break;
	case PORTFOLIO_CHANGE / 2:
		s->number = l->change;
		break;
	default:
		s->number = l->wheel.next_due ? l->wheel.next_due : NAN;
	}
	s->missing =
	    !s->text && (sort / 2 == PORTFOLIO_CUSTOMER / 2 || sort / 2 == PORTFOLIO_KAM / 2 || isnan(s->number));
	s->sign = sort & 1 ? -1 : 1;
}

void wheel_lines_sort(struct arena *a, struct list *lines, enum portfolio_sort sort)
{
	struct sort_line *s = arena_array(a, struct sort_line, lines->count);
	for (size_t i = 0; i < lines->count; i++) {
		s[i] = (struct sort_line){.line = *list_at(lines, struct wheel_line, i)};
		compared_by(&s[i], sort);
	}
	qsort(s, lines->count, sizeof *s, compare);
	for (size_t i = 0; i < lines->count; i++)
		*list_at(lines, struct wheel_line, i) = s[i].line;
}
