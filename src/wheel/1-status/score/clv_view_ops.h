/* Reading and saving a customer's lifetime value. */
#ifndef WHEEL_CLV_VIEW_OPS_H
#define WHEEL_CLV_VIEW_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "wheel/1-status/score/clv_view.h"

enum err clv_view_get(struct ctx *, int64_t account, const struct account_fact *, struct clv_view *ret);
enum err clv_form_save(struct ctx *, int64_t account, const struct clv_form *);

#endif
