/* Charts as SVG. Pure: numbers and finished texts in, markup out; colours from the style sheet (80-chart.css). Places are in
 * percent and text in pixels, so that a chart fits any width and stays readable. Each has a title and description; the table
 * behind it is the page's. A value that is not there (NONE) is a gap, never a zero. */
#ifndef PLATFORM_LOOK_CHART_H
#define PLATFORM_LOOK_CHART_H

#include "base/buf.h"
#include "base/record.h"

/* How numbers and months are written: fmt_money_short, fmt_percent-like, fmt_month of lang/tr.h. */
typedef void chart_number(struct buf *, enum lang, int64_t);
typedef void chart_date(struct buf *, enum lang, int32_t);

struct chart_words {
	const char *title, *desc;
	enum lang lang;
	chart_number *number;
	chart_date *month;
};

struct chart_month {
	int32_t month; /* yyyymm */
	int64_t value; /* NONE = no data */
};

/* Bars by month, oldest first; the last `strong` of them in full colour, years under the axis. The time before the first sale is
 * left out. */
void chart_months(struct buf *out, const struct chart_words *, const struct chart_month *, size_t count, size_t strong);

/* A line of 96 × 24 px for a table's cell; the last point is marked. Fewer than two values draw nothing. */
void chart_spark(struct buf *out, const char *title, const int64_t *values, size_t count);

struct chart_pareto {
	const int64_t *values; /* largest first */
	size_t count;
	int64_t total;    /* of all, also those not among the values; 0 = the sum of the values */
	double threshold; /* 0.8 */
	size_t reached;   /* how many it takes to reach it; 0 = not marked */
	const char *threshold_text, *reached_text; /* "80 %", "38 kunder" */
};
void chart_pareto(struct buf *out, const struct chart_words *, const struct chart_pareto *);

enum bubble { BUBBLE_KEY, BUBBLE_LIGHT, BUBBLE_ORDINARY };
struct chart_bubble {
	const char *label; /* short name beside or in it */
	const char *text;  /* what a screen reader and the pointer are told */
	const char *href;  /* NULL = no link */
	double x, y;       /* 1–5: relative strength, attractiveness; outside is drawn at the edge, NAN not at all */
	int64_t size;      /* revenue: the area */
	enum bubble kind;
};
struct chart_matrix {
	const struct chart_bubble *bubbles;
	size_t count;
	double x_split, y_split; /* thresholds */
	const char *x_name, *y_name;
	const char *invest, *develop, *maintain, *serve; /* quadrants: high–high, attractive, strong, neither */
};
/* At most 60 are labelled, the largest first, where there is room. */
void chart_matrix(struct buf *out, const struct chart_words *, const struct chart_matrix *);

/* The interval within which a weight may move (0–1 each), with its present value. */
void chart_interval(struct buf *out, const char *title, double low, double value, double high);
/* A share 0–1 as a bar; `limit` 0–1 draws a line across, NAN none. A share past 1 fills the bar and is marked as too much. */
void chart_share(struct buf *out, const char *title, double share, double limit);

/* Step between grid lines so that two to five of them span `most`: 1, 2, 2.5 or 5 × 10ⁿ. At least 1. */
int64_t chart_step(int64_t most);

#endif
