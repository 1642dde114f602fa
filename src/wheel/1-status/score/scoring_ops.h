/* The scoring grid of the one who acts. */
#ifndef WHEEL_SCORING_OPS_H
#define WHEEL_SCORING_OPS_H

#include "db/db.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/scoring.h"

enum { SCORING_PAGE = 25, SCORING_CHOSEN_MAX = 50 };

/* A page of the grid, all its ratings in one query. */
enum err scoring_get(struct ctx *, const struct scoring_query *, struct scoring *ret);
/* The rows of some customers, at most SCORING_CHOSEN_MAX, with their scores as they are after saving. */
enum err scoring_rows(struct ctx *, const int64_t *ids, size_t count, struct list *ret);

#endif
