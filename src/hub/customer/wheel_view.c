#include "hub/customer/wheel_view.h"

static const char *const step_state_names[] = {"not_started", "under_way", "ready", "expired", NULL};
const struct choices step_states = {"step_state", step_state_names};

const struct record step_view_record = RECORD_OF("step", step_view, STEP_VIEW);

const struct record ring_date_record = RECORD_OF("ring_date", ring_date, RING_DATE);

const struct record wheel_view_record = RECORD_OF("wheel", wheel_view, WHEEL_VIEW);
