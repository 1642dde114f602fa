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
	F(S, ID, account_id)                                                                         \
	F(S, TEXT, account)                                                                          \
	F(S, TEXT, title)                                                                            \
	F(S, ID, kam_id) /* of the customer */                                                       \
	F(S, ID, deputy_id)                                                                          \
	F(S, ID, owner_id) /* the record's responsible, else the KAM */                              \
	F(S, TEXT, owner)                                                                            \
	F(S, DATE, due)
STRUCT_OF(due_row, DUE_ROW);

/* The F_DUE fields of all nouns, numbered from 0: the noun and the field of number i; false behind the last. */
bool due_store_date(size_t i, const struct noun_facts **ret_noun, const struct field **ret_field);
/* Dates in [from, until] of any F_DUE field, by day: what the one who acts is responsible for, and of the customers that he is the KAM
 * of what nobody is responsible for; and those of at most ten customers (0 = none), at most `each` of one. Lists of due_row. */
enum err due_store_mine(struct ctx *, int32_t from, int32_t until, size_t max, struct list *ret);
enum err due_store_of(struct ctx *, const int64_t accounts[10], int32_t from, int32_t until, size_t each, size_t max,
                      struct list *ret);

#endif
