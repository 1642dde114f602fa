/* What deciding on a customer leads to beside itself, said before it is decided. Pure. */
#ifndef WHEEL_DECISION_EFFECT_H
#define WHEEL_DECISION_EFFECT_H

#include "hub/account/group.h"
#include "wheel/1-status/decision/kam_load.h"

#define DECISION_EFFECT(F, S)                                             \
	F(S, RECORD(struct load_change), load, .of = &load_change_record) \
	F(S, LIST, wheels, .of = &group_cover_record) /* the other wheels in its group */
STRUCT_OF(decision_effect, DECISION_EFFECT);
extern const struct record decision_effect_record;

#endif
