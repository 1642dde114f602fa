/* The year ring of a wheel, and what both are drawn with: points and arcs around a centre. Angles are shares of the turn,
 * 0 at the top, clockwise. */
#ifndef PLATFORM_UI_WHEEL_RING_H
#define PLATFORM_UI_WHEEL_RING_H

#include "platform/ui/wheel.h"

#include <math.h>

#define WHEEL_TURN (2 * M_PI)

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
