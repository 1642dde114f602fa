/* Computing the portfolio matrix. */
#ifndef WHEEL_MATRIX_OPS_H
#define WHEEL_MATRIX_OPS_H

#include "db/db.h"
#include "wheel/1-status/score/matrix.h"

enum { MATRIX_LINES = 200 };

/* The matrix of all customers on which the one who acts may see opinions. Only the MATRIX_LINES largest are lines; the
 * recommended come first, then the others by attractiveness. Slow with thousands of customers, so on R_SLOW routes
 * only. Nothing is drawn. */
enum err matrix_get(struct ctx *, struct matrix_view *ret);

#endif
