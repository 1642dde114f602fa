/* The portfolio matrix: bubbles with area by revenue, the quadrants named, labels where there is room. */
#include "platform/ui/chart.h"

#include "platform/ui/svg.h"

#include <math.h>
#include <stdlib.h>

/* The plot within the picture of WIDE × HIGH. */
enum { WIDE = 640, HIGH = 440, LEFT = 26, RIGHT = 634, TOP = 6, FOOT = 412, LABELS = 60, LARGEST = 34 };
#define LETTER 13

struct placed {
	const struct chart_bubble *bubble;
	double x, y, r;
};
struct box {
	double x0, y0, x1, y1;
};

static double scale(double v, double from, double to)
{
	double share = (v - 0.8) / (5.2 - 0.8);
	return from + (to - from) * (share < 0.02 ? 0.02 : share > 0.98 ? 0.98 : share);
}

static int by_size(const void *a, const void *b)
{
	const struct placed *p = a, *q = b;
	return (p->r < q->r) - (p->r > q->r);
}

static bool meets(const struct box *a, const struct box *b)
{
	return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

static bool touches(const struct box *b, const struct placed *p)
{
	double dx = p->x - fmax(b->x0, fmin(p->x, b->x1)), dy = p->y - fmax(b->y0, fmin(p->y, b->y1));
	return dx * dx + dy * dy < p->r * p->r;
}

/* Places tried for a label, from the best: centre of the box relative to the bubble's edge, in units of (radius + half box). */
static const struct {
	double x, y;
} tries[] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {0.8, -0.8}, {-0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}};

static bool is_free(const struct box *box, const struct placed *all, size_t count, const struct placed *own,
                    const struct box *taken, size_t taken_count)
{
	if (box->x0 < LEFT + 2 || box->x1 > RIGHT - 2 || box->y0 < TOP + 1 || box->y1 > FOOT - 1)
		return false;
	for (size_t i = 0; i < taken_count; i++)
		if (meets(box, &taken[i]))
			return false;
	for (size_t i = 0; i < count; i++)
		if (&all[i] != own && touches(box, &all[i]))
			return false;
	return true;
}

/* Farther away in turn, where bubbles crowd: with a line to them. */
static const double apart[] = {0, 14, 30, 50, 72};

struct label {
	double half, high; /* of its box */
};

/* Room around the bubble, else apart from it; clear of `count` of the bubbles. */
static bool room_around(const struct placed *p, struct label l, const struct placed *all, size_t count,
                        const struct box *taken, size_t taken_count, struct box *ret, bool *ret_apart)
{
	for (size_t n = 0; n < sizeof(apart) / sizeof(apart[0]); n++) {
		*ret_apart = apart[n] > 0;
		for (size_t t = 0; t < sizeof(tries) / sizeof(tries[0]); t++) {
			double cx = p->x + tries[t].x * (p->r + l.half + 1 + apart[n]);
			double cy = p->y + tries[t].y * (p->r + l.high + 1 + apart[n]);
			*ret = (struct box){cx - l.half, cy - l.high, cx + l.half, cy + l.high};
			if (is_free(ret, all, count, p, taken, taken_count))
				return true;
		}
	}
	return false;
}

static bool room_within(const struct placed *p, struct label l, const struct placed *all, size_t count,
                        const struct box *taken, size_t taken_count, struct box *ret)
{
	*ret = (struct box){p->x - l.half, p->y - l.high, p->x + l.half, p->y + l.high};
	if (l.half > p->r * 0.94)
		return false;
	for (size_t i = 0; i < taken_count; i++)
		if (meets(ret, &taken[i]))
			return false;
	for (const struct placed *later = p + 1; later < all + count; later++) /* drawn over it */
		if (touches(ret, later))
			return false;
	return true;
}

/* Find room for one label: within its bubble, else around it, else apart from it. Who must be named is named over others' bubbles
 * where there is no room beside them. */
static bool find_room(const struct placed *p, const struct placed *all, size_t count, const struct box *taken,
                      size_t taken_count, struct box *ret, bool *ret_apart)
{
	struct label l = {svg_width(p->bubble->label, LETTER) / 2 + 2, 8.5};
	*ret_apart = false;
	return room_within(p, l, all, count, taken, taken_count, ret) ||
	       room_around(p, l, all, count, taken, taken_count, ret, ret_apart) ||
	       (p->bubble->first && room_around(p, l, all, 0, taken, taken_count, ret, ret_apart));
}

/* From the bubble to its label that stands apart. */
static void lead(struct buf *out, const struct placed *p, const struct box *box)
{
	double x = fmax(box->x0, fmin(p->x, box->x1)), y = fmax(box->y0, fmin(p->y, box->y1));
	double away = hypot(x - p->x, y - p->y);
	if (away > 0)
		buf_printf(out, "<path class=\"c-lead\" d=\"M%.1f %.1fL%.1f %.1f\"/>", p->x + (x - p->x) * p->r / away,
		           p->y + (y - p->y) * p->r / away, x, y);
}

static void escaped(struct buf *out, const char *open, const char *text, const char *close)
{
	buf_str(out, open);
	buf_html(out, text);
	buf_str(out, close);
}

