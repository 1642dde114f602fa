#include "platform/ui/wheel.h"

#include "platform/ui/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const state_names[] = {"not_started", "under_way", "ready", "expired", NULL};
const struct choices wheel_states = {"wheel_state", state_names};

static const char *const look_names[] = {"good", "watch", "bad", "unknown", NULL};
const struct choices ui_states = {"state", look_names};

const struct record wheel_step_record = RECORD_OF("wheel_step", wheel_step, WHEEL_STEP);

/* Where things are, in the units of the picture; 0 = not drawn at this size. */
struct shape {
	double centre, inner, outer, gap; /* sectors lie between the radii inner and outer, gap apart */
	double corner, lift;              /* of a sector: radius of its corners; how far the current one stands out */
	double hub, ring;                 /* radii of the hub and the year ring */
};
static const struct shape shapes[] = {
    [WHEEL_LARGE] = {148, 56, 119, 4, 4, 4, 50, 139},
    [WHEEL_CARD] = {52, 19.5, 40, 2.4, 2, 2, 15.5, 49},
    [WHEEL_LIST] = {14, 4.6, 10, 1.3, 0, 0, 2.5, 0},
};
enum { RIM = 20 };            /* the outer part of a large sector, where its name stands */
#define NUMERAL_AT       21.5 /* how far from the inner edge its numeral stands */
#define LEAST_PART       0.06 /* what is filled can be seen, however little it is */
#define LEAST_PART_SMALL 0.12

/* Shares of the turn where sector i starts and ends, 0 at the top, clockwise. */
static double sector_from(int i)
{
	return (double)i / WHEEL_STEPS;
}
static double sector_mid(int i)
{
	return (i + 0.5) / WHEEL_STEPS;
}

/* Half the gap as a share of the turn at radius r: sides of neighbours stay parallel. */
static double half_gap(double gap, double r)
{
	return r > gap ? asin(gap / 2 / r) / WHEEL_TURN : 0;
}

static double clamp01(double v)
{
	return v >= 0 ? (v <= 1 ? v : 1) : 0;
}

/* The radius up to which a ring is filled so that `filled` of its area is. */
static double fill_radius(double inner, double outer, double filled)
{
	return sqrt(inner * inner + clamp01(filled) * (outer * outer - inner * inner));
}

/* Round a corner off: a curve by way of the corner itself. */
static void corner(struct buf *out, double centre, double r, double turn, double to_r, double to_turn)
{
	wheel_point(out, "Q", centre, r, turn);
	wheel_point(out, " ", centre, to_r, to_turn);
}

/* A sector between two radii, with corners rounded by k. */
static void sector(struct buf *out, double c, int i, double inner, double outer, double gap, double k,
                   const char *class)
{
	double from = sector_from(i), to = sector_from(i + 1), go = half_gap(gap, outer), gi = half_gap(gap, inner);
	buf_printf(out, "<path class=\"%s\" d=\"", class);
	if (k > (outer - inner) / 2)
		k = (outer - inner) / 2;
	if (k <= 0) {
		wheel_arc_path(out, c, "M", outer, from + go, to - go);
		wheel_arc_path(out, c, "L", inner, to - gi, from + gi);
		buf_str(out, "Z\"/>");
		return;
	}
	double out_k = k / outer / WHEEL_TURN, in_k = k / inner / WHEEL_TURN, side = half_gap(gap, outer - k),
	       low = half_gap(gap, inner + k);
	wheel_arc_path(out, c, "M", outer, from + go + out_k, to - go - out_k);
	corner(out, c, outer, to - go, outer - k, to - side);
	wheel_point(out, "L", c, inner + k, to - low);
	corner(out, c, inner, to - gi, inner, to - gi - in_k);
	buf_printf(out, "A%.2f %.2f 0 0 0 ", inner, inner);
	wheel_point(out, "", c, inner, from + gi + in_k);
	corner(out, c, inner, from + gi, inner + k, from + low);
	wheel_point(out, "L", c, outer - k, from + side);
	corner(out, c, outer, from + go, outer, from + go + out_k);
	buf_str(out, "Z\"/>");
}

