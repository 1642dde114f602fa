/* Reading a rating from a form: shared by the status page's form and the grid. */
#ifndef WHEEL_RATING_WEB_H
#define WHEEL_RATING_WEB_H

#include "http/http.h"
#include "wheel/1-status/score/score_ops.h"

/* Read the field r-… (1–5, or empty to take the rating back), and the evidence and confidence in the fields e-… and c-…
 * of the same ending; what was not sent stays as it is. */
enum err rating_wish_read(struct ctx *, const struct request *, const struct pair *, int64_t criterion,
                          struct rating_wish *ret);

#endif
