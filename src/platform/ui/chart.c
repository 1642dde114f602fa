#include "platform/ui/chart.h"

#include "platform/ui/svg.h"

#include <math.h>
#include <stdlib.h>

static double clamp01(double v)
{
	return v >= 0 ? (v <= 1 ? v : 1) : 0;
}

static void text_tag(struct buf *out, const char *tag, const char *text)
{
	if (text) {
		buf_printf(out, "<%s>", tag);
		buf_html(out, text);
		buf_printf(out, "</%s>", tag);
	}
}

static void svg_open(struct buf *out, const char *class, const char *role, const struct chart_words *words)
{
	buf_printf(out, "<svg class=\"%s\" role=\"%s\" aria-label=\"", class, role);
	buf_html(out, words->title);
	buf_char(out, '"');
}

static void svg_words(struct buf *out, const struct chart_words *words)
{
	buf_char(out, '>');
	text_tag(out, "title", words->title);
	text_tag(out, "desc", words->desc);
}

static void number(struct buf *out, const struct chart_words *words, int64_t value)
{
	struct buf text BUF_AUTO;
	buf_init(&text, 128);
	words->number(&text, words->lang, value);
	buf_html(out, text.p);
}

int64_t chart_step(int64_t most)
{
	int64_t power = 1;
	while (power <= most / 10)
		power *= 10;
	for (;; power /= 10) {
		static const int64_t tenths[] = {50, 25, 20, 10};
		for (size_t i = 0; i < 4; i++) {
			int64_t step = power >= 10 ? power / 10 * tenths[i] : tenths[i] % 10 ? 0 : tenths[i] / 10;
			if (step && most / step >= 2)
				return step;
		}
		if (power == 1)
			return 1;
	}
}

/* Bars by month ------------------------------------------------------------------------------------------------------ */

enum { MONTHS_TOP = 14, MONTHS_FOOT = 150, MONTHS_HEIGHT = 172 };

struct span {
	int64_t low, high; /* low ≤ 0 ≤ high */
};

static double y_of(const struct span *span, int64_t value)
{
	double whole = (double)span->high - (double)span->low;
	return whole > 0 ? MONTHS_FOOT - (MONTHS_FOOT - MONTHS_TOP) * ((double)value - (double)span->low) / whole
	                 : MONTHS_FOOT;
}

static void grid(struct buf *out, const struct span *span)
{
	int64_t most = span->high > -span->low ? span->high : -span->low, step = chart_step(most);
	for (int64_t at = span->low / step * step; at <= span->high && most; at += step) {
		double y = y_of(span, at);
		buf_printf(out, "<line class=\"%s\" x1=\"0\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/>",
		           at ? "c-grid" : "c-zero", y, y);
		if (at > INT64_MAX - step)
			break;
	}
}

/* The numbers of the grid, as a picture of its own beside the plot, as wide as they are. */
static void axis(struct buf *out, const struct chart_words *words, const struct span *span)
{
	int64_t most = span->high > -span->low ? span->high : -span->low, step = chart_step(most);
	struct buf texts BUF_AUTO, one BUF_AUTO;
	buf_init(&texts, 4096);
	buf_init(&one, 128);
	double wide = 0;
	for (int64_t at = span->low / step * step; at <= span->high && most; at += step) {
		if (at) {
			buf_clear(&one);
			words->number(&one, words->lang, at);
			wide = fmax(wide, svg_width(one.p, 11.5));
			buf_printf(&texts, "<text class=\"e\" x=\"100%%\" dx=\"-6\" y=\"%.1f\">", y_of(span, at) + 4);
			buf_html(&texts, one.p);
			buf_str(&texts, "</text>");
		}
		if (at > INT64_MAX - step)
			break;
	}
	buf_printf(out, "<svg class=\"axis\" width=\"%.0f\" height=\"%d\" aria-hidden=\"true\">%s</svg>", wide + 6,
	           MONTHS_HEIGHT, texts.p);
}

static void month_bar(struct buf *out, const struct chart_words *words, const struct span *span,
                      const struct chart_month *m, double x, double wide, bool strong)
{
	if (m->value == NONE)
		return;
	double zero = y_of(span, 0), y = y_of(span, m->value);
	struct buf when BUF_AUTO;
	buf_init(&when, 64);
	words->month(&when, words->lang, m->month);
	buf_str(out, "<g><title>");
	buf_html(out, when.p);
	buf_str(out, ": ");
	number(out, words, m->value);
	buf_printf(out, "</title><rect class=\"c-hit\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%d\" height=\"%d\"/>", x, wide,
	           MONTHS_TOP, MONTHS_FOOT - MONTHS_TOP);
	buf_printf(out, "<rect class=\"%s\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%.1f\" height=\"%.1f\"/></g>",
	           m->value < 0 ? "c-neg"
	           : strong     ? "c-bar"
	                        : "c-past",
	           x + wide * 0.12, wide * 0.76, fmin(y, zero), fmax(fabs(zero - y), m->value ? 1 : 0));
}

