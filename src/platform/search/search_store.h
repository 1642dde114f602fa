/* SQL of the token table. */
#ifndef PLATFORM_SEARCH_STORE_H
#define PLATFORM_SEARCH_STORE_H

#include "db/db.h"

struct search_token {
	const char *fold, *kind;
	int64_t id;
};
extern const struct record search_token_record;

/* What a search reads: enough of the record to show and to link it. */
struct search_found {
	int64_t id;
	const char *kind, *name, *number, *more;
};

enum { SEARCH_ADD, SEARCH_DROP, SEARCH_ACCOUNTS, SEARCH_PEOPLE, SEARCH_PRODUCTS, SEARCH_QUERIES };
extern const struct query search_queries[SEARCH_QUERIES];

#endif
