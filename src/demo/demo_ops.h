/* Making the demo by the same operations that people use. */
#ifndef DEMO_DEMO_OPS_H
#define DEMO_DEMO_OPS_H

#include "db/db.h"
#include "demo/demo.h"

/* What was made. */
#define DEMO_MADE(F, S)                                  \
	F(S, TEXT, company, .label = "settings.company") \
	F(S, INT, customers, .label = "demo.customers")  \
	F(S, INT, people, .label = "demo.people")        \
	F(S, INT, users, .label = "demo.users")          \
	F(S, INT, products, .label = "demo.products")    \
	F(S, INT, sales, .label = "demo.sales")          \
	F(S, INT, ratings, .label = "demo.ratings")      \
	F(S, INT, decisions, .label = "demo.decisions")
STRUCT_OF(demo_made, DEMO_MADE);
extern const struct record demo_made_record;

/* Fill an empty base, in an open write transaction, with texts in the request's language. E_CONFLICT demo.not_empty. */
enum err demo_make(struct ctx *, struct demo_made *ret);

/* demo_hub_ops.c: people, products, customers and sales. Ids by index. */
struct demo_ids {
	int64_t person[DEMO_PEOPLE], user[DEMO_PEOPLE], product[128], customer[DEMO_CUSTOMERS];
	int64_t import;  /* the run that the lines of sale carry */
	int64_t credits; /* how many of those are credits */
};
enum err demo_people_add(struct ctx *, struct demo_ids *, struct demo_made *);
enum err demo_products_add(struct ctx *, struct demo_ids *, struct demo_made *);
enum err demo_customers_add(struct ctx *, const struct demo_customer *, struct demo_ids *, struct demo_made *);
enum err demo_sales_add(struct ctx *, struct demo_rng *, const struct demo_customer *, struct demo_ids *,
                        struct demo_made *);
/* Note the import of those sales in the history, after everything that is older, since the history is shown in the
 * order it was written. */
enum err demo_sales_note(struct ctx *, const struct demo_ids *, const struct demo_made *);
/* Days before today, at an hour of the day. */
int64_t demo_time(struct ctx *, int days_ago, int hour);

/* Add agreements with the customers of the stories; their dates are so many days from today. */
enum err demo_agreements_add(struct ctx *, const struct demo_customer *, const struct demo_ids *);

#endif
