/* Filling the view of a customer's score. */
#ifndef WHEEL_SCORE_VIEW_OPS_H
#define WHEEL_SCORE_VIEW_OPS_H

#include "db/db.h"
#include "wheel/1-status/score/score_view.h"

/* A customer's score. Others' ratings are hidden if the one who acts must give his own first (score_is_blind). */
enum err score_view_get(struct ctx *, int64_t account, struct score_view *ret);

/* The five steps of a scale (struct anchor), from a text of five lines; `mine`: the one that was chosen, NONE =
 * none. */
struct list anchors_of(struct ctx *, const char *text, int64_t mine);

#endif
