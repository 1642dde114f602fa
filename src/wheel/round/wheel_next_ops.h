/* What a wheel asks for: what its steps lack, a status that runs out, a proposal that waits, a round to close. */
#ifndef WHEEL_NEXT_OPS_H
#define WHEEL_NEXT_OPS_H

#include "db/db.h"
#include "wheel/round/round.h"
#include "wheel/round/round_store.h"

/* What the one who reads may do at a customer whose wheel he sees. */
struct wheel_reader {
	bool own;      /* he is KAM or deputy: what the wheel asks for falls to him */
	bool edits;    /* KAM, deputy, sponsor */
	bool proposes; /* a status */
	bool decides;
	bool closes; /* the round */
};
enum err wheel_reader_of(struct ctx *, const struct account *, struct wheel_reader *ret);

/* Fill `missing` and `coming` of a wheel whose steps are filled, and `todo` with what it asks for, without order
 * (next_fill). `status`: of the seven steps. */
void wheel_next(struct ctx *, const struct account *, const struct wheel_source *, const struct wheel_facts *,
                const struct step_status *, const struct wheel_reader *, struct wheel_view *);

#endif
