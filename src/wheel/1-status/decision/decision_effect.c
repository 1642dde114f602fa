#include "wheel/1-status/decision/decision_effect.h"

const struct record decision_effect_record = RECORD_OF("decision_effect", decision_effect, DECISION_EFFECT);
