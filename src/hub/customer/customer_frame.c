#include "hub/customer/customer_frame.h"

static const struct field tab_fields[] = FIELDS_OF(customer_tab_view, CUSTOMER_TAB_VIEW);
const struct record customer_tab_record = RECORD("tab", struct customer_tab_view, tab_fields);

static const struct field customer_frame_fields[] = {
    FIELD(struct customer_frame, account, K_RECORD, .of = &account_record),
    FIELD(struct customer_frame, href, K_URL),
    FIELD(struct customer_frame, kam, K_TEXT),
    FIELD(struct customer_frame, deputy, K_TEXT),
    FIELD(struct customer_frame, sponsor, K_TEXT),
    FIELD(struct customer_frame, parent, K_TEXT),
    FIELD(struct customer_frame, parent_href, K_URL),
    FIELD(struct customer_frame, fact, K_RECORD, .of = &account_fact_record),
    FIELD(struct customer_frame, change, K_PERCENT),
    FIELD(struct customer_frame, contribution_share, K_PERCENT),
    FIELD(struct customer_frame, share_of_ours, K_PERCENT),
    FIELD(struct customer_frame, facts_day, K_DATE),
    FIELD(struct customer_frame, grows, K_BOOL),
    FIELD(struct customer_frame, sees_wheel, K_BOOL),
    FIELD(struct customer_frame, sees_opinions, K_BOOL),
    FIELD(struct customer_frame, may_edit, K_BOOL),
    FIELD(struct customer_frame, may_rate, K_BOOL),
    FIELD(struct customer_frame, may_decide, K_BOOL),
    FIELD(struct customer_frame, wheel, K_RECORD, .of = &wheel_view_record),
    FIELD(struct customer_frame, chart, K_HTML),
    FIELD(struct customer_frame, more_missing, K_BOOL),
    FIELD(struct customer_frame, later_dates, K_BOOL),
    FIELD(struct customer_frame, tabs, K_LIST, .of = &customer_tab_record),
};
const struct record customer_frame_record = RECORD("room", struct customer_frame, customer_frame_fields);
