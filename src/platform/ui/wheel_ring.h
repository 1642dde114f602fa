/* The year ring of a wheel, and what both are drawn with: points and arcs around a centre. Angles are shares of the turn,
 * 0 at the top, clockwise. */
#ifndef PLATFORM_UI_WHEEL_RING_H
#define PLATFORM_UI_WHEEL_RING_H

#include "base/buf.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#define WHEEL_TURN (2 * M_PI)

struct wheel_review {
	int32_t date; /* yyyymmdd */
	bool done;
	const char *text; /* "Kvartalsgjennomgang 23.02.2027" */
};

/* Something that is due on a day, as a link on the ring. The page lists the same beside the wheel, for keyboards and
 * screen readers. */
struct wheel_mark {
	int32_t date;
	const char *text, *href; /* "R-17 · Avtalen går ut 12.03.2027" */
};

/* The ring around the wheel: the time from the round's start to its planned end, once around from the top. Dates are
 * yyyymmdd. What has the date 0, or one outside that time, is left out; when today is past the planned end, the ring
 * is full and marked as late. start 0 = no ring. */
struct wheel_year {
	int32_t start, planned, today, expiry;
	const char *today_text, *expiry_text; /* "I dag, 23.11.2026", "Statusen utløper 12.03.2027" */
	const struct wheel_review *reviews;
	size_t review_count;
	const struct wheel_mark *marks; /* by day */
	size_t mark_count;
};

double wheel_x(double centre, double r, double turn);
double wheel_y(double centre, double r, double turn);
/* Append path data: `op` and the point at radius r. */
void wheel_point(struct buf *, const char *op, double centre, double r, double turn);
/* Append path data of an arc at radius r between two angles, after "M" or "L". */
void wheel_arc_path(struct buf *, double centre, const char *op, double r, double from, double to);
/* Append an arc as a path of its own. */
void wheel_arc(struct buf *, double centre, double r, double from, double to, const char *class);
void wheel_titled(struct buf *, const char *text); /* <title>, when there is a text */

/* Append the ring at radius r: how much of the round has gone; with `marks` also weeks and months, today, reviews, what is
 * due, and when the status expires. */
void wheel_ring(struct buf *, double centre, double r, const struct wheel_year *, bool marks);

#endif
