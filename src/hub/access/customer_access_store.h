/* What the database knows about one person and one customer, and the conditions that follow from it. */
#ifndef HUB_CUSTOMER_ACCESS_STORE_H
#define HUB_CUSTOMER_ACCESS_STORE_H

#include "db/db.h"
#include "hub/access/ask.h"

/* The tie of person `me` to an account on day `today`. */
struct tie {
	bool restricted, own, team;
};
enum err tie_get(struct ctx *, int64_t account, int64_t me, int32_t today,
                 struct tie *ret); /* E_NOT_FOUND without reason */

/* Named in the SQL of every feature, also of those below that know no customer. A is the alias of an account in the query, ID a
 * column that holds an account's id or NULL, H the alias of a row of the history, V one of account_access. ACCESS_ARGS and OPINION_ARGS
 * give the arguments.
 *
 *   @visible(A)            the person :me may know of it; never NULL
 *   @may_know(ID)          the same; false for NULL and for a customer that is gone
 *   @opinion(A)            he may see opinions on it (scores, ratings, decisions, its wheel)
 *   @may_see_opinion(ID)   the same; where it is NULL or gone only for who sees all
 *   @history_visible(H)    he may read the row
 *   @root_name(ID), @root_number(ID)   the customer's, NULL when there is none; of one that may be known of
 *   @customers_of(P)       a query: those that person P is tied to, and how (person_account_record), by name, at most 101
 *   @holds(V)              it gives access :today
 *   @led_customers(P)      how many customers that :me may know of have person P as KAM */
extern const struct fragment customer_access_fragments[];

extern const struct query_set customer_access_queries;

/* What a place on a team gives. */
enum err place_store_add(struct ctx *, const struct account_access *);
enum err place_store_remove(struct ctx *, int64_t account, int64_t person, int64_t member);

#endif
