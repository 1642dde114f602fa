#include "hub/account/account_search_store.h"

enum { FIND, WITHOUT, OF_NOTHING, QUERIES };
static const struct query q[QUERIES] = {
    [FIND] =
        {"search.account",
         "SELECT x.id, t.kind, x.name, x.number, x.city AS more @search_match(account) AND @visible(x) @search_order",
         .out = &search_found_record},
    [WITHOUT] = {"check.search_account", "@search_without(account)"},
    [OF_NOTHING] = {"check.search_tokens_account", "@search_of_nothing(account)"},
};
const struct query_set account_search_queries = {"account_search", q, QUERIES};

const struct search_kind account_search_kinds[] = {
    {.name = "account", .find = &q[FIND], .position = 10},
    {0},
};

const struct check account_search_checks[] = {
    {"check.search", &q[WITHOUT], .position = CHECK_SEARCH},
    {"check.search_tokens", &q[OF_NOTHING], .position = CHECK_SEARCH_TOKENS},
    {0},
};
