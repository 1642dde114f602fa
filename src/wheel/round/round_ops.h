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
/* A wheel starts: open its next round, or nothing when one is open (its end then follows the status's last day). */
enum err round_open_first(struct ctx *, int64_t account, int32_t status_until);
/* A wheel stops: close the open round, if any, with its snapshot; nothing is opened. */
enum err round_stop(struct ctx *, int64_t account);
/* Close round `number`: freeze its snapshot, carry what is missing by name into the next, which opens at step 1. Closing is asked for
 * by number so that asking twice closes one: a round closed already by who asks answers OK again, by another E_CONFLICT. `carries`: how
 * many open items whoever asks knows are carried, else E_INVALID; NONE = whatever they are. */
enum err round_close(struct ctx *, int64_t account, int64_t number, int64_t carries);

enum err round_carried(struct ctx *, int64_t round, struct list *ret);

#endif
