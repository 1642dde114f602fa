/* What is done with rounds. */
#ifndef WHEEL_ROUND_OPS_H
#define WHEEL_ROUND_OPS_H

#include "db/db.h"
#include "wheel/round/round.h"

/* The open round of a customer; E_NOT_FOUND without reason when there is none. */
enum err round_current(struct ctx *, int64_t account, struct round *ret);
enum err round_get(struct ctx *, int64_t account, int64_t number, struct round *ret);
/* All rounds of a customer, newest first, without snapshots. */
enum err round_list(struct ctx *, int64_t account, struct list *ret);
/* E_NOT_FOUND "account.not_found". */
enum err customer_state_get(struct ctx *, int64_t account, struct customer_state *ret);
/* act: the act in the history that it is part of; 0 = of none.
 * The round that a status decided for `day` belongs to, with its end no later than the status's last day: the open one,
 * or the next where none is open. When the status in force had run out by then, its round is closed with a snapshot and
 * the next opens in the same act, with everything that was missing but the status. *ret_round: its id. */
enum err round_of_status(struct ctx *, const struct customer_state *, int32_t day, int32_t status_until, int64_t act,
                         int64_t *ret_round);
/* A wheel stops: close the open round, if there is one, with a snapshot of `state`; no new one is opened. */
enum err round_stop(struct ctx *, const struct customer_state *state, int64_t act);
/* For undo_kinds: what an act of the two above did to a round. One that was opened is removed with what it took over, one whose end
 * was moved gets it back, one that was closed is open again, without the snapshot. E_CONFLICT when anything has come of it since. */
enum err round_undo(struct ctx *, const struct list *rows, int64_t undo);
/* A wheel that has stopped goes on: open its last round again, which has this id; its snapshot goes, since it will be
 * closed once more. E_CONFLICT when it is not the last, or not closed, or the decision before gives no wheel. */
enum err round_reopen(struct ctx *, const struct customer_state *, int64_t round);
/* Close the open round, which must have this number: seal its snapshot, open the next round at step 1, and carry into
 * that what is missing. A round with this number that the one who acts has closed already answers OK, so that sending
 * it twice closes one round; one that somebody else has closed is E_CONFLICT. `carries`: how many missing things the
 * page said would be carried; E_INVALID when it is another number now; NONE = not checked. */
enum err round_close(struct ctx *, int64_t account, int64_t number, int64_t carries);

/* What the round took over: struct carried. */
enum err round_carried(struct ctx *, int64_t round, struct list *ret);

#endif
