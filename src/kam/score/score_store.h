/* SQL of criteria, ratings and scores. */
#ifndef KAM_SCORE_STORE_H
#define KAM_SCORE_STORE_H

#include "db/db.h"
#include "kam/score/score.h"

extern const struct query_set score_queries;

enum err criterion_store_list(struct ctx *, bool active_only, struct list *ret); /* by axis, position */
enum err criterion_store_get(struct ctx *, int64_t id, struct criterion *ret);
enum err criterion_store_add(struct ctx *, const struct criterion *);
enum err criterion_store_put(struct ctx *, const struct criterion *);

enum err rating_store_add(struct ctx *, const struct rating *);
/* Each rater's latest rating per criterion of one customer, by criterion and rater, with the rater's name. */
enum err rating_store_of_account(struct ctx *, int64_t account, struct list *ret);

/* A customer that has ratings, with what computed criteria need. */
struct rated_account {
	int64_t id;
	const char *number, *name, *short_name;
	int32_t level;
	int64_t revenue_12m, revenue_prev, contribution_12m;
};
extern const struct record rated_account_record;
/* Customers with ratings, id > after, by id, at most max: everybody, or those whose opinions the one who acts may see. */
enum err rated_store_list(struct ctx *, bool everybody, int64_t after, size_t max, struct list *ret);
enum err rated_store_one(struct ctx *, int64_t account, struct rated_account *ret);
/* Latest rating values younger than `since`, one row per rater, of customers first … last. */
struct latest_value {
	int64_t account_id, criterion_id, value;
};
enum err latest_store_list(struct ctx *, int64_t first, int64_t last, int64_t since, struct list *ret);

struct score_row {
	int64_t account_id;
	double attractiveness, strength;
	int64_t rated, in_set, at;
};
extern const struct record score_row_record;
enum err score_store_get(struct ctx *, int64_t account, struct score_row *ret);
enum err score_store_put(struct ctx *, const struct score_row *, size_t count);

/* What each customer bought in the 12 months, largest first, those above zero. */
struct revenue_row {
	int64_t revenue;
};
enum err revenue_store_list(struct ctx *, struct list *ret);
enum err cut_store_put(struct ctx *, const char *basis, const char *cuts);
enum err cut_store_get(struct ctx *, const char *basis, const char **ret); /* NULL when there is none */

enum err clv_store_get(struct ctx *, int64_t account, struct clv *ret);
enum err clv_store_put(struct ctx *, const struct clv *, bool new);

#endif
