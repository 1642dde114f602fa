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
/* A wheel starts: open its next round, or keep the one that is open, whose end then follows the status's last day. *ret_round: its id. */
enum err round_open_first(struct ctx *, const struct customer_state *, int32_t status_until, int64_t *ret_round);
/* A wheel stops: close the open round, if any, with a snapshot of `state` as it is then; nothing is opened. */
enum err round_stop(struct ctx *, const struct customer_state *state);
/* Close round `number`: freeze its snapshot, carry what is missing by name into the next, which opens at step 1. Closing is asked for
 * by number so that asking twice closes one: a round closed already by who asks answers OK again, by another E_CONFLICT. `carries`: how
 * many open items whoever asks knows are carried, else E_INVALID; NONE = whatever they are. */
enum err round_close(struct ctx *, int64_t account, int64_t number, int64_t carries);

enum err round_carried(struct ctx *, int64_t round, struct list *ret);

#endif
