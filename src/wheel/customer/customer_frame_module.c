#include "modules.h"
#include "wheel/customer/customer_frame.h"
#include "wheel/customer/customer_frame_store.h"

const struct module customer_module = {
    .name = "customer",
    .queries = QUERIES(&customer_frame_queries),
    .records = RECORDS(&customer_tab_record, &customer_frame_record),
};
