/* SQL of erasing a person. Only tables and columns of the first schema, as it also runs on a backup that is being restored. */
#ifndef PLATFORM_ERASE_STORE_H
#define PLATFORM_ERASE_STORE_H

#include "db/db.h"
#include "platform/erase/erase.h"

extern const struct query_set erase_queries;

/* erase_hit of texts that hold the words `a` or `b` (either may be ""), at most 500; `closed` where who acts may not read. */
enum err erase_store_hits(struct ctx *, const char *a, const char *b, struct list *ret);
/* Free texts, by number: rows behind `after` that hold `what`, at most 200 erase_text, and one put back. */
enum { ERASE_TEXTS = 7 };
struct erase_text {
	int64_t id;
	const char *text;
};
enum err erase_store_find(struct ctx *, int text, const char *what, int64_t after, struct list *ret);
enum err erase_store_put(struct ctx *, int text, const struct erase_text *);
/* Values kept by reference; how many. */
enum err erase_store_values(struct ctx *, int64_t person, int64_t *ret);
/* The person's own row and all that signs him in; a name is put in place of his. */
enum err erase_store_person(struct ctx *, int64_t person, const char *name, const char *sort_key);
enum err erase_store_mark(struct ctx *, int64_t id, int64_t person); /* on the list of erasures */
enum err erase_store_marked(struct ctx *, int64_t person, int64_t *ret);
enum err erase_store_list(struct ctx *, int64_t before, size_t max, struct list *ret); /* erasure, newest first */

#endif
