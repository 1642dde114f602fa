#include "hub/customer/wheel_view.h"

static const struct field missing_fields[] = {
    FIELD(struct missing, step, K_INT),     FIELD(struct missing, key, K_TEXT),
    FIELD(struct missing, text, K_TEXT),    FIELD(struct missing, owner_id, K_ID),
    FIELD(struct missing, owner, K_TEXT),   FIELD(struct missing, due, K_DATE),
    FIELD(struct missing, crucial, K_BOOL), FIELD(struct missing, overdue, K_BOOL),
    FIELD(struct missing, later, K_BOOL),   FIELD(struct missing, href, K_URL),
};
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

static const struct field wheel_view_fields[] = {
    FIELD(struct wheel_view, number, K_INT),
    FIELD(struct wheel_view, start_day, K_DATE),
    FIELD(struct wheel_view, end_day, K_DATE),
    FIELD(struct wheel_view, status_until, K_DATE),
    FIELD(struct wheel_view, current, K_INT),
    FIELD(struct wheel_view, steps, K_LIST, .of = &step_view_record),
    FIELD(struct wheel_view, missing, K_LIST, .of = &missing_record),
    FIELD(struct wheel_view, dates, K_LIST, .of = &ring_date_record),
    FIELD(struct wheel_view, sentence, K_TEXT),
    FIELD(struct wheel_view, next, K_TEXT),
    FIELD(struct wheel_view, next_owner, K_TEXT),
    FIELD(struct wheel_view, next_href, K_URL),
    FIELD(struct wheel_view, next_due, K_DATE),
    FIELD(struct wheel_view, svg_large, K_HTML),
    FIELD(struct wheel_view, svg_card, K_HTML),
    FIELD(struct wheel_view, svg_list, K_HTML),
};
const struct record wheel_view_record = RECORD("wheel", struct wheel_view, wheel_view_fields);
