/* What is done with accounts; rights are checked by the route or by access_need, history is written here. */
#ifndef HUB_ACCOUNT_OPS_H
#define HUB_ACCOUNT_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "hub/account/account_show.h"

enum err account_get(struct ctx *, int64_t id, struct account *ret); /* E_NOT_FOUND "account.not_found" */
enum err account_by_number(struct ctx *, const char *number, struct account *ret);
/* As somebody writes it on a command line: by number, else by id when it is one. */
enum err account_find(struct ctx *, const char *what, struct account *ret);
/* New: fills id, sort key, times, its account_fact row and search tokens. E_CONFLICT when the number is taken. */
enum err account_add(struct ctx *, struct account *);
/* Save changed fields (optimistic lock on version), with history and search tokens. import: the run that changes the account, 0 =
 * none (whoever made it); act: by which it can be taken back, 0 = by none. */
enum err account_save(struct ctx *, const struct account *before, struct account *after, int64_t import, int64_t act);
/* Many new ones for imports: sets as account_add does; numbers must be free (the import has looked). */
enum err account_add_many(struct ctx *, struct account *, size_t count);
/* With names and sums, for the command line. */
enum err account_show_get(struct ctx *, int64_t id, struct account_show *ret);
/* Take an account out again that an import made; *ret_removed false when something refers to it. E_CONFLICT error.db_conflict when
 * that is found out by the database: the transaction is lost then. */
enum err account_remove(struct ctx *, int64_t id, bool *ret_removed);
enum err account_fact_get(struct ctx *, int64_t id, struct account_fact *ret);

/* facts.c: make the sums of sale again for accounts id > after, among those of import_touched (import > 0) or all (import 0),
 * at most `max` of them; *ret_last = the last id done, 0 when none was left. Small enough for one short transaction. */
enum err facts_refresh(struct ctx *, int64_t import, int64_t after, int max, int64_t *ret_last);
/* After the last of them: settings facts_month/facts_day from sale; when the month moved, every account's 12-month sums, in
 * chunks the same way. */
enum err facts_window(struct ctx *, bool *ret_moved);
enum err facts_window_refresh(struct ctx *, int64_t after, int max, int64_t *ret_last);
/* When all sums are made: what all customers bought in the 12 months → setting facts_revenue, then what follows from the sums in higher
 * storeys (facts_changed). */
enum err facts_total(struct ctx *);
/* What modules make anew from the sums (.facts_changed of struct module), in the transaction that completed them. (account_module.c,
 * which knows the modules.) */
enum err facts_changed(struct ctx *);
/* Our revenue of the 12 months (`all`: setting facts_revenue) for shares of it: without what customers bought that the one who acts
 * may not know of, else he could work it out (ADR 8). */
enum err facts_ours(struct ctx *, int64_t all, int64_t *ret);
/* The same for the lines that lack a rate (`all`: setting facts_unrated). */
enum err facts_unrated(struct ctx *, int64_t all, int64_t *ret);

#endif
