/* SQL of the token table. */
#ifndef PLATFORM_SEARCH_STORE_H
#define PLATFORM_SEARCH_STORE_H

#include "db/db.h"

#define SEARCH_TOKEN(F, S)                           \
	F(S, TEXT, kind, .flags = F_NO_NAME | F_KEY) \
	F(S, TEXT, fold, .flags = F_NO_NAME | F_KEY) \
	F(S, ID, id, .flags = F_KEY)                 \
	F(S, INT, tier)
STRUCT_OF(search_token, SEARCH_TOKEN);
extern const struct record search_token_record;

/* How many tokens a kind has. */
#define SEARCH_KIND_TOKENS(F, S)             \
	F(S, TEXT, kind, .flags = F_NO_NAME) \
	F(S, INT, count)
STRUCT_OF(search_kind_tokens, SEARCH_KIND_TOKENS);

enum { SEARCH_ADD, SEARCH_DROP, SEARCH_GROUP, SEARCH_KINDS, SEARCH_QUERIES };
extern const struct query search_queries[SEARCH_QUERIES];

/* For checks. T is the name of the table, which is also the kind:
 *   @search_without(T)      a whole query: how many records have no token
 *   @search_of_nothing(T)   a whole query: how many tokens belong to no record */
extern const struct fragment search_fragments[];

#endif
