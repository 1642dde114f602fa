#include "wheel/room/room.h"

static const struct field tab_fields[] = {
    FIELD(struct room_tab_view, number, K_ID),    FIELD(struct room_tab_view, label, K_TEXT),
    FIELD(struct room_tab_view, href, K_URL),     FIELD(struct room_tab_view, state, K_CHOICE, .choices = &step_states),
    FIELD(struct room_tab_view, current, K_BOOL),
};
const struct record room_tab_record = RECORD("tab", struct room_tab_view, tab_fields);

static const struct field room_fields[] = {
    FIELD(struct room, account, K_RECORD, .of = &account_record),
    FIELD(struct room, href, K_URL),
    FIELD(struct room, kam, K_TEXT),
    FIELD(struct room, deputy, K_TEXT),
    FIELD(struct room, sponsor, K_TEXT),
    FIELD(struct room, parent, K_TEXT),
    FIELD(struct room, parent_href, K_URL),
    FIELD(struct room, fact, K_RECORD, .of = &account_fact_record),
    FIELD(struct room, change, K_PERCENT),
    FIELD(struct room, contribution_share, K_PERCENT),
    FIELD(struct room, share_of_ours, K_PERCENT),
    FIELD(struct room, facts_day, K_DATE),
    FIELD(struct room, grows, K_BOOL),
    FIELD(struct room, sees_wheel, K_BOOL),
    FIELD(struct room, sees_opinions, K_BOOL),
    FIELD(struct room, may_edit, K_BOOL),
    FIELD(struct room, may_rate, K_BOOL),
    FIELD(struct room, may_decide, K_BOOL),
    FIELD(struct room, wheel, K_RECORD, .of = &wheel_view_record),
    FIELD(struct room, chart, K_HTML),
    FIELD(struct room, more_missing, K_BOOL),
    FIELD(struct room, tabs, K_LIST, .of = &room_tab_record),
};
const struct record room_record = RECORD("room", struct room, room_fields);
