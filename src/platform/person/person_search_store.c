#include "platform/person/person_search_store.h"

enum { FIND, WITHOUT, OF_NOTHING, QUERIES };
static const struct query q[QUERIES] = {
    [FIND] = {"search.person",
              "SELECT x.id, t.kind, x.name, x.number, x.title AS more @search_match(person) @search_order",
              .out = &search_found_record},
    [WITHOUT] = {"check.search_person", "@search_without(person)"},
    [OF_NOTHING] = {"check.search_tokens_person", "@search_of_nothing(person)"},
};
const struct query_set person_search_queries = {"person_search", q, QUERIES};

const struct search_kind person_search_kinds[] = {
    {.name = "person", .find = &q[FIND], .position = 20},
    {0},
};

const struct check person_search_checks[] = {
    {"check.search", &q[WITHOUT], .position = CHECK_SEARCH},
    {"check.search_tokens", &q[OF_NOTHING], .position = CHECK_SEARCH_TOKENS},
    {0},
};