void chart_months(struct buf *out, const struct chart_words *words, const struct chart_month *months, size_t count,
                  size_t strong)
{
	struct span span = {0, 0};
	for (; count > strong && !months->value; months++)
		count--;
	for (size_t i = 0; i < count; i++) {
		int64_t v = months[i].value;
		if (v != NONE && v > span.high)
			span.high = v;
		if (v != NONE && v < span.low)
			span.low = v;
	}
	buf_str(out, "<div class=\"plotted\">");
	axis(out, words, &span);
	svg_open(out, "chart", "img", words);
	buf_printf(out, " height=\"%d\"", MONTHS_HEIGHT);
	svg_words(out, words);
	grid(out, &span);
	double wide = count ? 100.0 / (double)count : 0;
	for (size_t i = 0; i < count; i++) {
		double x = wide * (double)i;
		month_bar(out, words, &span, &months[i], x, wide, i + strong >= count);
		size_t left =
		    count - i; /* a year is named where it begins, and where the chart begins when there is room */
		if (months[i].month % 100 == 1 || (i == 0 && months[i].month % 100 <= 10 && left > 2)) {
			buf_printf(out, "<line class=\"c-zero\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>", x,
			           x, MONTHS_FOOT, MONTHS_FOOT + 6);
			buf_printf(out, "<text x=\"%.2f%%\" dx=\"3\" y=\"%d\">%d</text>", x, MONTHS_FOOT + 16,
			           months[i].month / 100);
		}
	}
	buf_str(out, "</svg></div>");
}

void chart_spark(struct buf *out, const char *title, const int64_t *values, size_t count)
{
	int64_t low = INT64_MAX, high = INT64_MIN;
	size_t there = 0;
	for (size_t i = 0; i < count; i++) {
		if (values[i] == NONE)
			continue;
		there++;
		low = values[i] < low ? values[i] : low;
		high = values[i] > high ? values[i] : high;
	}
	if (there < 2)
		return;
	double span = (double)high - (double)low, x = 0, y = 0;
	buf_str(out,
	        "<svg class=\"spark\" role=\"img\" width=\"96\" height=\"24\" viewBox=\"0 0 96 24\" aria-label=\"");
	buf_html(out, title);
	buf_str(out, "\"><path class=\"c-spark\" d=\"");
	bool gap = true;
	for (size_t i = 0; i < count; i++) {
		if (values[i] == NONE) {
			gap = true;
			continue;
		}
		x = 3 + 89 * (double)i / (double)(count - 1);
		y = span > 0 ? 20.5 - 17 * ((double)values[i] - (double)low) / span : 12;
		buf_printf(out, "%c%.1f %.1f", gap ? 'M' : 'L', x, y);
		gap = false;
	}
	buf_printf(out, "\"/><circle class=\"c-end\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/></svg>", x, y);
}

/* Pareto ------------------------------------------------------------------------------------------------------------- */

enum { PARETO_TOP = 18, PARETO_FOOT = 220, PARETO_HEIGHT = 228, PARETO_POINTS = 200, PARETO_BARS = 80 };

static double pareto_y(double share)
{
	return PARETO_FOOT - (PARETO_FOOT - PARETO_TOP) * clamp01(share);
}

/* The cumulative line, in a picture of its own that stretches: a path knows no percent. */
static void pareto_line(struct buf *out, const struct chart_pareto *p, double total)
{
	buf_printf(out,
	           "<svg y=\"%d\" width=\"100%%\" height=\"%d\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">",
	           PARETO_TOP, PARETO_FOOT - PARETO_TOP);
	buf_str(out, "<path class=\"c-line\" vector-effect=\"non-scaling-stroke\" d=\"M0 100");
	double sum = 0, last = 0;
	for (size_t i = 0; i < p->count; i++) {
		sum += (double)p->values[i];
		double x = 100.0 * (double)(i + 1) / (double)p->count;
		if (i < 40 || x - last >= 100.0 / PARETO_POINTS || i + 1 == p->count) {
			buf_printf(out, "L%.2f %.2f", x, 100 - 100 * clamp01(sum / total));
			last = x;
		}
	}
	buf_str(out, "\"/></svg>");
}

