/* SQL of decisions. */
#ifndef WHEEL_DECISION_STORE_H
#define WHEEL_DECISION_STORE_H

#include "db/db.h"
#include "platform/check/check.h"
#include "wheel/1-status/decision/decision.h"

extern const struct query_set decision_queries;
extern const struct check decision_checks[]; /* ended by one without name */

enum err decision_store_add(struct ctx *, const struct decision *);
enum err decision_store_put(struct ctx *, const struct decision *);
enum err decision_store_get(struct ctx *, int64_t id, struct decision *ret);
/* The open proposal of a customer; E_NOT_FOUND when there is none. */
enum err decision_store_open(struct ctx *, int64_t account, struct decision *ret);
/* All of a customer, newest first, at most 100. */
enum err decision_store_of_account(struct ctx *, int64_t account, struct list *ret);
/* Open proposals that the one who acts may know of, oldest first, at most `max`. */
enum err decision_store_proposed(struct ctx *, size_t max, struct list *ret);

#endif