static void ground(struct buf *out, const struct chart_matrix *m, struct box names[4])
{
	double x = scale(m->x_split, LEFT, RIGHT), y = scale(m->y_split, FOOT, TOP);
	buf_printf(out, "<rect class=\"c-core\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%.1f\"/>", x, TOP,
	           RIGHT - x, y - TOP);
	buf_printf(out, "<rect class=\"c-frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", LEFT, TOP,
	           RIGHT - LEFT, FOOT - TOP);
	buf_printf(out, "<path class=\"c-split\" d=\"M%.1f %dV%dM%d %.1fH%d\"/>", x, TOP, FOOT, LEFT, y, RIGHT);
	const struct {
		const char *text;
		double x, y;
		bool end;
	} corner[4] = {{m->develop, LEFT + 10, TOP + 20, false},
	               {m->invest, RIGHT - 10, TOP + 20, true},
	               {m->serve, LEFT + 10, FOOT - 10, false},
	               {m->maintain, RIGHT - 10, FOOT - 10, true}};
	for (int i = 0; i < 4; i++) {
		double wide = svg_width(corner[i].text, 15);
		names[i] = (struct box){corner[i].end ? corner[i].x - wide : corner[i].x, corner[i].y - 15,
		                        corner[i].end ? corner[i].x : corner[i].x + wide, corner[i].y + 4};
		buf_printf(out, "<text class=\"c-q%s\" x=\"%.0f\" y=\"%.0f\">", corner[i].end ? " e" : "", corner[i].x,
		           corner[i].y);
		escaped(out, "", corner[i].text, "</text>");
	}
	buf_printf(out, "<text class=\"m\" x=\"%d\" y=\"%d\">", (LEFT + RIGHT) / 2, FOOT + 20);
	escaped(out, "", m->x_name, " →</text>");
	buf_printf(out, "<text class=\"m\" transform=\"translate(14 %d) rotate(-90)\">", (TOP + FOOT) / 2);
	escaped(out, "", m->y_name, " →</text>");
}

static void bubble(struct buf *out, const struct placed *p)
{
	static const char *const classes[] = {"c-bub", "c-bub light", "c-bub none", "c-bub covered"};
	if (p->bubble->href) {
		escaped(out, "<a href=\"", p->bubble->href, "\" aria-label=\"");
		escaped(out, "", p->bubble->text, "\">");
	} else {
		buf_str(out, "<g>");
	}
	escaped(out, "<title>", p->bubble->text, "</title>");
	buf_printf(out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", classes[p->bubble->kind], p->x,
	           p->y, p->r);
	buf_str(out, p->bubble->href ? "</a>" : "</g>");
}

static size_t place(const struct chart_matrix *m, struct placed *all)
{
	int64_t most = 1;
	size_t count = 0;
	for (size_t i = 0; i < m->count; i++)
		if (m->bubbles[i].size != NONE && m->bubbles[i].size > most)
			most = m->bubbles[i].size;
	for (size_t i = 0; i < m->count; i++) {
		const struct chart_bubble *b = &m->bubbles[i];
		if (isnan(b->x) || isnan(b->y))
			continue;
		double share = b->size == NONE || b->size < 0 ? 0 : (double)b->size / (double)most;
		all[count++] = (struct placed){b, scale(b->x, LEFT, RIGHT), scale(b->y, FOOT, TOP),
		                               fmax(4, LARGEST * sqrt(share))};
	}
	qsort(all, count, sizeof(*all), by_size); /* large first: the small lie on top */
	return count;
}

void chart_matrix(struct buf *out, const struct chart_words *words, const struct chart_matrix *m)
{
	struct placed *all = calloc(m->count + 1, sizeof(*all));
	if (!all)
		abort();
	struct box taken[LABELS + 4];
	size_t count = place(m, all), labelled = 0;
	bool links = false;
	for (size_t i = 0; i < count; i++)
		links = links || all[i].bubble->href;
	buf_printf(out, "<svg class=\"chart matrix\" viewBox=\"0 0 %d %d\" role=\"%s\"", WIDE, HIGH,
	           links ? "group" : "img");
	escaped(out, " aria-label=\"", words->title, "\">");
	escaped(out, "<title>", words->title, "</title>");
	escaped(out, "<desc>", words->desc, "</desc>");
	ground(out, m, taken);
	for (size_t i = 0; i < count; i++)
		bubble(out, &all[i]);
	for (size_t n = 0; n < 2 * count && labelled < LABELS; n++) {
		size_t i = n % count;
		struct box *box = &taken[4 + labelled];
		bool stands_apart;
		if (!all[i].bubble->label || all[i].bubble->first != (n < count) ||
		    !find_room(&all[i], all, count, taken, 4 + labelled, box, &stands_apart))
			continue;
		labelled++;
		if (stands_apart)
			lead(out, &all[i], box);
		buf_printf(out, "<text class=\"m ink\" aria-hidden=\"true\" x=\"%.1f\" y=\"%.1f\">",
		           (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2 + 4);
		escaped(out, "", all[i].bubble->label, "</text>");
	}
	buf_str(out, "</svg>");
	free(all);
}
