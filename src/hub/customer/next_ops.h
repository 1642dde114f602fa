/* What is next, put together: of customers with a wheel by what their wheels ask for and what is due there. */
#ifndef HUB_NEXT_OPS_H
#define HUB_NEXT_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "hub/customer/due_item.h"
#include "hub/customer/next_item.h"
#include "hub/customer/wheel_view.h"

enum { NEXT_FIRST = 5 }; /* how many a page shows before the rest is folded away */

/* Complete `todo` of `count` wheels that the one who acts may see: with what is due at their customers, in its order,
 * each with its reason. Until then it holds what the wheels ask for. A query for every ten. */
enum err next_fill(struct ctx *, const struct account *const *, size_t count, struct wheel_view *);
/* What is due, as something to do; `mine`: it falls to the one who acts. */
struct next_item next_of_due(struct ctx *, const struct due_item *, bool mine);
/* Why it stands there: how long its day is past, or how long it is to it. */
const char *next_days(struct ctx *, int32_t due);

#endif
