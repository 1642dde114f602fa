#include "platform/search/search_store.h"

const struct record search_token_record = RECORD_OF("search_token", search_token, SEARCH_TOKEN);

const struct fragment search_fragments[] = {
    {"search_without",
     "SELECT COUNT(*) FROM $1 x WHERE NOT EXISTS (SELECT 1 FROM search_token t WHERE t.kind = '$1' AND t.id = x.id)",
     NULL},
    {"search_of_nothing",
     "SELECT COUNT(*) FROM search_token t WHERE t.kind = '$1' AND NOT EXISTS (SELECT 1 FROM $1 x WHERE x.id = t.id)",
     NULL},
    {0},
};

static const struct record kind_record = RECORD_OF("search_kind_tokens", search_kind_tokens, SEARCH_KIND_TOKENS);

const struct query search_queries[SEARCH_QUERIES] = {
    [SEARCH_ADD] = {"search.add", "INSERT INTO search_token (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
                    .in = &search_token_record},
    [SEARCH_DROP] = {"search.drop", "DELETE FROM search_token WHERE kind = :kind AND id = :id",
                     .args = "kind text, id"},
    [SEARCH_GROUP] = {"search.group", "SELECT MIN(tier) FROM search_token WHERE kind = :kind AND id = :id",
                      .args = "kind text, id"},
    [SEARCH_KINDS] = {"search.kinds",
                      "SELECT kind AS kind, COUNT(*) AS count FROM search_token GROUP BY kind ORDER BY kind LIMIT 1000",
                      .out = &kind_record},
};
