#include "hub/rate/rate_ops.h"
#include "hub/rate/rate_store.h"
#include "hub/rate/rate_web.h"
#include "modules.h"

extern const struct command_set rate_commands;

enum { TURN_US = 1000000 };

static enum err background_work(struct ctx *cx, bool *ret_more)
{
	int64_t waiting;
	TRY(rates_waiting(cx, &waiting));
	*ret_more = waiting > 0;
	return waiting ? rates_refresh(cx, TURN_US, ret_more) : OK;
}

const struct module rate_module = {
    .name = "rate",
    .queries = QUERIES(&rate_queries),
    .routes = ROUTES(&rate_routes),
    .commands = COMMANDS(&rate_commands),
    .records = RECORDS(&currency_rate_record, &rate_lack_record, &rate_import_record),
    .background_work = background_work,
};
