/* The wheel of a customer: its round, the state of the seven steps, what is missing, the one next thing. Computed from
 * facts, for one page or for many list rows at once. */
#ifndef WHEEL_WHEEL_OPS_H
#define WHEEL_WHEEL_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "wheel/round/round.h"

/* For one customer; a customer without a wheel gives number 0 and no steps. */
void wheel_of_state(struct ctx *, const struct customer_state *, struct wheel_view *ret);
/* For the rows of a list, in a fixed number of queries whatever the count. */
enum err wheel_get_many(struct ctx *, const struct account *const *accounts, size_t count, struct wheel_view *ret);

/* The pictures of a wheel, from what is known already (wheel_draw.c); without a wheel nothing is drawn. */
void wheel_draw_large(struct ctx *, const struct account *, const struct hub_facts *, struct wheel_view *);
void wheel_draw_card(struct ctx *, const struct account *, struct wheel_view *);
void wheel_draw_list(struct ctx *, const struct account *, struct wheel_view *);

#endif
