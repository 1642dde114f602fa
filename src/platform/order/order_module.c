#include "modules.h"
#include "platform/order/order_ops.h"
#include "platform/order/order_store.h"

const struct module order_module = {
    .name = "order",
    .queries = QUERIES(&order_queries),
    .opened = order_settle,
};
