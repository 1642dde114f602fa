#include "platform/ui/wheel.h"

#include "base/date.h"
#include "platform/ui/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const state_names[] = {"not_started", "under_way", "ready", "expired", NULL};
const struct choices wheel_states = {"wheel_state", state_names};

static const char *const look_names[] = {"good", "watch", "bad", "unknown", NULL};
const struct choices ui_states = {"state", look_names};

const struct record wheel_step_record = RECORD_OF("wheel_step", wheel_step, WHEEL_STEP);

#define TURN (2 * M_PI)

/* Where things are, in the units of the picture; 0 = not drawn at this size. */
struct shape {
	double centre, inner, outer, gap; /* sectors lie between the radii inner and outer, gap apart */
	double arc, hub, ring;            /* radii of the current arc, the hub and the year ring */
};
static const struct shape shapes[] = {
    [WHEEL_LARGE] = {140, 51, 118, 3.5, 123.5, 45.5, 133},
    [WHEEL_CARD] = {48, 17.5, 37, 2.25, 41, 14, 46},
    [WHEEL_LIST] = {12, 3.9, 9.3, 1.1, 11.1, 2.2, 0},
};

/* Shares of the turn where sector i starts and ends, 0 at the top, clockwise. */
static double sector_from(int i)
{
	return (double)i / WHEEL_STEPS;
}
static double sector_mid(int i)
{
	return (i + 0.5) / WHEEL_STEPS;
}

static double x_at(const struct shape *s, double r, double turn)
{
	return s->centre + r * sin(turn * TURN);
}
static double y_at(const struct shape *s, double r, double turn)
{
	return s->centre - r * cos(turn * TURN);
}

/* Half the gap as a share of the turn at radius r: sides of neighbours stay parallel. */
static double half_gap(const struct shape *s, double r)
{
	return r > s->gap ? asin(s->gap / 2 / r) / TURN : 0;
}

static double clamp01(double v)
{
	return v >= 0 ? (v <= 1 ? v : 1) : 0;
}

/* The radius up to which a sector is filled so that `filled` of its area is. */
static double fill_radius(const struct shape *s, double filled)
{
	double in = s->inner * s->inner, out = s->outer * s->outer;
	return sqrt(in + clamp01(filled) * (out - in));
}

static void point(struct buf *out, const char *op, double x, double y)
{
	buf_printf(out, "%s%.2f %.2f", op, x, y);
}

/* Path data of an arc at radius r between two shares of the turn, after "M" or "L". A whole turn is two halves. */
static void arc_path(struct buf *out, const struct shape *s, const char *op, double r, double from, double to)
{
	point(out, op, x_at(s, r, from), y_at(s, r, from));
	double mid = (from + to) / 2;
	bool back = to < from;
	if (fabs(to - from) > 0.49) {
		buf_printf(out, "A%.2f %.2f 0 0 %d ", r, r, !back);
		point(out, "", x_at(s, r, mid), y_at(s, r, mid));
	}
	buf_printf(out, "A%.2f %.2f 0 0 %d ", r, r, !back);
	point(out, "", x_at(s, r, to), y_at(s, r, to));
}

static void sector(struct buf *out, const struct shape *s, int i, double inner, double outer, const char *class)
{
	double a = sector_from(i), b = sector_from(i + 1), go = half_gap(s, outer), gi = half_gap(s, inner);
	buf_printf(out, "<path class=\"%s\" d=\"", class);
	arc_path(out, s, "M", outer, a + go, b - go);
	arc_path(out, s, "L", inner, b - gi, a + gi);
	buf_str(out, "Z\"/>");
}

static void arc(struct buf *out, const struct shape *s, double r, double from, double to, const char *class)
{
	buf_printf(out, "<path class=\"%s\" d=\"", class);
	arc_path(out, s, "M", r, from, to);
	buf_str(out, "\"/>");
}

