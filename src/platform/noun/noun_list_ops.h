/* Lists of nouns: fifty a page in the noun's order, by beginnings of words, counted to a thousand. */
#ifndef PLATFORM_NOUN_LIST_OPS_H
#define PLATFORM_NOUN_LIST_OPS_H

#include "base/noun.h"
#include "db/db.h"

struct noun_filter {
	const char *q;              /* beginnings of words */
	const char *after, *before; /* place of a row: its columns of the order and its id, "~" between them */
};
extern const struct record noun_filter_record;

struct noun_list {
	struct list rows; /* of noun_facts.named */
	int64_t total;    /* exact; at least this many with total_more */
	bool total_more;
	const char *prev, *next; /* paths; NULL = no such page */
	const char *q, *shown; /* "50 of 1,000+ products": texts SEGMENT.shown, SEGMENT.count where the noun has them */
};

/* A page of an owner's records (0: of all, where there is none) that the one who acts may know of. base: the list's path. filter NULL:
 * the first page. E_INVALID: a place that is none. */
enum err noun_list(struct ctx *, const struct noun *, int64_t owner, const struct noun_filter *, const char *base,
                   struct noun_list *ret);
/* All of them, at most `max`, `more` when there are others: for commands, and where they are few. */
enum err noun_list_all(struct ctx *, const struct noun *, int64_t owner, size_t max, struct list *ret);

#endif
