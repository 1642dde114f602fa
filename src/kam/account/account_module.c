#include "kam/account/account.h"
#include "kam/account/account_list.h"
#include "kam/account/account_list_store.h"
#include "kam/account/account_store.h"
#include "kam/account/facts_store.h"
#include "kam/modules.h"
#include "kam/sale/sale.h"

static const struct query_set accounts = QUERY_SET("account", account_queries);
static const struct query_set facts = QUERY_SET("fact", fact_queries);

extern const struct command_set account_commands;

const struct module account_module = {
    .name = "account",
    .queries = QUERIES(&accounts, &facts, &account_list_queries),
    .commands = COMMANDS(&account_commands),
    .records =
        RECORDS(&account_record, &account_fact_record, &sale_record, &account_row_record, &account_filter_record),
};
