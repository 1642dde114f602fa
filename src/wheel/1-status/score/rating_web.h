/* Reading a rating from a form: shared by the status page's form and the grid. */
#ifndef WHEEL_RATING_WEB_H
#define WHEEL_RATING_WEB_H

#include "http/http.h"
#include "wheel/1-status/score/score_ops.h"

/* The pair r-… = 1–5 (or empty: taken back) with what is beside it, e-… = evidence and c-… = confidence; what is not sent stays. */
enum err rating_wish_read(struct ctx *, const struct request *, const struct pair *, int64_t criterion,
                          struct rating_wish *ret);

#endif
