#include "hub/customer/wheel_view.h"

static const struct field missing_fields[] = FIELDS_OF(missing, MISSING);
const struct record missing_record = RECORD("missing", struct missing, missing_fields);

static const char *const step_state_names[] = {"not_started", "under_way", "ready", "expired", NULL};
const struct choices step_states = {"step_state", step_state_names};

static const struct field step_view_fields[] = FIELDS_OF(step_view, STEP_VIEW);
const struct record step_view_record = RECORD("step", struct step_view, step_view_fields);

static const struct field ring_date_fields[] = FIELDS_OF(ring_date, RING_DATE);
const struct record ring_date_record = RECORD("ring_date", struct ring_date, ring_date_fields);

static const struct field wheel_view_fields[] = FIELDS_OF(wheel_view, WHEEL_VIEW);
const struct record wheel_view_record = RECORD("wheel", struct wheel_view, wheel_view_fields);
