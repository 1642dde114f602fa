/* SQL of the rates. */
#ifndef HUB_RATE_STORE_H
#define HUB_RATE_STORE_H

#include "db/db.h"
#include "hub/rate/rate.h"

extern const struct query_set rate_queries;

/* The work that a change of rates left for the sums stands in import_touched under this number, which no import has. */
enum { RATE_RUN = 1 };

/* rate_lack by currency, newest month first, at most 200, of customers the one who acts may know of; of one customer. */
enum err rate_store_lacks(struct ctx *, struct list *ret);
enum err rate_store_lacks_of(struct ctx *, int64_t account, struct list *ret);

/* Note the customers whose sums a rate is in; how many wait; the notes away. */
enum err rate_store_touch(struct ctx *, const struct currency_rate *);
enum err rate_store_waiting(struct ctx *, int64_t *ret);
enum err rate_store_done(struct ctx *, int64_t last);

#endif
