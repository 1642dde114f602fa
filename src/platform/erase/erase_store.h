/* SQL of erasing a person. */
#ifndef PLATFORM_ERASE_STORE_H
#define PLATFORM_ERASE_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "platform/erase/erase.h"

extern const struct query_set erase_queries;
extern const struct check erase_checks[];   /* ended by one without name */
extern struct query_set erase_text_queries; /* complete after erase_store_start */

/* At start: who may read the texts of a table that belong to no customer; of others that are no customer's everybody may who erases. */
void erase_reader_add(const struct erase_reader *);
/* Then, when the nouns are settled: take note of a table's free texts (F_FREE_TEXT); erase_store_start follows after the
 * last. */
void erase_store_take(const struct record *);
void erase_store_start(void);

/* Free texts that contain the words `a` or `b` (either may be ""): list of erase_hit, at most 500; `closed` where
 * the user may not read. */
enum err erase_store_hits(struct ctx *, const char *a, const char *b, struct list *ret);
/* How many kinds of free text there are that may be changed: those that are neither sealed nor a name that is changed by
 * hand. Below, `text` is a number less than this. erase_store_find: rows behind `after` (NULL = from the first) whose
 * text contains `what`; list of erase_text, at most 200. erase_store_put stores one that was changed. */
size_t erase_store_texts(void);
/* Where a kind of text stands. */
struct erase_place {
	const struct record *record;
	const struct field *field;
};
const struct erase_place *erase_store_place(size_t text);
/* A text, as it is to be and as it was. In a table without ids it stands for all rows that have it. */
#define ERASE_TEXT(F, S)             \
	F(S, ID, id, .flags = F_KEY) \
	F(S, LONG, text)             \
	F(S, LONG, was)
STRUCT_OF(erase_text, ERASE_TEXT);
enum err erase_store_find(struct ctx *, size_t text, const char *what, const struct erase_text *after,
                          struct list *ret);
enum err erase_store_put(struct ctx *, size_t text, const struct erase_text *);
/* Erase the person's values in the table personal; *ret: how many there were. */
enum err erase_store_values(struct ctx *, int64_t person, int64_t *ret);
/* Erase the person's own row; `name` replaces the person's name. */
enum err erase_store_person(struct ctx *, int64_t person, const char *name, const char *sort_key);
enum err erase_store_mark(struct ctx *, int64_t id, int64_t person);     /* add the person to the list of erasures */
enum err erase_store_marked(struct ctx *, int64_t person, int64_t *ret); /* is the person on it? 0 = no */
enum err erase_store_list(struct ctx *, int64_t before, size_t max, struct list *ret); /* erasure, newest first */

#endif
