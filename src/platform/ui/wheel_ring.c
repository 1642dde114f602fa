#include "platform/ui/wheel_ring.h"

#include "base/date.h"

double wheel_x(double centre, double r, double turn)
{
	return centre + r * sin(turn * WHEEL_TURN);
}

double wheel_y(double centre, double r, double turn)
{
	return centre - r * cos(turn * WHEEL_TURN);
}

void wheel_point(struct buf *out, const char *op, double centre, double r, double turn)
{
	buf_printf(out, "%s%.2f %.2f", op, wheel_x(centre, r, turn), wheel_y(centre, r, turn));
}

/* A whole turn is two halves: an arc that ends where it begins is none. */
void wheel_arc_path(struct buf *out, double centre, const char *op, double r, double from, double to)
{
	double mid = (from + to) / 2;
	bool back = to < from;
	wheel_point(out, op, centre, r, from);
	if (fabs(to - from) > 0.49) {
		buf_printf(out, "A%.2f %.2f 0 0 %d ", r, r, !back);
		wheel_point(out, "", centre, r, mid);
	}
	buf_printf(out, "A%.2f %.2f 0 0 %d ", r, r, !back);
	wheel_point(out, "", centre, r, to);
}

void wheel_arc(struct buf *out, double centre, double r, double from, double to, const char *class)
{
	buf_printf(out, "<path class=\"%s\" d=\"", class);
	wheel_arc_path(out, centre, "M", r, from, to);
	buf_str(out, "\"/>");
}

/* Share of the round at a date; negative when it is outside. */
static double year_at(const struct wheel_year *year, int32_t date)
{
	int whole = date_days_between(year->start, year->planned),
	    days = date_valid(date) ? date_days_between(year->start, date) : -1;
	return whole > 0 && days >= 0 && days <= whole ? (double)days / whole : -1;
}

void wheel_titled(struct buf *out, const char *text)
{
	if (text) {
		buf_str(out, "<title>");
		buf_html(out, text);
		buf_str(out, "</title>");
	}
}

/* One mark a day, which tells all of it. */
static void due_marks(struct buf *out, double centre, double r, const struct wheel_year *year)
{
	for (size_t i = 0, next; i < year->mark_count; i = next) {
		const struct wheel_mark *m = &year->marks[i];
		double at = year_at(year, m->date);
		for (next = i + 1; next < year->mark_count && year->marks[next].date == m->date;)
			next++;
		if (at < 0)
			continue;
		buf_str(out, "<a class=\"w-due\" tabindex=\"-1\" aria-hidden=\"true\" href=\"");
		buf_html(out, m->href);
		buf_str(out, "\"><title>");
		for (size_t k = i; k < next; k++) {
			buf_str(out, k > i ? "\n" : "");
			buf_html(out, year->marks[k].text);
		}
		buf_printf(out, "</title><path d=\"M%.2f %.2fl5.5 5.5l-5.5 5.5l-5.5 -5.5Z\"/></a>",
		           wheel_x(centre, r, at), wheel_y(centre, r, at) - 5.5);
	}
}

/* A triangle from outside, its point on the day when the status expires. */
static void expiry_mark(struct buf *out, double centre, double r, const struct wheel_year *year)
{
	double at = year_at(year, year->expiry), half = 5.2 / r / WHEEL_TURN;
	if (at < 0)
		return;
	buf_str(out, "<path class=\"w-exp\" d=\"");
	wheel_point(out, "M", centre, r - 6, at);
	wheel_point(out, "L", centre, r + 5.5, at - half);
	wheel_point(out, "L", centre, r + 5.5, at + half);
	buf_str(out, "Z\">");
	wheel_titled(out, year->expiry_text);
	buf_str(out, "</path>");
}

static void year_marks(struct buf *out, double centre, double r, const struct wheel_year *year, double today)
{
	for (size_t i = 0; i < year->review_count; i++) {
		double at = year_at(year, year->reviews[i].date);
		if (at < 0)
			continue;
		buf_printf(out, "<circle class=\"w-rev%s\" cx=\"%.2f\" cy=\"%.2f\" r=\"4\">",
		           year->reviews[i].done ? " done" : "", wheel_x(centre, r, at), wheel_y(centre, r, at));
		wheel_titled(out, year->reviews[i].text);
		buf_str(out, "</circle>");
	}
	due_marks(out, centre, r, year);
	expiry_mark(out, centre, r, year);
	if (today >= 0) {
		buf_printf(out, "<circle class=\"w-today\" cx=\"%.2f\" cy=\"%.2f\" r=\"5.2\">",
		           wheel_x(centre, r, today), wheel_y(centre, r, today));
		wheel_titled(out, year->today_text);
		buf_str(out, "</circle>");
	}
}

/* Weeks as dashes around the circle; a longer tick where each month begins, the longest where the round does. */
static void ticks(struct buf *out, double centre, double r, const struct wheel_year *year)
{
	double weeks = date_days_between(year->start, year->planned) / 7.0, step = WHEEL_TURN * r / weeks;
	buf_printf(out,
	           "<circle class=\"w-week\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.1f\" stroke-dasharray=\"1 %.3f\" "
	           "transform=\"rotate(-90 %.0f %.0f)\"/><path class=\"w-tick\" d=\"",
	           centre, centre, r, step - 1, centre, centre);
	int32_t month = year->start;
	for (int i = 0; i < 60 && month && month < year->planned; month = date_add_months(year->start, ++i)) {
		double at = year_at(year, month), half = i ? 3.5 : 7;
		wheel_point(out, "M", centre, r - half, at);
		wheel_point(out, "L", centre, r + half, at);
	}
	buf_str(out, "\"/>");
}

void wheel_ring(struct buf *out, double centre, double r, const struct wheel_year *year, bool marks)
{
	if (!date_valid(year->start) || !date_valid(year->planned) || year->planned <= year->start)
		return;
	bool late = year->today > year->planned;
	double today = late ? 1 : year_at(year, year->today);
	buf_printf(out, "<circle class=\"w-year\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.1f\"/>", centre, centre, r);
	if (marks && !late)
		ticks(out, centre, r, year);
	if (today > 0)
		wheel_arc(out, centre, r, 0, today, late ? "w-age w-late" : "w-age");
	if (marks)
		year_marks(out, centre, r, year, late ? -1 : today);
}