static void pareto_bars(struct buf *out, const struct chart_words *words, const struct chart_pareto *p)
{
	double most = p->values[0] > 0 ? (double)p->values[0] : 1, wide = 100.0 / (double)p->count;
	size_t drawn = p->count <= PARETO_BARS ? p->count : PARETO_POINTS;
	for (size_t k = 0; k < drawn; k++) { /* of many, a bar for each group's first */
		size_t i = drawn == p->count ? k : k * p->count / drawn,
		       next = drawn == p->count ? k + 1 : (k + 1) * p->count / drawn;
		double high = (PARETO_FOOT - PARETO_TOP) * clamp01((double)p->values[i] / most);
		if (i == next || high < 0.25)
			continue;
		buf_printf(out, "<rect class=\"%s\" x=\"%.3f%%\" width=\"%.3f%%\" y=\"%.1f\" height=\"%.1f\"/>",
		           p->reached && i >= p->reached ? "c-past" : "c-bar", wide * (double)i,
		           wide * (double)(next - i) * (drawn == p->count ? 0.8 : 1), PARETO_FOOT - high, high);
	}
}

static void pareto_marks(struct buf *out, const struct chart_pareto *p)
{
	double y = pareto_y(p->threshold), x = 100.0 * (double)p->reached / (double)p->count;
	buf_printf(out, "<line class=\"c-mark\" x1=\"0\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/>", y, y);
	if (p->threshold_text) {
		buf_printf(out, "<text class=\"e\" x=\"100%%\" y=\"%.1f\">", y - 4);
		buf_html(out, p->threshold_text);
		buf_str(out, "</text>");
	}
	if (!p->reached)
		return;
	buf_printf(out, "<line class=\"c-mark\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%.1f\" y2=\"%d\"/>", x, x, y,
	           PARETO_FOOT);
	buf_printf(out, "<circle class=\"c-dot\" cx=\"%.2f%%\" cy=\"%.1f\" r=\"4\"/>", x, y);
	if (p->reached_text) {
		buf_printf(out, "<text class=\"ink b%s\" x=\"%.2f%%\" dx=\"%d\" y=\"%.1f\">", x > 60 ? " e" : "", x,
		           x > 60 ? -9 : 9, y + 18);
		buf_html(out, p->reached_text);
		buf_str(out, "</text>");
	}
}

void chart_pareto(struct buf *out, const struct chart_words *words, const struct chart_pareto *p)
{
	double total = (double)p->total;
	for (size_t i = 0; i < p->count && !p->total; i++)
		total += (double)p->values[i];
	svg_open(out, "chart", "img", words);
	buf_printf(out, " height=\"%d\"", PARETO_HEIGHT);
	svg_words(out, words);
	buf_printf(out, "<line class=\"c-zero\" x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\"/>", PARETO_FOOT, PARETO_FOOT);
	if (p->count && total > 0) {
		pareto_bars(out, words, p);
		pareto_line(out, p, total);
		pareto_marks(out, p);
	}
	buf_str(out, "</svg>");
}

/* Bars of one row ---------------------------------------------------------------------------------------------------- */

static void row_open(struct buf *out, const char *title)
{
	buf_str(out, "<svg class=\"chart\" role=\"img\" height=\"16\" aria-label=\"");
	buf_html(out, title);
	buf_str(out, "\"><rect class=\"c-track\" y=\"5\" width=\"100%\" height=\"6\" rx=\"3\"/>");
}

void chart_interval(struct buf *out, const char *title, double low, double value, double high)
{
	double from = 100 * clamp01(low), to = 100 * clamp01(high), at = 100 * clamp01(value);
	row_open(out, title);
	if (to > from)
		buf_printf(out, "<rect class=\"c-past\" x=\"%.2f%%\" y=\"3\" width=\"%.2f%%\" height=\"10\" rx=\"3\"/>",
		           from, to - from);
	buf_printf(out, "<line class=\"c-limit\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"16\"/></svg>", at, at);
}

void chart_share(struct buf *out, const char *title, double share, double limit)
{
	row_open(out, title);
	if (share > 0)
		buf_printf(out, "<rect class=\"%s\" y=\"5\" width=\"%.2f%%\" height=\"6\" rx=\"3\"/>",
		           share > 1 ? "c-neg" : "c-bar", 100 * clamp01(share));
	if (!isnan(limit))
		buf_printf(out, "<line class=\"c-limit\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"1\" y2=\"15\"/>",
		           100 * clamp01(limit), 100 * clamp01(limit));
	buf_str(out, "</svg>");
}
