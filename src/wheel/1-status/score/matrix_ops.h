#ifndef WHEEL_MATRIX_OPS_H
#define WHEEL_MATRIX_OPS_H

#include "db/db.h"
#include "wheel/1-status/score/matrix.h"

enum { MATRIX_LINES = 200 };

/* The matrix of the customers whose opinions the one who acts may see, the largest MATRIX_LINES of them as lines (recommended
 * first, then by attractiveness). Heavy at thousands of customers: on slow routes only. Nothing is drawn. */
enum err matrix_get(struct ctx *, struct matrix_view *ret);

#endif
