/* The wheel of a customer: its round, the state of the seven steps, what is missing, the one next thing. Computed from
 * facts, for one page or for many list rows at once. */
#ifndef WHEEL_WHEEL_OPS_H
#define WHEEL_WHEEL_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "wheel/round/round.h"

/* The wheel of one customer; number 0 and no steps when it has none. */
void wheel_of_state(struct ctx *, const struct customer_state *, struct wheel_view *ret);
/* The wheels of `count` customers, in a fixed number of queries for every ten. */
enum err wheel_get_many(struct ctx *, const struct account *const *accounts, size_t count, struct wheel_view *ret);

/* The last wheel of a customer that has none, as it was when it stopped, grey when drawn; number 0 when it never had
 * one. */
enum err wheel_ended(struct ctx *, const struct account *, struct wheel_view *ret);

/* wheel_draw.c: draw the pictures of a view that is filled; nothing is drawn when the customer has no wheel. */
void wheel_draw_large(struct ctx *, const struct account *, const struct hub_facts *, struct wheel_view *);
void wheel_draw_card(struct ctx *, const struct account *, struct wheel_view *);
void wheel_draw_list(struct ctx *, const struct account *, struct wheel_view *);
/* The large wheel of a round that was closed on `day`: without links, with what was known then. */
const char *wheel_draw_closed(struct ctx *, const struct wheel_view *, const char *account, const char *level,
                              int32_t day, const struct hub_facts *);

#endif
