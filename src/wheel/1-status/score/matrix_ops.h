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

/* Who is recommended now (struct recommended, by id), whether or not the one who acts may see it: asked before criteria are changed. */
struct recommended {
	int64_t id;
	const char *name;
};
enum err recommended_list(struct ctx *, struct list *ret);
/* After the change, in its transaction: E_INVALID at the field "sure", with who enters and who leaves (only how many, to who may not
 * see opinions on all of them), unless the set is the same or `sure` says that this was read: what recommended_sign made of it, or
 * "1". */
enum err recommended_sure(struct ctx *, const struct list *before, const char *sure);
/* For the form that is shown again: what its field "sure" holds then; NULL when it was refused for something else. */
const char *recommended_sign(const struct field_fault *refused_for);

#endif
