#include "hub/customer/customer_frame.h"

static const struct field tab_fields[] = FIELDS_OF(customer_tab_view, CUSTOMER_TAB_VIEW);
const struct record customer_tab_record = RECORD("tab", struct customer_tab_view, tab_fields);

static const struct field customer_frame_fields[] = FIELDS_OF(customer_frame, CUSTOMER_FRAME);
const struct record customer_frame_record = RECORD("room", struct customer_frame, customer_frame_fields);
