/* SQL of who may see which customers: what ties a person to one, and the conditions that other features' queries
 * use. */
#ifndef HUB_CUSTOMER_ACCESS_STORE_H
#define HUB_CUSTOMER_ACCESS_STORE_H

#include "db/db.h"
#include "hub/access/ask.h"

/* What ties person `me` to a customer on day `today`. restricted: the customer is; own: he is KAM or deputy; team: he
 * is sponsor, or a row of account_access gives him access. */
#define TIE_LIST(F, S)         \
	F(S, BOOL, restricted) \
	F(S, BOOL, own)        \
	F(S, BOOL, team)
STRUCT_OF(tie, TIE_LIST);
enum err tie_get(struct ctx *, int64_t account, int64_t me, int32_t today,
                 struct tie *ret); /* E_NOT_FOUND without reason */

/* Fragments for the SQL of every feature, also of lower storeys, which know no customer. A is the alias of account in
 * the query, H that of history, V that of account_access; ID is a column with an account's id or NULL, P one with a
 * person's. ACCESS_ARGS and OPINION_ARGS give the arguments.
 *
 *   @visible(A)            condition: the person :me may know of the customer; never NULL
 *   @may_know(ID)          the same; false for NULL, and for a customer that is gone
 *   @opinion(A)            condition: he may see opinions on it (scores, ratings, decisions, its wheel)
 *   @may_see_opinion(ID)   the same; for NULL and a customer that is gone true only for those who see everything
 *   @history_visible(H)    condition: he may read the row
 *   @root_name(ID), @root_number(ID)   name and number of the customer; NULL when there is none he may know of
 *   @customers_of(P)       a query: the customers that P is tied to, and how (person_account_record), by name, at most
 *                          101
 *   @holds(V)              condition: the row gives access on day :today
 *   @led_customers(P)      how many customers that :me may know of have P as KAM */
extern const struct fragment customer_access_fragments[];

extern const struct query_set customer_access_queries;

/* Add and remove the row of account_access that belongs to a place on the team. */
enum err place_store_add(struct ctx *, const struct account_access *);
enum err place_store_remove(struct ctx *, int64_t account, int64_t person, int64_t member);

#endif
