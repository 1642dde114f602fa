/* SQL of erasing a person. Only tables and columns of the first schema, as it also runs on a backup that is being restored. */
#ifndef KAM_ERASE_STORE_H
#define KAM_ERASE_STORE_H

#include "db/db.h"
#include "kam/erase/erase.h"

extern const struct query_set erase_queries;

/* erase_hit of texts that hold the words `a` or `b` (either may be ""), at most 500. */
enum err erase_store_hits(struct ctx *, const char *a, const char *b, struct list *ret);
/* Put `mark` in place of `what` in every free text, and make texts that the history kept of the person references; how many. */
enum err erase_store_redact(struct ctx *, const char *what, const char *mark, int64_t *ret);
/* Values kept by reference; how many. */
enum err erase_store_values(struct ctx *, int64_t person, int64_t *ret);
/* The person's own row and all that signs him in; a name is put in place of his. */
enum err erase_store_person(struct ctx *, int64_t person, const char *name, const char *sort_key);
enum err erase_store_mark(struct ctx *, int64_t id, int64_t person); /* on the list of erasures */
enum err erase_store_marked(struct ctx *, int64_t person, int64_t *ret);
enum err erase_store_list(struct ctx *, int64_t before, size_t max, struct list *ret); /* erasure, newest first */

#endif
