#include "hub/customer/wheel_view.h"

static const struct field missing_fields[] = FIELDS_OF(missing, MISSING);
const struct record missing_record = RECORD("missing", struct missing, missing_fields);

static const char *const step_state_names[] = {"not_started", "under_way", "ready", "expired", NULL};
const struct choices step_states = {"step_state", step_state_names};

static const struct field step_view_fields[] = {
    FIELD(struct step_view, number, K_INT),        FIELD(struct step_view, state, K_CHOICE, .choices = &step_states),
    FIELD(struct step_view, name, K_TEXT),         FIELD(struct step_view, short_name, K_TEXT),
    FIELD(struct step_view, href, K_URL),          FIELD(struct step_view, filled, K_REAL),
    FIELD(struct step_view, missing_count, K_INT), FIELD(struct step_view, current, K_BOOL),
};
const struct record step_view_record = RECORD("step", struct step_view, step_view_fields);

static const struct field ring_date_fields[] = {
    FIELD(struct ring_date, title, K_TEXT), FIELD(struct ring_date, what, K_TEXT),
    FIELD(struct ring_date, href, K_URL),   FIELD(struct ring_date, due, K_DATE),
    FIELD(struct ring_date, later, K_BOOL),
};
const struct record ring_date_record = RECORD("ring_date", struct ring_date, ring_date_fields);

static const struct field wheel_view_fields[] = FIELDS_OF(wheel_view, WHEEL_VIEW);
const struct record wheel_view_record = RECORD("wheel", struct wheel_view, wheel_view_fields);
