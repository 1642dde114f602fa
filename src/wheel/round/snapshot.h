/* Snapshot (arkivert runde): the state of a round when it was closed, as bytes that never change: one flat JSON object.
 * Our own people stand in it by name, people at the customer only by id, so that they can be erased (product.md, rule
 * 6). Steps seal what they know by a hand-in (snapshot_parts_ops.h). */
#ifndef WHEEL_SNAPSHOT_H
#define WHEEL_SNAPSHOT_H

#include "base/buf.h"
#include "base/record.h"

#define SNAPSHOT(F, S)                                                                \
	F(S, ID, account_id)                                                          \
	F(S, INT, round)                                                              \
	F(S, TEXT, account, .max = 400)                                               \
	F(S, TEXT, level)                                                             \
	F(S, DATE, start_day)                                                         \
	F(S, DATE, end_day)                                                           \
	F(S, DATE, closed_day)                                                        \
	F(S, TEXT, kam)                                                               \
	F(S, TEXT, outcome)                                                           \
	F(S, LONG, rationale, .flags = F_OPINION)                                     \
	F(S, DATE, decided_day)                                                       \
	F(S, DATE, status_until)                                                      \
	F(S, REAL, attractiveness, .flags = F_OPINION)                                \
	F(S, REAL, strength, .flags = F_OPINION)                                      \
	F(S, MONEY, revenue_12m)                                                      \
	F(S, MONEY, revenue_prev)                                                     \
	F(S, INT, current)                                                            \
	F(S, LONG, steps)   /* a line each: "2 under_way 33", the last in per cent */ \
	F(S, LONG, missing) /* a line each: "3 wheel.missing.contact" */              \
	F(S, LONG, team)    /* a line each: "core Kari Solhaugen" */                  \
	F(S, LONG, criteria,                                                          \
	  .flags =                                                                    \
	      F_OPINION) /* a line each: "strength 1500 4.25 Name\tname": axis, weight in basis points, value, name in both languages */
STRUCT_OF(snapshot, SNAPSHOT);
extern const struct record snapshot_record;

/* A line of several words; which word, from 0. NULL: it has not so many. The last one asked for may have spaces in it
 * when `rest` is true. In the arena. */
const char *snapshot_word(struct ctx *, const char *line, int word, bool rest);

/* Append the snapshot's bytes, which are then sealed. */
void snapshot_write(struct buf *, const struct snapshot *);
/* Read a snapshot from its bytes; E_INTERNAL when they are none. */
enum err snapshot_read(struct ctx *, const char *bytes, struct snapshot *ret);

#endif
