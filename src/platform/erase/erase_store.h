/* SQL of erasing a person. */
#ifndef PLATFORM_ERASE_STORE_H
#define PLATFORM_ERASE_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/erase/erase.h"

extern const struct query_set erase_queries;
extern const struct check erase_checks[];   /* ended by one without name */
extern struct query_set erase_text_queries; /* complete when all records are taken */

/* At start: a table of the database, for the free texts that its fields say they are; when the nouns are settled. */
void erase_store_take(const struct record *);
void erase_store_start(void); /* after the last of them */

/* erase_hit of texts that hold the words `a` or `b` (either may be ""), at most 500; `closed` where who acts may not read. */
enum err erase_store_hits(struct ctx *, const char *a, const char *b, struct list *ret);
/* Free texts that are not sealed, by number: rows behind `after` that hold `what`, at most 200 erase_text, and one put back. */
size_t erase_store_texts(void);
struct erase_text {
	int64_t id;
	const char *text;
};
enum err erase_store_find(struct ctx *, size_t text, const char *what, int64_t after, struct list *ret);
enum err erase_store_put(struct ctx *, size_t text, const struct erase_text *);
/* Values kept by reference; how many. */
enum err erase_store_values(struct ctx *, int64_t person, int64_t *ret);
/* The person's own row and all that signs him in; a name is put in place of his. */
enum err erase_store_person(struct ctx *, int64_t person, const char *name, const char *sort_key);
enum err erase_store_mark(struct ctx *, int64_t id, int64_t person); /* on the list of erasures */
enum err erase_store_marked(struct ctx *, int64_t person, int64_t *ret);
enum err erase_store_list(struct ctx *, int64_t before, size_t max, struct list *ret); /* erasure, newest first */

#endif
