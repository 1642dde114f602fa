/* Lists of a noun's records: pages of fifty in the noun's order, searched by beginnings of words, counted up to a
 * thousand. */
#ifndef PLATFORM_NOUN_LIST_OPS_H
#define PLATFORM_NOUN_LIST_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/ui/list_head.h"

#define NOUN_FILTER(F, S)                                                                                        \
	F(S, TEXT, q, .max = 100)   /* beginnings of words */                                                    \
	F(S, TEXT, sort, .max = 64) /* a listed column, "-" before it when it falls; NULL = the noun's order */  \
	/* The row that the page begins after, or ends before: its sort columns and its id, with "~" between. */ \
	F(S, TEXT, after, .max = 1000)                                                                           \
	F(S, TEXT, before, .max = 1000)
STRUCT_OF(noun_filter, NOUN_FILTER);
extern const struct record noun_filter_record;

#define NOUN_LIST(F, S)                                                                                                   \
	F(S, LIST, rows) /* of noun_facts.named */                                                                        \
	F(S, INT, total,                                                                                                  \
	  .release = RELEASE_CUSTOMER) /* how many there are; with total_more there are more than this */                 \
	F(S, BOOL, total_more, .release = RELEASE_CUSTOMER)                                                               \
	F(S, URL, prev) /* path; NULL = no such page */                                                                   \
	F(S, URL, next) /* path; NULL = no such page */                                                                   \
	F(S, TEXT, q, .release = RELEASE_CUSTOMER)                                                                        \
	F(S, TEXT, shown,                                                                                                 \
	  .release =                                                                                                      \
	      RELEASE_CUSTOMER) /* "50 of 1,000+ products": texts SEGMENT.shown, SEGMENT.count where the noun has them */ \
	/* Last, and not in JSON: what it is sorted by, as asked, and the heads of the listed columns, with links that \
	 * sort by them; of a page's list only. */  \
	F(S, TEXT, sort)                                                                                                  \
	F(S, LIST, heads, .of = &list_head_record)
STRUCT_OF(noun_list, NOUN_LIST);

/* A page of the owner's records that the user may know of; owner 0 = of all records, for a noun without owner. base:
 * the list's path. filter NULL = the first page. E_INVALID: `after` or `before` is not such a text, or the list has no such
 * order. */
enum err noun_list(struct ctx *, const struct noun *, int64_t owner, const struct noun_filter *, const char *base,
                   struct noun_list *ret);
/* The first `max` of these records, `more` when there are others; for commands, and for lists that are short. */
enum err noun_list_all(struct ctx *, const struct noun *, int64_t owner, size_t max, struct list *ret);

#endif
