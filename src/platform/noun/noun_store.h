/* The standard SQL of nouns, made at start from their facts. */
#ifndef PLATFORM_NOUN_STORE_H
#define PLATFORM_NOUN_STORE_H

#include "base/buf.h"
#include "base/noun.h"
#include "db/db.h"
#include "platform/search/search.h"

/* What a record must be for another to point to it. */
struct noun_target {
	int64_t id, root;  /* root: the customer it belongs to, itself when it is one; 0 = none */
	const char *title; /* NULL when it has none */
	int32_t ended;     /* the day from which it is not chosen any more; 0 = none */
	const char *number, *mail,
	    *belongs_to; /* what tells those of one title apart, the customer's name last; NULL = none */
};

/* At start, when the nouns are settled and the fragments known. */
void noun_store_make(void);
/* Append " AND …" that keeps the rows `alias` one may know of: of a record that belongs to a customer, where the customer is known. */
void noun_store_known(struct buf *, const struct noun *, const char *alias);
/* Append "SELECT columns, names FROM … t LEFT JOIN …": a row of noun_facts.named; `before`: what stands in FROM before the table. */
void noun_store_select(struct buf *, const struct noun_facts *, const char *before);
/* Append " ORDER BY …" of the noun's lists, or the other way round. */
void noun_store_order(struct buf *, const struct noun_facts *, bool back);
/* Queries of the i-th noun, for the check that all of them can be prepared; NULL behind the last. */
const struct query_set *noun_store_set(size_t i);

/* All below take the noun's facts; objects of noun_facts.named unless said otherwise; errors as db_one, db_list, db_exec_one. Only what
 * the one who acts may know of is found. */
enum err noun_store_get(struct ctx *, const struct noun_facts *, int64_t id, void *ret);
/* Also one that who acts may not know of: for what is done to it without telling of it. */
enum err noun_store_get_hidden(struct ctx *, const struct noun_facts *, int64_t id, void *ret);
enum { NOUN_IDS_MAX = 500 };
enum err noun_store_target(struct ctx *, const struct noun_facts *, int64_t id, struct noun_target *ret);
/* Those whose title, number or mail is `title`, at most 20: noun_target. */
enum err noun_store_by_title(struct ctx *, const struct noun_facts *, const char *title, struct list *ret);
enum { NOUN_WORDS = 4 };
/* Those with all of these words (search_words) that have not ended by `today`, in the noun's order, at most 20: noun_target. Of a noun
 * that is not searched all of them, at most NOUN_IDS_MAX: there are few. */
enum err noun_store_choices(struct ctx *, const struct noun_facts *, const struct search_word words[NOUN_WORDS],
                            int32_t today, struct list *ret);
/* Append " AND …" that keeps rows of `t` with the words from the first-th on, of parameters w0, w0_end … */
#define NOUN_WORD_ARGS "w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, w3_end text"
void noun_store_words(struct buf *, const struct noun_facts *, int first);

/* Of NOUN_PLAIN only. obj: the plain struct. */
enum err noun_store_add(struct ctx *, const struct noun_facts *, const void *obj);
enum err noun_store_add_many(struct ctx *, const struct noun_facts *, const void *objs, size_t count);
enum err noun_store_put(struct ctx *, const struct noun_facts *, const void *obj);
enum err noun_store_remove(struct ctx *, const struct noun_facts *, const void *obj);
/* The id of another record of the owner with the same natural key; 0 when there is none, or the key is incomplete. */
enum err noun_store_same_key(struct ctx *, const struct noun_facts *, const void *obj, int64_t *ret_id);

/* 1 when a row of any table points to it, else 0. */
enum err noun_store_referred(struct ctx *, const struct noun_facts *, int64_t id, int64_t *ret);
/* The other record that has the same value of an F_UNIQUE field, which is not none. */
enum err noun_store_other(struct ctx *, const struct noun_facts *, const struct field *unique, const void *obj,
                          struct noun_target *ret);

/* Ids of the records whose ref-th reference (noun_facts.refs) is `id`, at most NOUN_IDS_MAX. Of NOUN_PLAIN only. */
enum err noun_store_holding(struct ctx *, const struct noun_facts *, size_t ref, int64_t id, struct list *ret);

/* What points to a record: the i-th way, in no order; false behind the last. */
struct noun_pointer {
	const struct noun_facts *from;
	const struct field *field;
};
bool noun_store_pointer(const struct noun_facts *to, size_t i, struct noun_pointer *ret);
/* Ids of the records that point to `id` that way, at most NOUN_IDS_MAX. */
enum err noun_store_pointing(struct ctx *, const struct noun_facts *to, size_t i, int64_t id, struct list *ret);

#endif
