/* SQL of what is due, made at start from the nouns' facts. */
#ifndef HUB_DUE_STORE_H
#define HUB_DUE_STORE_H

#include "base/noun.h"
#include "db/db.h"

/* At start, after noun_settle: make the queries. */
void due_store_make(void);
extern struct query_set due_queries;

/* One date of one record. */
#define DUE_ROW(F, S)                                                                                \
	F(S, INT, at) /* at: which field it is, as a number for due_store_date; id: of the record */ \
	F(S, ID, id)                                                                                 \
	F(S, TEXT, title)                                                                            \
	F(S, DATE, due)
STRUCT_OF(due_row, DUE_ROW);

/* The F_DUE fields of all nouns, numbered from 0: the noun and the field of number i; false behind the last. */
bool due_store_date(size_t i, const struct noun_facts **ret_noun, const struct field **ret_field);
/* The tasks of the one who acts with a date in field i in [from, until], by day: due_item without what, href and
 * left. */
enum err due_store_mine(struct ctx *, size_t i, int32_t from, int32_t until, size_t max, struct list *ret);
/* The customer's records with any F_DUE date in [from, until], by day: due_row. */
enum err due_store_of(struct ctx *, int64_t account, int32_t from, int32_t until, size_t max, struct list *ret);

#endif