/* ✓ ◐ ! as drawings, the same in every font; `k` is the scale. Not started has none. */
static void mark(struct buf *out, const struct wheel_step *step, double x, double y, double k)
{
	switch (step->state) {
	case WHEEL_READY:
		buf_printf(out, "<path class=\"w-m w-on\" d=\"M%.2f %.2fl%.2f %.2fl%.2f %.2f\"/>", x - 4.5 * k,
		           y + 0.5 * k, 3.2 * k, 3.4 * k, 6 * k, -7 * k);
		break;
	case WHEEL_UNDER_WAY:
		buf_printf(out, "<circle class=\"w-m half\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"/>", x, y, 4.5 * k);
		buf_printf(out, "<path class=\"w-dot\" d=\"M%.2f %.2fa%.2f %.2f 0 0 0 0 %.2fZ\"/>", x, y - 4.5 * k,
		           4.5 * k, 4.5 * k, 9 * k);
		break;
	case WHEEL_EXPIRED:
		buf_printf(out, "<path class=\"w-m warn\" d=\"M%.2f %.2fv%.2fm0 %.2fv.01\"/>", x, y - 5 * k, 5.6 * k,
		           4.2 * k);
		break;
	default:
		break;
	}
}

static const char *sector_class(const struct wheel_step *step)
{
	switch (step->state) {
	case WHEEL_READY:
		return "w-s w-ready";
	case WHEEL_UNDER_WAY:
		return "w-s w-under";
	case WHEEL_EXPIRED:
		return "w-s w-old";
	default:
		return "w-s";
	}
}

/* Where a sector's number and name stand: the baseline of the number. Low and high sectors are wider towards the hub than their
 * middle is, so their texts move inwards. */
static void text_at(const struct shape *s, int i, double *ret_x, double *ret_y)
{
	double r = (s->inner + s->outer) / 2 + 3, at = sector_mid(i);
	*ret_x = x_at(s, r, at);
	*ret_y = y_at(s, r, at) - 1;
	if (i == 2 || i == 4) {
		*ret_x += i == 2 ? -4 : 4;
		*ret_y -= 7;
	}
}

/* Number and mark on one line, the name under them; dark on pale whatever the measure, and light only on a ready sector. */
static void sector_text(struct buf *out, const struct shape *s, int i, const struct wheel_step *step)
{
	double x, y;
	text_at(s, i, &x, &y);
	bool marked = step->state != WHEEL_NOT_STARTED;
	const char *on = step->state == WHEEL_READY ? " w-on" : "";
	buf_printf(out, "<text class=\"w-t w-num%s\" x=\"%.2f\" y=\"%.2f\">%d</text>", on, marked ? x - 8 : x, y,
	           i + 1);
	if (marked)
		mark(out, step, x + 8, y - 6, 1);
	if (step->label) {
		buf_printf(out, "<text class=\"w-t w-lab%s%s\" x=\"%.2f\" y=\"%.2f\">",
		           svg_width(step->label, 11.5) > 68 ? " l1" : "", on, x, y + 15);
		buf_html(out, step->label);
		buf_str(out, "</text>");
	}
}

/* The edge of the filled part, as a contour line on a map: it stops where the text stands. */
static void level_line(struct buf *out, const struct shape *s, int i, const struct wheel_step *step, double r)
{
	double x, y, from = sector_from(i) + half_gap(s, r), to = sector_from(i + 1) - half_gap(s, r);
	double wide = fmax(20, svg_width(step->label, 11.5) / 2 + 3), start = from;
	bool on = true;
	text_at(s, i, &x, &y);
	for (int k = 0; k <= 48; k++) {
		double at = from + (to - from) * k / 48, px = x_at(s, r, at), py = y_at(s, r, at);
		bool clear = fabs(px - x) > wide || py < y - 17 || py > y + 20;
		if (on && (!clear || k == 48) && at - start > 0.002)
			arc(out, s, r, start, at, "w-level");
		if (clear && !on)
			start = at;
		on = clear;
	}
}

static void sector_fill(struct buf *out, const struct shape *s, int i, const struct wheel_step *step)
{
	if (step->state != WHEEL_UNDER_WAY || !(step->filled > 0))
		return;
	double r = fill_radius(s, step->filled < 0.06 ? 0.06 : step->filled);
	sector(out, s, i, s->inner, r, "w-part");
	if (r < s->outer - 1)
		level_line(out, s, i, step, r);
}

/* Everything about a step in one sentence, for the link's name. */
static void step_words(struct buf *out, const struct wheel_step *step, int i)
{
	buf_printf(out, "%d ", i + 1);
	buf_html(out, step->name ? step->name : step->label);
	const char *const parts[] = {step->state_text, step->missing_text, step->owner, step->due};
	for (size_t p = 0; p < 4; p++) {
		if (parts[p]) {
			buf_str(out, p == 0 ? ": " : p == 3 && step->owner ? ", " : ". ");
			buf_html(out, parts[p]);
		}
	}
}

static void large_sector(struct buf *out, const struct shape *s, int i, const struct wheel_step *step)
{
	if (step->href) {
		buf_printf(out, "<a class=\"w-l%d\" href=\"", i + 1);
		buf_html(out, step->href);
		buf_str(out, "\" aria-label=\"");
		step_words(out, step, i);
		buf_printf(out, "\"%s>", step->current ? " aria-current=\"step\"" : "");
	} else {
		buf_printf(out, "<g class=\"w-l%d\">", i + 1);
	}
	sector(out, s, i, s->inner, s->outer, sector_class(step));
	sector_fill(out, s, i, step);
	if (step->current)
		arc(out, s, s->arc, sector_from(i) + half_gap(s, s->arc), sector_from(i + 1) - half_gap(s, s->arc),
		    "w-now");
	sector_text(out, s, i, step);
	buf_str(out, step->href ? "</a>" : "</g>");
}

/* A line of the hub, as large as fits its width. */
static void hub_line(struct buf *out, const struct shape *s, const char *text, double y, double size, const char *class)
{
	if (!text)
		return;
	double room = 2 * sqrt(s->hub * s->hub - (y - size * 0.35) * (y - size * 0.35)) - 7;
	while (size > 9 && svg_width(text, size) > room)
		size -= 0.5;
	buf_printf(out, "<text class=\"w-t %s\" x=\"%.0f\" y=\"%.2f\" font-size=\"%.1f\">", class, s->centre,
	           s->centre + y, size);
	buf_html(out, text);
	buf_str(out, "</text>");
}

static void hub(struct buf *out, const struct shape *s, const struct wheel *w)
{
	if (w->hub_href) {
		buf_str(out, "<a href=\"");
		buf_html(out, w->hub_href);
		buf_str(out, "\" aria-label=\"");
		buf_html(out, w->hub_name ? w->hub_name : w->hub_level);
		const char *const parts[] = {w->hub_level, w->hub_revenue, w->hub_change, w->hub_date};
		for (size_t p = 0; p < 4; p++) {
			if (parts[p]) {
				buf_str(out, p ? ", " : ": ");
				if (p == 2)
					buf_str(out, w->hub_direction < 0 ? "−" : w->hub_direction > 0 ? "+" : "");
				buf_html(out, parts[p]);
			}
		}
		buf_str(out, "\">");
	}
	buf_printf(out, "<circle class=\"w-hub\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.1f\"/>", s->centre, s->centre, s->hub);
	hub_line(out, s, w->hub_level, -17, 11.5, "w-d");
	hub_line(out, s, w->hub_revenue, 1, 15, "b");
	if (w->hub_change) {
		char text[48];
		snprintf(text, sizeof(text), "%s%s",
		         w->hub_direction < 0   ? "▼ "
		         : w->hub_direction > 0 ? "▲ "
		                                : "",
		         w->hub_change);
		hub_line(out, s, text, 16, 11.5, w->hub_direction < 0 ? "w-down" : "w-up");
	}
	hub_line(out, s, w->hub_date, w->hub_change ? 30 : 18, 10.5, "w-d");
	if (w->hub_href)
		buf_str(out, "</a>");
}

/* Share of the round at a date; negative when it is outside. */
static double year_at(const struct wheel_year *year, int32_t date)
{
	int whole = date_days_between(year->start, year->planned),
	    days = date_valid(date) ? date_days_between(year->start, date) : -1;
	return whole > 0 && days >= 0 && days <= whole ? (double)days / whole : -1;
}

static void titled(struct buf *out, const char *text)
{
	if (text) {
		buf_str(out, "<title>");
		buf_html(out, text);
		buf_str(out, "</title>");
	}
}

/* One mark a day, which tells all of it. */
static void due_marks(struct buf *out, const struct shape *s, const struct wheel_year *year)
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
		           x_at(s, s->ring, at), y_at(s, s->ring, at) - 5.5);
	}
}

