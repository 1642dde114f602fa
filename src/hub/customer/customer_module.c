#include "hub/customer/customer_frame.h"
#include "hub/customer/customer_frame_ops.h"
#include "hub/customer/customer_frame_store.h"
#include "hub/customer/customer_parts_ops.h"
#include "modules.h"

size_t customer_tabs(const struct customer_tab *ret[TABS_MAX])
{
	size_t n = 0;
	for (size_t i = 0; modules[i]; i++)
		for (const struct customer_tab *t = modules[i]->customer_tabs; t && t->place && n < TABS_MAX; t++) {
			size_t at = n++;
			for (; at && ret[at - 1]->place > t->place; at--)
				ret[at] = ret[at - 1];
			ret[at] = t;
		}
	return n;
}

const struct customer_wheel *customer_wheel(void)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->customer_wheel)
			return modules[i]->customer_wheel;
	return NULL;
}

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
    .root_frame = &frame,
    .queries = QUERIES(&customer_frame_queries),
    .records =
        RECORDS(&customer_tab_record, &customer_frame_record, &missing_record, &step_view_record, &wheel_view_record),
    .customer_tabs = tabs,
};
