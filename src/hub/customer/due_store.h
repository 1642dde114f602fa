/* SQL of what is due, made at start from the nouns' facts. */
#ifndef HUB_DUE_STORE_H
#define HUB_DUE_STORE_H

#include "base/noun.h"
#include "db/db.h"

/* At start, when the nouns are settled. */
void due_store_make(void);
extern struct query_set due_queries;

/* What is due of one customer: the at-th date of the record. */
struct due_row {
	int64_t at, id;
	const char *title;
	int32_t due;
};

/* Where the i-th date stands; false behind the last. */
bool due_store_date(size_t i, const struct noun_facts **ret_noun, const struct field **ret_field);
/* due_item without what, href and left: those of who acts with the i-th date in [from, until], the first first. */
enum err due_store_mine(struct ctx *, size_t i, int32_t from, int32_t until, size_t max, struct list *ret);
/* due_row of the customer's records with any date in [from, until], the first first. */
enum err due_store_of(struct ctx *, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret);

#endif
