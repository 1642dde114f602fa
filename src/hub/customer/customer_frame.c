#include "hub/customer/customer_frame.h"

const struct record customer_tab_record = RECORD_OF("tab", customer_tab_view, CUSTOMER_TAB_VIEW);

const struct record customer_known_record = RECORD_OF("known", customer_known, CUSTOMER_KNOWN);

const struct record customer_frame_record = RECORD_OF("room", customer_frame, CUSTOMER_FRAME);
