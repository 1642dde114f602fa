/* Access: the relation of the one who acts to a customer, and the check made for every route and operation. */
#ifndef PLATFORM_ACCESS_OPS_H
#define PLATFORM_ACCESS_OPS_H

#include "db/db.h"
#include "platform/access/rights.h"

/* The command line and jobs may everything (their relation is REL_OWN); a request of nobody may nothing. E_NOT_FOUND: no such
 * customer. */
enum err access_relation(struct ctx *, int64_t account, enum relation *ret);
/* OK; E_FORBIDDEN (exists, but not for you); E_NOT_FOUND (no such customer, or restricted: the same answer). account 0: not about
 * one customer. */
enum err access_need(struct ctx *, enum data_kind, enum level, int64_t account);

/* The same as a yes or no; the reason of a no is not kept. */
enum err access_may(struct ctx *, enum data_kind, enum level, int64_t account, bool *ret);

/* Is :me the person in this column? True or false also where the column is NULL, so that NOT of what is made of it holds. */
#define SQL_IS_ME(column) "COALESCE(" column ", -1) = :me"

/* SQL condition, to be put in a store's text after AND: keeps customers `a` that the person :me may know of; never NULL.
 * :see_all is 1 for the KAM leader and the command line. */
#define SQL_VISIBLE(a)                                                                                             \
	"(" a ".restricted = 0 OR :see_all = 1 OR " SQL_IS_ME(a ".kam_id") " OR " SQL_IS_ME(                       \
	    a ".deputy_id") " OR " SQL_IS_ME(a ".sponsor_id") " OR EXISTS (SELECT 1 FROM account_access v WHERE "  \
	                                                      "v.account_id = " a                                  \
	                                                      ".id AND v.person_id = :me AND (v.until IS NULL OR " \
	                                                      "v.until >= :today)))"
#define SQL_VISIBLE_ARGS "me, see_all, today"
int64_t access_see_all(const struct ctx *);
/* For ARGS(...): the three arguments of SQL_VISIBLE. */
#define ACCESS_ARGS(cx) \
	ARG("me", (cx)->person), ARG("see_all", access_see_all(cx)), ARG("today", (int64_t)ctx_today(cx))

/* The same for opinions (scores, ratings, decisions, wheel): customers on whose team :me is. :see_opinions is 0 for nobody and the
 * administrator, 1 for all (KAM leader, command line), 2 where on the team. */
#define SQL_OPINION(a)                                                                                             \
	"(:see_opinions = 1 OR (:see_opinions = 2 AND (" SQL_IS_ME(a ".kam_id") " OR " SQL_IS_ME(                  \
	    a ".deputy_id") " OR " SQL_IS_ME(a ".sponsor_id") " OR EXISTS (SELECT 1 FROM account_access o WHERE "  \
	                                                      "o.account_id = " a                                  \
	                                                      ".id AND o.person_id = :me AND (o.until IS NULL OR " \
	                                                      "o.until >= :today)))))"
#define SQL_OPINION_ARGS "me, see_opinions, today"
int64_t access_see_opinions(const struct ctx *);
#define OPINION_ARGS(cx) \
	ARG("me", (cx)->person), ARG("see_opinions", access_see_opinions(cx)), ARG("today", (int64_t)ctx_today(cx))

/* The same for rows `h` of the history with their customer `a` (LEFT JOIN). Of a customer that is gone (an import undone) outsiders
 * read nothing; a change of parent speaks of two more customers, which must be known too. */
#define SQL_HISTORY_VISIBLE(h, a)                                                              \
	"(" h ".account_id IS NULL OR :see_all = 1 OR (" a ".id IS NOT NULL AND " SQL_VISIBLE( \
	    a) ")) AND ((" h ".opinion = 0 AND " h                                             \
	       ".kind <> 'access_request') OR " SQL_OPINION(                                   \
	           a) ") AND NOT EXISTS (SELECT 1 FROM account g WHERE g.id IN (CASE WHEN " h  \
	              ".field = 'parent_id' THEN CAST(" h ".old AS BIGINT) END, CASE WHEN " h  \
	              ".field = 'parent_id' THEN CAST(" h                                      \
	              ".new AS BIGINT) END) AND CASE WHEN " SQL_VISIBLE("g") " THEN 0 ELSE 1 END = 1)"
#define SQL_HISTORY_VISIBLE_ARGS "me, see_all, see_opinions, today"

/* Today in the configured zone, yyyymmdd. */
int32_t ctx_today(const struct ctx *);

#endif