static void year_marks(struct buf *out, const struct shape *s, const struct wheel_year *year, double today)
{
	for (size_t i = 0; i < year->review_count; i++) {
		double at = year_at(year, year->reviews[i].date);
		if (at < 0)
			continue;
		buf_printf(out, "<circle class=\"w-rev%s\" cx=\"%.2f\" cy=\"%.2f\" r=\"3.2\">",
		           year->reviews[i].done ? " done" : "", x_at(s, s->ring, at), y_at(s, s->ring, at));
		titled(out, year->reviews[i].text);
		buf_str(out, "</circle>");
	}
	due_marks(out, s, year);
	double at = year_at(year, year->expiry);
	if (at >= 0) {
		double x = x_at(s, s->ring, at), y = y_at(s, s->ring, at);
		buf_printf(out, "<path class=\"w-exp\" d=\"M%.2f %.2fl5.5 9.5h-11Z\">", x, y - 6);
		titled(out, year->expiry_text);
		buf_str(out, "</path>");
	}
	if (today >= 0) {
		buf_printf(out, "<circle class=\"w-today\" cx=\"%.2f\" cy=\"%.2f\" r=\"4.5\">", x_at(s, s->ring, today),
		           y_at(s, s->ring, today));
		titled(out, year->today_text);
		buf_str(out, "</circle>");
	}
}

