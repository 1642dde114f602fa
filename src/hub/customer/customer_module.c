#include "hub/customer/customer_frame.h"
#include "hub/customer/customer_frame_ops.h"
#include "hub/customer/customer_frame_store.h"
#include "hub/customer/customer_parts_ops.h"
#include "hub/customer/due_ops.h"
#include "hub/customer/due_store.h"
#include "modules.h"

/* Pages about what belongs to a customer stand among its facts. */
static enum err fill_frame(struct ctx *cx, int64_t account, [[maybe_unused]] const char *tab, void *ret)
{
	return customer_frame_get(cx, account, TAB_FACTS, ret);
}
static const struct root_frame frame = {"room", &customer_frame_record, fill_frame};

static const struct customer_tab tabs[] = {
    {TAB_FACTS, "room.facts", "facts", SHOWN_ALWAYS},
    {TAB_HISTORY, "room.history", "history", SHOWN_ALWAYS},
    {0},
};

const struct module customer_module = {
    .name = "customer",
    .reads = "account account_fact account_month",
    .root_frame = &frame,
    .settled = due_store_make,
    .queries = QUERIES(&customer_frame_queries, &due_queries),
    .records = RECORDS(&customer_tab_record, &customer_frame_record, &missing_record, &step_view_record,
                       &ring_date_record, &wheel_view_record, &due_item_record),
    .customer_tabs = tabs,
};
