/* The standard SQL of nouns, made at start from their facts. */
#ifndef PLATFORM_NOUN_STORE_H
#define PLATFORM_NOUN_STORE_H

#include "base/buf.h"
#include "base/noun.h"
#include "db/db.h"
#include "platform/search/search.h"

/* A record that another refers to, or may refer to. */
#define NOUN_TARGET(F, S)                                                                                       \
	F(S, ID, id)                                                                                            \
	F(S, ID, root)    /* the customer it belongs to, itself when it is one; 0 = none */                     \
	F(S, TEXT, title) /* NULL when it has none */                                                           \
	F(S, DATE, ended) /* the day from which it can no longer be chosen; 0 = none */                         \
	/* this and the next two: what tells those of one title apart, the customer's name last; NULL = none */ \
	F(S, TEXT, number)                                                                                      \
	F(S, TEXT, mail)                                                                                        \
	F(S, TEXT, belongs_to)
STRUCT_OF(noun_target, NOUN_TARGET);

/* At start, when the nouns are settled and the fragments known. */
void noun_store_make(void);
/* Append " AND …", which leaves out rows (of the table alias `alias`) that the user may not know of; a record that
 * belongs to a customer is left out with its customer. */
void noun_store_known(struct buf *, const struct noun *, const char *alias);
/* Append "SELECT … FROM … t LEFT JOIN …", whose rows are objects of noun_facts.named. before: SQL to stand in FROM
 * before the table. */
void noun_store_select(struct buf *, const struct noun_facts *, const char *before);
/* Append the " ORDER BY …" of the noun's lists; back: in the opposite order. */
void noun_store_order(struct buf *, const struct noun_facts *);
/* Queries of the i-th noun, for the check that all of them can be prepared; NULL behind the last. */
const struct query_set *noun_store_set(size_t i);

/* In all below objects are of noun_facts.named unless another type is given, errors are those of db_one, db_list and
 * db_exec_one, and only records that the user may know of are found. */
enum err noun_store_get(struct ctx *, const struct noun_facts *, int64_t id, void *ret);
/* Also a record that the user may not know of; for changes of which the user learns nothing. */
enum err noun_store_get_hidden(struct ctx *, const struct noun_facts *, int64_t id, void *ret);
enum { NOUN_IDS_MAX = 500 };
enum err noun_store_target(struct ctx *, const struct noun_facts *, int64_t id, struct noun_target *ret);
/* The records whose title, number or mail address is `title`: list of noun_target, at most 20. */
enum err noun_store_by_title(struct ctx *, const struct noun_facts *, const char *title, struct list *ret);
enum { NOUN_WORDS = 4 };
/* The records that have all of these words (search_words) and have not ended by `today`, in the noun's order: list
 * of noun_target, at most 20. A noun that is not searched has few records: then all of them, at most NOUN_IDS_MAX. */
enum err noun_store_choices(struct ctx *, const struct noun_facts *, const struct search_word words[NOUN_WORDS],
                            int32_t today, struct list *ret);
/* Append " AND …", which keeps rows of `t` that have the words of the parameters w0, w0_end …, from number `first`
 * on. */
#define NOUN_WORD_ARGS "w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, w3_end text"
void noun_store_words(struct buf *, const struct noun_facts *, int first);

/* Of NOUN_PLAIN only. obj: the plain struct. */
/* *ret_added is false, and nothing is added, when another record has its natural key or a value that only one may have. */
enum err noun_store_add(struct ctx *, const struct noun_facts *, const void *obj, bool *ret_added);
/* The same for many: one whose key is another's fails them all. */
enum err noun_store_add_many(struct ctx *, const struct noun_facts *, const void *objs, size_t count);
enum err noun_store_put(struct ctx *, const struct noun_facts *, const void *obj);
enum err noun_store_remove(struct ctx *, const struct noun_facts *, const void *obj);
/* The id of another record of the owner with the same natural key; 0 when there is none, or the key is incomplete. */
enum err noun_store_same_key(struct ctx *, const struct noun_facts *, const void *obj, int64_t *ret_id);

/* 1 when a row of any table points to it, else 0. */
enum err noun_store_referred(struct ctx *, const struct noun_facts *, int64_t id, int64_t *ret);
/* Another record that has the same value of an F_UNIQUE field. The value must not be none. */
enum err noun_store_other(struct ctx *, const struct noun_facts *, const struct field *unique, const void *obj,
                          struct noun_target *ret);

/* Ids of the records whose ref-th reference (noun_facts.refs) is to `id`, at most NOUN_IDS_MAX. Of NOUN_PLAIN only. */
enum err noun_store_holding(struct ctx *, const struct noun_facts *, size_t ref, int64_t id, struct list *ret);

/* The i-th field of any noun that may refer to a record of `to`, in no particular order; false when there is none. */
struct noun_pointer {
	const struct noun_facts *from;
	const struct field *field;
};
bool noun_store_pointer(const struct noun_facts *to, size_t i, struct noun_pointer *ret);
/* Ids of the records that refer to `id` by that i-th field, at most NOUN_IDS_MAX. */
enum err noun_store_pointing(struct ctx *, const struct noun_facts *to, size_t i, int64_t id, struct list *ret);

#endif
