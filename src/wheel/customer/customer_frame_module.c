#include "modules.h"
#include "wheel/customer/customer_frame.h"
#include "wheel/customer/customer_frame_ops.h"
#include "wheel/customer/customer_frame_store.h"

/* Pages about what belongs to a customer stand among its facts. */
static enum err fill_frame(struct ctx *cx, int64_t account, [[maybe_unused]] const char *tab, void *ret)
{
	return customer_frame_get(cx, account, TAB_FACTS, ret);
}
static const struct root_frame frame = {"room", &customer_frame_record, fill_frame};

const struct module customer_module = {
    .name = "customer",
    .root_frame = &frame,
    .queries = QUERIES(&customer_frame_queries),
    .records = RECORDS(&customer_tab_record, &customer_frame_record),
};
