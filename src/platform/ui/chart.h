/* Charts as SVG. Pure: numbers and finished texts in, markup out; colours from the style sheet (80-chart.css).
 * Places are in percent and text in pixels, so that a chart fits any width and stays readable. Each has a title and
 * description; the table behind it is the page's. A value that is not there (NONE) is a gap, never a zero. */
#ifndef PLATFORM_UI_CHART_H
#define PLATFORM_UI_CHART_H

#include "base/buf.h"
#include "base/record.h"

/* How numbers and months are written, such as fmt_money_short and fmt_month of lang/tr.h. */
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

/* Append a bar for each month, oldest first, with the years under the axis. The last `strong` bars have the full
 * colour. Months before the first value are left out. */
void chart_months(struct buf *out, const struct chart_words *, const struct chart_month *, size_t count, size_t strong);

/* Append a line of 96 × 24 px for a table's cell, with its last point marked. With fewer than two values nothing is
 * drawn. */
void chart_spark(struct buf *out, const char *title, const int64_t *values, size_t count);

struct chart_pareto {
	const int64_t *values; /* largest first */
	size_t count;
	int64_t total;    /* the sum of all, also of those that are not among the values; 0 = the sum of the values */
	double threshold; /* share of the total that is marked: 0.8 */
	size_t reached;   /* how many of the largest make up that share; 0 = it is not marked */
	const char *threshold_text, *reached_text; /* "80 %", "38 kunder" */
};
/* Append the cumulative share of the values. */
void chart_pareto(struct buf *out, const struct chart_words *, const struct chart_pareto *);

enum bubble { BUBBLE_KEY, BUBBLE_LIGHT, BUBBLE_ORDINARY, BUBBLE_COVERED };
struct chart_bubble {
	const char *label; /* short name beside or in it */
	const char *text;  /* what a screen reader and the pointer are told */
	const char *href;  /* NULL = no link */
	double x, y; /* 1–5: relative strength, attractiveness; what is outside is drawn at the edge, NAN not at all */
	int64_t size; /* revenue, which the bubble's area is in proportion to */
	enum bubble kind;
	bool first; /* its label is placed before those of the others */
};
struct chart_matrix {
	const struct chart_bubble *bubbles;
	size_t count;
	double x_split, y_split; /* thresholds */
	const char *x_name, *y_name;
	const char *invest, *develop, *maintain, *serve; /* quadrants: high–high, attractive, strong, neither */
};
/* Append the matrix. At most 60 bubbles get their label, the `first` ones and then the largest first, where there
 * is room. */
void chart_matrix(struct buf *out, const struct chart_words *, const struct chart_matrix *);

/* Append the interval within which a weight may vary, with its present value; all from 0 to 1. */
void chart_interval(struct buf *out, const char *title, double low, double value, double high);
/* Append a share from 0 to 1 as a bar, with a line across at `limit` (NAN = none). A share above 1 fills the bar and
 * is marked as too much. */
void chart_share(struct buf *out, const char *title, double share, double limit);

/* The step between grid lines, so that two to five of them reach `most`: 1, 2, 2.5 or 5 times a power of ten, and at
 * least 1. */
int64_t chart_step(int64_t most);

#endif
