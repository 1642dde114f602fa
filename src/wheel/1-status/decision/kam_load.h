/* The load of a KAM (belastning): 1 for each full wheel, a half for each light one (KAM light and development), against a limit.
 * Pure. */
#ifndef WHEEL_KAM_LOAD_H
#define WHEEL_KAM_LOAD_H

#include "hub/account/account.h"

#define KAM_LOAD(F, S)                        \
	F(S, ID, person_id)                   \
	F(S, TEXT, name)                      \
	F(S, INT, full_wheels)                \
	F(S, INT, light_wheels)               \
	F(S, REAL, load, .flags = F_COMPUTED) \
	F(S, REAL, load_limit)                \
	F(S, BOOL, over, .flags = F_COMPUTED) \
	F(S, HTML, bar, .flags = F_COMPUTED)
STRUCT_OF(kam_load, KAM_LOAD);
extern const struct record kam_load_record;

double load_of(int64_t full, int64_t light);
/* What one customer of that level adds. */
double load_of_level(enum account_level);

/* What deciding on a customer does to its KAM's load. */
#define LOAD_CHANGE(F, S)                             \
	F(S, TEXT, name) /* the KAM's; NULL = none */ \
	F(S, REAL, load_limit)                        \
	F(S, REAL, now)                               \
	F(S, REAL, full) /* as a key customer */      \
	F(S, REAL, light)                             \
	F(S, BOOL, full_over)                         \
	F(S, BOOL, light_over)
STRUCT_OF(load_change, LOAD_CHANGE);
extern const struct record load_change_record;
/* From the KAM's load as it is, for a customer of that level. */
struct load_change load_change_of(const struct kam_load *, enum account_level);

#endif
