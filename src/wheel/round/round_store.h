/* SQL of rounds and of what wheels are computed from. */
#ifndef WHEEL_ROUND_STORE_H
#define WHEEL_ROUND_STORE_H

#include "db/db.h"
#include "wheel/round/round.h"

extern const struct query_set round_queries;

enum err round_store_current(struct ctx *, int64_t account, struct round *ret);
enum err round_store_get(struct ctx *, int64_t account, int64_t number, struct round *ret);
/* The latest that is closed; E_NOT_FOUND without reason. */
enum err round_store_closed(struct ctx *, int64_t account, struct round *ret);
/* The last two decisions on the customer, the one in force first. */
enum err round_store_decisions(struct ctx *, int64_t account, struct list *ret);
enum err round_store_list(struct ctx *, int64_t account, struct list *ret);
enum err round_store_add(struct ctx *, const struct round *);
enum err round_store_put(struct ctx *, const struct round *);
enum err round_store_by_id(struct ctx *, int64_t id, struct round *ret);
enum err round_store_remove(struct ctx *, const struct round *);
enum err carried_store_add(struct ctx *, const struct carried *, size_t count);
enum err carried_store_remove(struct ctx *, int64_t round);
enum err carried_store_list(struct ctx *, int64_t round, struct list *ret);

enum err customer_state_store_get(struct ctx *, int64_t account, struct customer_state *ret);

/* What a customer's wheel is computed from: its open round (round_number 0 = it has none), the decision in force, the
 * KAM's name, the open proposal. */
#define WHEEL_SOURCE(F, S)                                                                          \
	F(S, ID, account_id)                                                                        \
	F(S, ID, round_id)                                                                          \
	F(S, ID, round_number)                                                                      \
	F(S, ID, decision_round)                                                                    \
	F(S, DATE, start_day)                                                                       \
	F(S, DATE, end_day)                                                                         \
	F(S, CHOICE, outcome, .choices = &outcomes) /* of the decision in force; -1 = none */       \
	F(S, DATE, valid_until)                                                                     \
	F(S, TEXT, kam_name)                                                                        \
	F(S, CHOICE, proposed, .choices = &outcomes) /* by the open proposal; -1 = there is none */ \
	F(S, TEXT, proposer)
STRUCT_OF(wheel_source, WHEEL_SOURCE);
extern const struct record wheel_source_record;
/* Those of the customers with these ids, by id. */
enum err wheel_store_sources(struct ctx *, const int64_t *ids, size_t count, struct list *ret);

#endif
