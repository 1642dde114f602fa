/* Access: the check made for every route and operation, by the rights table and the relation of the one who acts to a customer. What a
 * customer is, and who is tied to it, a higher storey knows and hands in (hub/access). */
#ifndef PLATFORM_ACCESS_OPS_H
#define PLATFORM_ACCESS_OPS_H

#include "db/db.h"
#include "platform/access/rights.h"

/* Once, at start: how to tell the relation of a person to the customer with that id. Its E_NOT_FOUND without reason: none such. */
void access_relation_set(enum err (*relation)(struct ctx *, int64_t account, enum relation *ret));

/* The command line and jobs may everything (their relation is REL_OWN); a request of nobody may nothing. E_NOT_FOUND: no such
 * customer. */
enum err access_relation(struct ctx *, int64_t account, enum relation *ret);
/* OK; E_FORBIDDEN (exists, but not for you); E_NOT_FOUND (no such customer, or restricted: the same answer). account 0: not about
 * one customer. */
enum err access_need(struct ctx *, enum data_kind, enum level, int64_t account);

/* The same as a yes or no; the reason of a no is not kept. */
enum err access_may(struct ctx *, enum data_kind, enum level, int64_t account, bool *ret);

/* Arguments of the conditions that the SQL of every feature names, @visible(…) and its kin (hub/access/customer_access_store.h), to be
 * put into ARGS(...). see_all: 1 for the KAM leader and the command line. see_opinions: 0 for nobody and the administrator, 1 for all
 * (KAM leader, command line), 2 where on the team. */
int64_t access_see_all(const struct ctx *);
int64_t access_see_opinions(const struct ctx *);
#define ACCESS_ARGS(cx) \
	ARG("me", (cx)->person), ARG("see_all", access_see_all(cx)), ARG("today", (int64_t)ctx_today(cx))
#define OPINION_ARGS(cx) \
	ARG("me", (cx)->person), ARG("see_opinions", access_see_opinions(cx)), ARG("today", (int64_t)ctx_today(cx))

#define SQL_VISIBLE(a)   "@visible(" a ")"
#define SQL_VISIBLE_ARGS "me, see_all, today"
#define SQL_OPINION(a)   "@opinion(" a ")"
#define SQL_OPINION_ARGS "me, see_opinions, today"

/* Today in the configured zone, yyyymmdd. */
int32_t ctx_today(const struct ctx *);

#endif
