/* SQL of the rates. */
#ifndef HUB_RATE_STORE_H
#define HUB_RATE_STORE_H

#include "db/db.h"
#include "hub/rate/rate.h"

extern const struct query_set rate_queries;

/* rate_lack by currency, newest month first, at most 200: of all customers that the one who acts may know of; of one
 * customer. */
enum err rate_store_lacks(struct ctx *, struct list *ret);
enum err rate_store_lacks_of(struct ctx *, int64_t account, struct list *ret);

enum err rate_store_touch(struct ctx *, const struct currency_rate *); /* note the customers whose sums depend on it */
enum err rate_store_waiting(struct ctx *, int64_t *ret);               /* how many are noted */
enum err rate_store_done(struct ctx *, int64_t last);                  /* drop the notes of ids up to `last` */

#endif
