#ifndef WHEEL_SCORE_VIEW_OPS_H
#define WHEEL_SCORE_VIEW_OPS_H

#include "db/db.h"
#include "wheel/1-status/score/score_view.h"

/* Fill it; others' ratings stay hidden from one who must give his own first (score_is_blind). */
enum err score_view_get(struct ctx *, int64_t account, struct score_view *ret);

/* The five steps of a scale, from five lines of text; `mine`: the step I chose, NONE = none. */
struct list anchors_of(struct ctx *, const char *text, int64_t mine);

#endif
