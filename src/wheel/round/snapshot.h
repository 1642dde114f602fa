/* Snapshot (arkivert runde): the state of a round when it was closed, as bytes that never change: one flat JSON object.
 * Our own people stand in it by name, people at the customer only by id, so that they can be erased (product.md, rule
 * 6). */
#ifndef WHEEL_SNAPSHOT_H
#define WHEEL_SNAPSHOT_H

#include "base/buf.h"
#include "base/record.h"

#define SNAPSHOT(F, S)                                                       \
	F(S, ID, account_id)                                                 \
	F(S, INT, round)                                                     \
	F(S, TEXT, account, .max = 400)                                      \
	F(S, TEXT, level)                                                    \
	F(S, DATE, start_day)                                                \
	F(S, DATE, end_day)                                                  \
	F(S, DATE, closed_day)                                               \
	F(S, TEXT, kam)                                                      \
	F(S, TEXT, outcome)                                                  \
	F(S, LONG, rationale, .flags = F_OPINION)                            \
	F(S, DATE, decided_day)                                              \
	F(S, DATE, status_until)                                             \
	F(S, REAL, attractiveness, .flags = F_OPINION)                       \
	F(S, REAL, strength, .flags = F_OPINION)                             \
	F(S, MONEY, revenue_12m)                                             \
	F(S, INT, current)                                                   \
	F(S, LONG, steps)   /* a line each: "1 ready" … "7 not_started" */ \
	F(S, LONG, missing) /* a line each: "3 wheel.missing.contact" */
STRUCT_OF(snapshot, SNAPSHOT);
extern const struct record snapshot_record;

/* Append the snapshot's bytes, which are then sealed. */
void snapshot_write(struct buf *, const struct snapshot *);
/* Read a snapshot from its bytes; E_INTERNAL when they are none. */
enum err snapshot_read(struct ctx *, const char *bytes, struct snapshot *ret);

#endif
