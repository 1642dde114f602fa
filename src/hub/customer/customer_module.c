#include "hub/customer/customer_frame.h"
#include "hub/customer/customer_frame_ops.h"
#include "hub/customer/customer_frame_store.h"
#include "hub/customer/customer_parts_ops.h"
#include "hub/customer/due_ops.h"
#include "hub/customer/due_store.h"
#include "modules.h"

#include <string.h>

/* Pages about what belongs to a customer stand under the tab of their noun, else among the customer's facts. */
static enum err fill_frame(struct ctx *cx, int64_t account, const char *tab, void *ret)
{
	const struct customer_tab *places[TABS_MAX];
	const struct noun_facts *n = noun_find(tab);
	int place = TAB_FACTS;
	for (size_t i = 0, count = customer_tabs(places); i < count; i++)
		if (n && n->noun->segment && !strcmp(n->noun->segment, places[i]->segment))
			place = places[i]->place;
	return customer_frame_get(cx, account, place, ret);
}
static const struct root_frame frame = {"room", &customer_frame_record, fill_frame};

static const struct customer_tab tabs[] = {
    {TAB_FACTS, "room.facts", "facts", SHOWN_ALWAYS},
    {TAB_HISTORY, "room.history", "history", SHOWN_ALWAYS},
    {0},
};

const struct module customer_module = {
    .name = "customer",
    .reads = "account account_fact",
    .root_frame = &frame,
    .settled = due_store_make,
    .queries = QUERIES(&customer_frame_queries, &due_queries),
    .records = RECORDS(&customer_tab_record, &customer_known_record, &customer_frame_record, &next_item_record,
                       &step_view_record, &ring_date_record, &wheel_view_record, &due_item_record),
    .customer_tabs = tabs,
};
