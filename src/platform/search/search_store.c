#include "platform/search/search_store.h"

const struct record search_token_record = RECORD_OF("search_token", search_token, SEARCH_TOKEN);

/* The first word drives in the order of its tokens (so "nord" comes before "nordic"); each further one must be there too. */
#define ALSO(n)                                                                                                 \
	" AND (:w" n " IS NULL OR EXISTS (SELECT 1 FROM search_token t" n " WHERE t" n ".kind = t.kind AND t" n \
	".id = t.id AND t" n ".fold >= :w" n " AND t" n ".fold < :w" n "_end))"
#define WORD_ARGS "w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, w3_end text, max"

const struct fragment search_fragments[] = {
    {"search_match",
     "FROM search_token t CROSS JOIN $1 x WHERE x.id = t.id AND t.kind = '$1' AND t.fold >= :w0 "
     "AND t.fold < :w0_end" ALSO("1") ALSO("2") ALSO("3"),
     WORD_ARGS},
    {"search_order", "ORDER BY t.fold, t.id LIMIT :max", "max"},
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
    [SEARCH_KINDS] = {"search.kinds",
                      "SELECT kind AS kind, COUNT(*) AS count FROM search_token GROUP BY kind ORDER BY kind LIMIT 1000",
                      .out = &kind_record},
};