/* ✓ ◒ ! as drawings, the same in every font; `k` is the scale. Not started has none. Under way is filled from below, as its sector is from
 * within: ◐ is what is to be watched. */
static void mark(struct buf *out, const struct wheel_step *step, double x, double y, double k)
{
	switch (step->state) {
	case WHEEL_READY:
		buf_printf(out, "<path class=\"w-m w-on\" d=\"M%.2f %.2fl%.2f %.2fl%.2f %.2f\"/>", x - 4.5 * k,
		           y + 0.5 * k, 3.2 * k, 3.4 * k, 6 * k, -7 * k);
		break;
	case WHEEL_UNDER_WAY:
		buf_printf(out, "<circle class=\"w-m half\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"/>", x, y, 4.4 * k);
		buf_printf(out, "<path class=\"w-dot\" d=\"M%.2f %.2fa%.2f %.2f 0 0 0 %.2f 0Z\"/>", x - 4.4 * k, y,
		           4.4 * k, 4.4 * k, 8.8 * k);
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

/* Sectors whose rim runs up and down: a name along it would read slowly, so that it stands level. */
static bool is_steep(int i)
{
	return fabs(sin(sector_mid(i) * WHEEL_TURN)) > 0.9;
}

/* Lines across a large sector, in one path: a scale of 25, 50 and 75 % at both sides, as on a measuring glass, and the rim. */
static void scale(struct buf *out, const struct shape *s, int i, const struct wheel_step *step, double rim)
{
	double from = sector_from(i), to = sector_from(i + 1);
	buf_printf(out, "<path class=\"w-iso%s\" d=\"", step->state == WHEEL_READY ? " w-iso-on" : "");
	for (int q = 1; q < 4 && step->state != WHEEL_READY; q++) {
		double r = fill_radius(s->inner, rim, q / 4.0), long_by = 7 / r / WHEEL_TURN, g = half_gap(s->gap, r);
		wheel_arc_path(out, s->centre, "M", r, from + g, from + g + long_by);
		wheel_arc_path(out, s->centre, "M", r, to - g - long_by, to - g);
	}
	double g = half_gap(s->gap, rim) + 0.004;
	if (!is_steep(i) || step->state != WHEEL_READY)
		wheel_arc_path(out, s->centre, "M", rim, from + g, to - g);
	buf_str(out, "\"/>");
}

/* The numeral with its mark: where its baseline begins, and the middle of both. A level name stands under it. */
static void numeral_at(const struct shape *s, int i, double *ret_x, double *ret_y)
{
	double r = s->inner + NUMERAL_AT + (is_steep(i) ? 8 : 0);
	*ret_x = wheel_x(s->centre, r, sector_mid(i));
	*ret_y = wheel_y(s->centre, r, sector_mid(i)) + (is_steep(i) ? -9 : 0);
}

/* The edge of the filled part, as a contour line on a map: it stops where the texts stand. */
static void level_line(struct buf *out, const struct shape *s, int i, const struct wheel_step *step, double r)
{
	double x, y, from = sector_from(i) + half_gap(s->gap, r) + 0.003,
	             to = sector_from(i + 1) - half_gap(s->gap, r) - 0.003;
	double wide = is_steep(i) ? fmax(21, svg_width(step->label, 12.5) / 2 + 4) : 21, low = is_steep(i) ? 30 : 12,
	       start = from;
	bool on = true;
	numeral_at(s, i, &x, &y);
	buf_str(out, "<path class=\"w-level\" d=\"");
	for (int k = 0; k <= 48; k++) {
		double at = from + (to - from) * k / 48, px = wheel_x(s->centre, r, at), py = wheel_y(s->centre, r, at);
		bool clear = fabs(px - x) > wide || py < y - 13 || py > y + low;
		if (on && (!clear || k == 48) && at - start > 0.002)
			wheel_arc_path(out, s->centre, "M", r, start, at);
		if (clear && !on)
			start = at;
		on = clear;
	}
	buf_str(out, "\"/>");
}

/* Filled from the inside up to the rim, in the measure of what is there; a ready sector is filled whole. */
static void sector_fill(struct buf *out, const struct shape *s, int i, const struct wheel_step *step, double rim)
{
	if (step->state != WHEEL_UNDER_WAY || !(step->filled > 0))
		return;
	double r = fill_radius(s->inner, rim, fmax(LEAST_PART, step->filled));
	sector(out, s->centre, i, s->inner + 0.9, r, s->gap + 1.6, s->corner - 1, "w-part");
	level_line(out, s, i, step, r);
}

/* The name along the rim, read from the left whichever half of the wheel it is in; in a steep sector level, under the numeral. */
static void sector_name(struct buf *out, const struct shape *s, const struct wheel *w, int i, double outer, double x,
                        double y)
{
	const struct wheel_step *step = &w->step[i];
	const char *on = step->state == WHEEL_READY ? " w-on" : "", *id = w->id ? w->id : "w";
	if (!step->label)
		return;
	if (is_steep(i)) {
		buf_printf(out, "<text class=\"w-t w-rim%s\" x=\"%.2f\" y=\"%.2f\">", on, x, y + 25);
		buf_html(out, step->label);
		buf_str(out, "</text>");
		return;
	}
	bool low = cos(sector_mid(i) * WHEEL_TURN) < 0;
	double r = low ? outer - 6.5 : outer - 15.5, from = sector_from(i) + 0.006, to = sector_from(i + 1) - 0.006;
	buf_printf(out, "<path id=\"%s-%d\" fill=\"none\" d=\"", id, i + 1);
	wheel_arc_path(out, s->centre, "M", r, low ? to : from, low ? from : to);
	bool tight = svg_width(step->label, 12.5) > (to - from) * WHEEL_TURN * r - 4;
	buf_printf(out, "\"/><text class=\"w-t w-rim%s%s\"><textPath href=\"#%s-%d\" startOffset=\"50%%\">",
	           tight ? " l1" : "", on, id, i + 1);
	buf_html(out, step->label);
	buf_str(out, "</textPath></text>");
}

/* A large numeral with its mark; light only on a ready sector, dark on everything else, whatever the measure. */
static void sector_text(struct buf *out, const struct shape *s, const struct wheel *w, int i, double outer)
{
	const struct wheel_step *step = &w->step[i];
	double x, y;
	numeral_at(s, i, &x, &y);
	bool marked = step->state != WHEEL_NOT_STARTED;
	sector_name(out, s, w, i, outer, x, y);
	buf_printf(out, "<text class=\"w-t w-big%s\" x=\"%.2f\" y=\"%.2f\">%d</text>",
	           step->state == WHEEL_READY ? " w-on" : "", marked ? x - 8 : x, y + 8, i + 1);
	if (marked)
		mark(out, step, x + 9, y + 0.5, 1.05);
}

/* The thick arc over the current sector. */
static void current_arc(struct buf *out, const struct shape *s, int i, double r, double short_by)
{
	wheel_arc(out, s->centre, r, sector_from(i) + short_by, sector_from(i + 1) - short_by, "w-now");
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

static void large_sector(struct buf *out, const struct shape *s, const struct wheel *w, int i)
{
	const struct wheel_step *step = &w->step[i];
	double outer = s->outer + (step->current ? s->lift : 0), rim = outer - RIM;
	if (step->href) {
		buf_printf(out, "<a class=\"w-l%d\" href=\"", i + 1);
		buf_html(out, step->href);
		buf_str(out, "\" aria-label=\"");
		step_words(out, step, i);
		buf_printf(out, "\"%s>", step->current ? " aria-current=\"step\"" : "");
	} else {
		buf_printf(out, "<g class=\"w-l%d\">", i + 1);
	}
	sector(out, s->centre, i, s->inner, outer, s->gap, s->corner, sector_class(step));
	sector_fill(out, s, i, step, rim);
	scale(out, s, i, step, rim);
	if (step->current)
		current_arc(out, s, i, outer + 4.5, half_gap(s->gap, outer) + 0.006);
	sector_text(out, s, w, i, outer);
	buf_str(out, step->href ? "</a>" : "</g>");
}

/* A line of the hub, as large as fits its width; before it, room for a mark that is `lead` wide. */
static double hub_line(struct buf *out, const struct shape *s, const char *text, double y, double size, double lead,
                       const char *class)
{
	if (!text)
		return 0;
	double room = 2 * sqrt(s->hub * s->hub - (y - size * 0.35) * (y - size * 0.35)) - 9 - lead;
	while (size > 9 && svg_width(text, size) > room)
		size -= 0.5;
	buf_printf(out, "<text class=\"w-t %s\" x=\"%.1f\" y=\"%.2f\" font-size=\"%.1f\">", class, s->centre + lead / 2,
	           s->centre + y, size);
	buf_html(out, text);
	buf_str(out, "</text>");
	return svg_width(text, size);
}

/* The change with a triangle before it, drawn, so that it is one in every font. */
static void hub_change(struct buf *out, const struct shape *s, const struct wheel *w)
{
	const char *class = w->hub_direction < 0 ? "w-down" : w->hub_direction > 0 ? "w-up" : "w-d";
	double lead = w->hub_direction ? 12 : 0, wide = hub_line(out, s, w->hub_change, 18, 11.5, lead, class);
	if (lead > 0)
		buf_printf(out, "<path class=\"%s\" d=\"M%.2f %.2fh9l-4.5 %dZ\"/>", class, s->centre - wide / 2 - 6,
		           s->centre + (w->hub_direction < 0 ? 10.5 : 17.5), w->hub_direction < 0 ? 7 : -7);
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
	buf_printf(
	    out,
	    "<circle class=\"w-hub\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.1f\"/><circle class=\"w-hub-line\" cx=\"%.0f\" "
	    "cy=\"%.0f\" r=\"%.1f\"/>",
	    s->centre, s->centre, s->hub, s->centre, s->centre, s->hub - 3.5);
	hub_line(out, s, w->hub_level, -20, 11.5, 0, "w-d");
	hub_line(out, s, w->hub_revenue, 1, 16, 0, "b");
	if (w->hub_change)
		hub_change(out, s, w);
	hub_line(out, s, w->hub_date, w->hub_change ? 33 : 19, 11, 0, "w-d");
	if (w->hub_href)
		buf_str(out, "</a>");
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
	double y = cos(sector_mid(i) * WHEEL_TURN) > 0 ? s->centre + 12 : s->centre - 12 - height;
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
	wheel_titled(out, w->title);
	if (w->desc) {
		buf_str(out, "<desc>");
		buf_html(out, w->desc);
		buf_str(out, "</desc>");
	}
}

static void draw_large(struct buf *out, const struct wheel *w)
{
	const struct shape *s = &shapes[WHEEL_LARGE];
	head(out, w, "large-size", 296, "group");
	wheel_ring(out, s->centre, s->ring, &w->year, true);
	for (int i = 0; i < WHEEL_STEPS; i++)
		large_sector(out, s, w, i);
	hub(out, s, w);
	for (int i = 0; i < WHEEL_STEPS; i++)
		tip(out, s, i, &w->step[i]);
	buf_str(out, "</svg>");
}

static void card_sector(struct buf *out, const struct shape *s, int i, const struct wheel_step *step)
{
	double outer = s->outer + (step->current ? s->lift : 0), r = (s->inner + s->outer) / 2 + 0.5;
	sector(out, s->centre, i, s->inner, outer, s->gap, s->corner, sector_class(step));
	if (step->state == WHEEL_UNDER_WAY && step->filled > 0)
		sector(out, s->centre, i, s->inner + 0.6,
		       fill_radius(s->inner, outer, fmax(LEAST_PART_SMALL, step->filled)), s->gap + 1.2, 1.4, "w-part");
	if (step->state == WHEEL_READY || step->state == WHEEL_EXPIRED)
		mark(out, step, wheel_x(s->centre, r, sector_mid(i)), wheel_y(s->centre, r, sector_mid(i)), 0.85);
	if (step->current)
		current_arc(out, s, i, outer + 2.6, 0.012);
}

static void draw_card(struct buf *out, const struct wheel *w)
{
	const struct shape *s = &shapes[WHEEL_CARD];
	int current = wheel_current(w);
	head(out, w, "card-size", 104, "img");
	wheel_ring(out, s->centre, s->ring, &w->year, false);
	for (int i = 0; i < WHEEL_STEPS; i++)
		card_sector(out, s, i, &w->step[i]);
	buf_printf(out, "<circle class=\"w-hub\" cx=\"52\" cy=\"52\" r=\"%.1f\"/>", s->hub);
	if (current)
		buf_printf(out, "<text class=\"w-t w-num\" x=\"52\" y=\"58\">%d</text>", current);
	else
		buf_str(out, "<path class=\"w-m\" d=\"M46 53l4 4.5l8-9.5\"/>");
	buf_str(out, "</svg>");
}

/* Seven small sectors: pale, filled by what is there, hollow when expired; a cap over the current step. */
static void draw_list(struct buf *out, const struct wheel *w)
{
	const struct shape *s = &shapes[WHEEL_LIST];
	head(out, w, "list-size", 28, "img");
	for (int i = 0; i < WHEEL_STEPS; i++) {
		const struct wheel_step *step = &w->step[i];
		if (step->state == WHEEL_READY)
			sector(out, s->centre, i, s->inner, s->outer, s->gap, 0, "w-full");
		else if (step->state == WHEEL_EXPIRED)
			sector(out, s->centre, i, s->inner + 0.5, s->outer - 0.5, s->gap + 1, 0, "w-gone");
		else
			sector(out, s->centre, i, s->inner, s->outer, s->gap, 0, "w-track");
		/* Neither nothing nor everything, even where a pixel is a tenth of it. */
		if (step->state == WHEEL_UNDER_WAY && step->filled > 0)
			sector(out, s->centre, i, s->inner,
			       fill_radius(s->inner, s->outer, 0.34 + 0.34 * clamp01(step->filled)), s->gap, 0,
			       "w-full");
		if (step->current)
			sector(out, s->centre, i, 11.2, 13.4, 0.6, 0, "w-cap");
	}
	buf_printf(out, "<circle class=\"w-hub\" cx=\"14\" cy=\"14\" r=\"%.1f\"/></svg>", s->hub);
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
	const double inner = 5.6, outer = 15.4;
	buf_printf(out, "<svg %sclass=\"logo\" width=\"%d\" height=\"%d\" viewBox=\"0 0 32 32\" aria-hidden=\"true\">",
	           alone ? "xmlns=\"http://www.w3.org/2000/svg\" fill=\"#006653\" " : "", px, px);
	for (int i = 0; i < WHEEL_STEPS; i++)
		sector(out, 16, i, inner, fill_radius(inner, outer, 0.16 + 0.84 * (i + 1) / WHEEL_STEPS), 1.3, 0,
		       "w-fill");
	buf_str(out, "<circle class=\"w-fill\" cx=\"16\" cy=\"16\" r=\"3\"/></svg>");
}

int wheel_current(const struct wheel *w)
{
	for (int i = 0; i < WHEEL_STEPS; i++)
		if (w->step[i].current)
			return i + 1;
	return 0;
}
