#include "platform/search/search_store.h"

#include "platform/access/access_ops.h"

static const struct field token_fields[] = {
    FIELD(struct search_token, fold, K_TEXT, .flags = F_KEY),
    FIELD(struct search_token, kind, K_TEXT, .flags = F_KEY),
    FIELD(struct search_token, id, K_ID, .flags = F_KEY),
};
const struct record search_token_record = RECORD("search_token", struct search_token, token_fields);

static const struct field found_fields[] = {
    FIELD(struct search_found, id, K_ID),     FIELD(struct search_found, kind, K_TEXT),
    FIELD(struct search_found, name, K_TEXT), FIELD(struct search_found, number, K_TEXT),
    FIELD(struct search_found, more, K_TEXT),
};
static const struct record search_found_record = RECORD("search_found", struct search_found, found_fields);

/* The first word drives in the order of its tokens (so "nord" comes before "nordic"); each further one must be there too. */
#define ALSO(n)                                                                                                 \
	" AND (:w" n " IS NULL OR EXISTS (SELECT 1 FROM search_token t" n " WHERE t" n ".kind = t.kind AND t" n \
	".id = t.id AND t" n ".fold >= :w" n " AND t" n ".fold < :w" n "_end))"
/* The kind as a range of one: as an equality it would be taken out of ORDER BY, and SQLite no longer see the index's order. */
#define MATCH(table)                                                                                            \
	" FROM search_token t CROSS JOIN " table " x WHERE x.id = t.id AND t.fold >= :w0 AND t.fold < :w0_end " \
	"AND t.kind >= '" table "' AND t.kind <= '" table "'" ALSO("1") ALSO("2") ALSO("3")
#define ORDER     " ORDER BY t.fold, t.kind, t.id LIMIT :max"
#define WORD_ARGS "w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, w3_end text, max"

const struct query search_queries[SEARCH_QUERIES] = {
    [SEARCH_ADD] = {"search.add", "INSERT INTO search_token (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
                    .in = &search_token_record},
    [SEARCH_DROP] = {"search.drop", "DELETE FROM search_token WHERE kind = :kind AND id = :id",
                     .args = "kind text, id"},
    [SEARCH_ACCOUNTS] = {"search.accounts",
                         "SELECT x.id, t.kind, x.name, x.number, x.city AS more" MATCH("account") " AND " SQL_VISIBLE(
                             "x") ORDER,
                         .args = WORD_ARGS ", " SQL_VISIBLE_ARGS, .out = &search_found_record},
    [SEARCH_PEOPLE] = {"search.people", "SELECT x.id, t.kind, x.name, x.number, x.title AS more" MATCH("person") ORDER,
                       .args = WORD_ARGS, .out = &search_found_record},
    [SEARCH_PRODUCTS] = {"search.products",
                         "SELECT x.id, t.kind, x.name, x.number, x.category AS more" MATCH("product") ORDER,
                         .args = WORD_ARGS, .out = &search_found_record},
};
