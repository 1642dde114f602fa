/* SQL of the token table. */
#ifndef PLATFORM_SEARCH_STORE_H
#define PLATFORM_SEARCH_STORE_H

#include "db/db.h"

struct search_token {
	const char *fold, *kind;
	int64_t id;
};
extern const struct record search_token_record;

/* How many tokens a kind has. */
struct search_kind_tokens {
	const char *kind;
	int64_t count;
};

enum { SEARCH_ADD, SEARCH_DROP, SEARCH_KINDS, SEARCH_QUERIES };
extern const struct query search_queries[SEARCH_QUERIES];

/* For the queries of those whose records are found. T is the table, and the kind:
 *   @search_match(T)        FROM and WHERE: x is the record, t its token of the first word
 *   @search_order           the hits' order, at most :max
 *   @search_without(T)      a query: how many records have no token
 *   @search_of_nothing(T)   a query: how many tokens are of no record */
extern const struct fragment search_fragments[];

#endif
