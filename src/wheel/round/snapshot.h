/* Snapshot (arkivert runde): the state of a round when it was closed, as bytes that never change: one flat JSON object.
 * Our own people stand in it by name, people at the customer only by id, so that they can be erased (product.md, rule
 * 6). */
#ifndef WHEEL_SNAPSHOT_H
#define WHEEL_SNAPSHOT_H

#include "base/buf.h"
#include "base/record.h"

struct snapshot {
	int64_t account_id, round;
	const char *account, *level;
	int32_t start_day, end_day, closed_day;
	const char *kam, *outcome, *rationale;
	int32_t decided_day, status_until;
	double attractiveness, strength;
	int64_t revenue_12m;
	int64_t current;
	const char *steps;   /* a line each: "1 ready" … "7 not_started" */
	const char *missing; /* a line each: "3 wheel.missing.contact" */
};
extern const struct record snapshot_record;

/* Append the snapshot's bytes, which are then sealed. */
void snapshot_write(struct buf *, const struct snapshot *);
/* Read a snapshot from its bytes; E_INTERNAL when they are none. */
enum err snapshot_read(struct ctx *, const char *bytes, struct snapshot *ret);

#endif