static void year_ring(struct buf *out, const struct shape *s, const struct wheel_year *year, bool marks)
{
	if (!s->ring || !date_valid(year->start) || !date_valid(year->planned) || year->planned <= year->start)
		return;
	bool late = year->today > year->planned;
	double today = late ? 1 : year_at(year, year->today);
	buf_printf(out, "<circle class=\"w-year\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.1f\"/>", s->centre, s->centre, s->ring);
	if (marks) { /* a tick where each month begins, the first of them longer: the start */
		buf_str(out, "<path class=\"w-tick\" d=\"");
		int32_t month = year->start;
		for (int i = 0; i < 60 && month && month < year->planned; month = date_add_months(year->start, ++i)) {
			double at = year_at(year, month), half = i ? 2 : 5;
			point(out, "M", x_at(s, s->ring - half, at), y_at(s, s->ring - half, at));
			point(out, "L", x_at(s, s->ring + half, at), y_at(s, s->ring + half, at));
		}
		buf_str(out, "\"/>");
	}
	if (today > 0)
		arc(out, s, s->ring, 0, today, late ? "w-age w-late" : "w-age");
	if (marks)
		year_marks(out, s, year, late ? -1 : today);
}

/* What a step lacks, on a slip over the other half of the wheel. */
static void tip(struct buf *out, const struct shape *s, int i, const struct wheel_step *step)
{
	const char *head = step->name ? step->name : step->label;
	struct svg_lines body = {0}, title = {0};
	svg_wrap(&title, head, 27, 2);
	svg_wrap(&body, step->missing_text ? step->missing_text : step->state_text, 31, 3);
	bool who = step->owner || step->due;
	double height = 16 + 16 * (double)(title.count + body.count) + (who ? 17 : 0), x = s->centre - 113;
	double y = cos(sector_mid(i) * TURN) > 0 ? s->centre + 12 : s->centre - 12 - height;
	buf_printf(out,
	           "<g class=\"w-tip w-t%d\" aria-hidden=\"true\"><rect x=\"%.0f\" y=\"%.1f\" width=\"226\" "
	           "height=\"%.0f\" rx=\"6\"/>",
	           i + 1, x, y, height);
	buf_printf(out, "<text class=\"b\" x=\"%.0f\" y=\"%.1f\">%d ", x + 12, y += 20, i + 1);
	svg_line(out, &title, 0);
	buf_str(out, "</text>");
	if (title.count > 1) {
		buf_printf(out, "<text class=\"b\" x=\"%.0f\" y=\"%.1f\">", x + 12, y += 16);
		svg_line(out, &title, 1);
		buf_str(out, "</text>");
	}
	for (size_t line = 0; line < body.count; line++) {
		buf_printf(out, "<text x=\"%.0f\" y=\"%.1f\">", x + 12, y += 16);
		svg_line(out, &body, line);
		buf_str(out, "</text>");
	}
	if (who) {
		buf_printf(out, "<text class=\"w-d\" x=\"%.0f\" y=\"%.1f\">", x + 12, y + 17);
		buf_html(out, step->owner);
		buf_str(out, step->owner && step->due ? " · " : "");
		buf_html(out, step->due);
		buf_str(out, "</text>");
	}
	buf_str(out, "</g>");
}

static void head(struct buf *out, const struct wheel *w, const char *class, int px, const char *role)
{
	buf_printf(out, "<svg class=\"wheel %s%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" ", class,
	           w->stopped ? " stopped" : "", px, px, px, px);
	if (!w->title) {
		buf_str(out, "aria-hidden=\"true\">");
		return;
	}
	buf_printf(out, "role=\"%s\" aria-label=\"", role);
	buf_html(out, w->title);
	buf_str(out, "\">");
	titled(out, w->title);
	if (w->desc) {
		buf_str(out, "<desc>");
		buf_html(out, w->desc);
		buf_str(out, "</desc>");
	}
}

