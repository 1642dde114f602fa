/* What is done with accounts; rights are checked by the route or by access_need, history is written here. */
#ifndef HUB_ACCOUNT_OPS_H
#define HUB_ACCOUNT_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "hub/account/account_show.h"
#include "platform/job/job.h"

enum err account_get(struct ctx *, int64_t id, struct account *ret); /* E_NOT_FOUND "account.not_found" */
enum err account_by_number(struct ctx *, const char *number, struct account *ret);
/* The account that somebody named on a command line, by its number, else by its id. */
enum err account_find(struct ctx *, const char *what, struct account *ret);
/* The rule of noun_rules.fits: who may give a number by hand. */
enum err account_fits(struct ctx *, const void *before, void *after);
/* Of noun_rules.changed: a search ranks customers by their level, without being moved by restricted ones; the twelve months
 * follow those that everybody may know of. */
enum err account_changed(struct ctx *, const void *before, const void *after);
/* noun_add, and the account's row of sums, account_fact. */
enum err account_add(struct ctx *, struct account *);
/* noun_change, but it cannot be undone: for what follows from something else, a decision say. */
enum err account_save(struct ctx *, const struct account *before, struct account *after);
/* noun_change of what a form says. Also a field fault: a deputy who is the KAM. */
enum err account_edit(struct ctx *, const struct account *before, struct account *after, int64_t *ret_act);
/* Add many new ones, for imports, each as account_add does; the import has checked them. */
enum err account_add_many(struct ctx *, struct account *, size_t count);
/* One account with names and sums, for the command line. */
enum err account_show_get(struct ctx *, int64_t id, struct account_show *ret);
/* Remove an account that an import added. *ret_removed is false when something refers to it. E_CONFLICT
 * error.db_conflict when only the database found that out; the transaction cannot go on then. */
enum err account_remove(struct ctx *, int64_t id, bool *ret_removed);
enum err account_fact_get(struct ctx *, int64_t id, struct account_fact *ret);

/* facts_ops.c: making the sums of sale again, in chunks small enough for a short transaction each. First facts_refresh,
 * for the customers that an import touched (import_touched) or, with import 0, for all: each call does at most `max`
 * with an id above `after`; *ret_last is the last one done, 0 when none were left. */
enum err facts_refresh(struct ctx *, int64_t import, int64_t after, int max, int64_t *ret_last);
/* Then facts_window, which sets the settings facts_month and facts_day to the newest sale's that everybody may know of,
 * today's at the latest: a restricted customer must not move what others see. If *ret_moved, "the 12
 * months" are now other months, and facts_window_refresh makes those sums again for all customers, in chunks as
 * facts_refresh does. */
enum err facts_window(struct ctx *, bool *ret_moved);
enum err facts_window_refresh(struct ctx *, int64_t after, int max, int64_t *ret_last);
/* Last, when all sums are made: sets the setting facts_revenue to what all customers bought in the 12 months, and calls
 * facts_changed. */
enum err facts_total(struct ctx *);
/* The newest sale may be another one now, since a customer (0 = none) was restricted or is not any more, or a day has
 * begun. Notes whose sums have to be made again, as rows of import_touched with the run
 * FACTS_NOTED, which no import has, and the customer in
 * any case, so that facts_changed is called for what others may know of. facts_noted has them made again, by the module
 * that hands it in, once the transaction is committed. */
enum { FACTS_NOTED = 1 };
enum err facts_follow_day(struct ctx *, int64_t account);
enum err facts_noted(struct ctx *); /* defined in account_module.c */
/* What follows when a customer's restriction is set or lifted. */
enum err facts_follow_restriction(struct ctx *, const void *before, const void *after);
extern const struct job_kind new_day_job;
/* Let modules make again what they compute from the sums (.facts_changed of struct module), in the same transaction.
 * Defined in account_module.c, which knows the modules. */
enum err facts_changed(struct ctx *);
/* Our revenue of the 12 months, as the whole that shares are shown of. What customers bought that the one who acts may
 * not know of is taken from `all` (setting facts_revenue), else he could work it out (ADR 8). */
enum err facts_ours(struct ctx *, int64_t all, int64_t *ret);
/* The same for the number of lines that lack a rate (`all`: setting facts_unrated). */
enum err facts_unrated(struct ctx *, int64_t all, int64_t *ret);

/* For hjul check. How much of what is imported is not in the sums yet; 0 = all is. The twelve months by which the sums of
 * customers are made, and whether they stand still. Whether the totals that are kept as settings are those of the
 * customers' sums: the names of those that are not. */
enum err facts_under_way(struct ctx *, int64_t *ret);
enum err facts_check_args(struct ctx *, struct args *ret);
enum err facts_check_totals(struct ctx *, int64_t *ret_faults, struct list *ret_names);
/* Make all sums and totals again from the lines, in transactions of its own, and what follows from them. */
enum err facts_mend(struct ctx *);

#endif