static void draw_large(struct buf *out, const struct wheel *w)
{
	const struct shape *s = &shapes[WHEEL_LARGE];
	head(out, w, "large-size", 280, "group");
	year_ring(out, s, &w->year, true);
	for (int i = 0; i < WHEEL_STEPS; i++)
		large_sector(out, s, i, &w->step[i]);
	hub(out, s, w);
	for (int i = 0; i < WHEEL_STEPS; i++)
		tip(out, s, i, &w->step[i]);
	buf_str(out, "</svg>");
}

static void draw_card(struct buf *out, const struct wheel *w)
{
	const struct shape *s = &shapes[WHEEL_CARD];
	int current = wheel_current(w);
	head(out, w, "card-size", 96, "img");
	year_ring(out, s, &w->year, false);
	for (int i = 0; i < WHEEL_STEPS; i++) {
		const struct wheel_step *step = &w->step[i];
		sector(out, s, i, s->inner, s->outer, sector_class(step));
		if (step->state == WHEEL_UNDER_WAY && step->filled > 0)
			sector(out, s, i, s->inner, fill_radius(s, step->filled < 0.12 ? 0.12 : step->filled),
			       "w-part");
		double r = (s->inner + s->outer) / 2;
		if (step->state == WHEEL_READY || step->state == WHEEL_EXPIRED)
			mark(out, step, x_at(s, r, sector_mid(i)), y_at(s, r, sector_mid(i)), 0.85);
		if (step->current)
			arc(out, s, s->arc, sector_from(i) + half_gap(s, s->arc),
			    sector_from(i + 1) - half_gap(s, s->arc), "w-now");
	}
	buf_printf(out, "<circle class=\"w-hub\" cx=\"48\" cy=\"48\" r=\"%.1f\"/>", s->hub);
	if (current)
		buf_printf(out, "<text class=\"w-t w-num\" x=\"48\" y=\"54\">%d</text>", current);
	else
		buf_str(out, "<path class=\"w-m\" d=\"M42 49l4 4.5l8-9.5\"/>");
	buf_str(out, "</svg>");
}

/* Seven small sectors: pale, filled by what is there, hollow when expired; the arc of the current step outside. */
static void draw_list(struct buf *out, const struct wheel *w)
{
	const struct shape *s = &shapes[WHEEL_LIST];
	head(out, w, "list-size", 24, "img");
	for (int i = 0; i < WHEEL_STEPS; i++) {
		const struct wheel_step *step = &w->step[i];
		bool part = step->state == WHEEL_UNDER_WAY && step->filled > 0;
		sector(out, s, i, s->inner, s->outer,
		       step->state == WHEEL_READY     ? "w-full"
		       : step->state == WHEEL_EXPIRED ? "w-gone"
		                                      : "w-track");
		if (part) /* neither nothing nor everything, even where a pixel is a tenth of it */
			sector(out, s, i, s->inner, fill_radius(s, 0.3 + 0.35 * clamp01(step->filled)), "w-full");
		if (step->current)
			arc(out, s, s->arc, sector_from(i) + 0.012, sector_from(i + 1) - 0.012, "w-now");
	}
	buf_printf(out, "<circle class=\"w-hub\" cx=\"12\" cy=\"12\" r=\"%.1f\"/></svg>", s->hub);
}

void wheel_draw(struct buf *out, const struct wheel *w, enum wheel_size size)
{
	switch (size) {
	case WHEEL_LARGE:
		draw_large(out, w);
		break;
	case WHEEL_CARD:
		draw_card(out, w);
		break;
	case WHEEL_LIST:
		draw_list(out, w);
		break;
	}
}

void wheel_logo(struct buf *out, int px, bool alone)
{
	static const struct shape s = {16, 5.6, 15.4, 1.3, 0, 3, 0};
	buf_printf(out, "<svg %sclass=\"logo\" width=\"%d\" height=\"%d\" viewBox=\"0 0 32 32\" aria-hidden=\"true\">",
	           alone ? "xmlns=\"http://www.w3.org/2000/svg\" fill=\"#006653\" " : "", px, px);
	for (int i = 0; i < WHEEL_STEPS; i++)
		sector(out, &s, i, s.inner, fill_radius(&s, 0.16 + 0.84 * (i + 1) / WHEEL_STEPS), "w-fill");
	buf_str(out, "<circle class=\"w-fill\" cx=\"16\" cy=\"16\" r=\"3\"/></svg>");
}

int wheel_current(const struct wheel *w)
{
	for (int i = 0; i < WHEEL_STEPS; i++)
		if (w->step[i].current)
			return i + 1;
	return 0;
}
