#include "wheel/1-status/score/score_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "hub/account/account.h"
#include "hub/account/account_ops.h"
#include "platform/access/access_ops.h"
#include "platform/check/check.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_ops.h"
#include "wheel/1-status/score/score_store.h"
#include "wheel/1-status/score/scoring_store.h"

#include <math.h>
#include <string.h>

enum { PORTFOLIO_MAX = 20000, CHUNK = 500, PUT_CHUNK = 500 };

enum err rating_since(struct ctx *cx, int64_t *ret)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	*ret = zone_time(zone_default(), date_add_months(ctx_today(cx), (int)-s->rating_months), 0, 0, 0);
	return OK;
}

static enum err model_make(struct ctx *cx, struct portfolio *p)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	struct model *m = &p->model;
	*m = (struct model){.enter = {s->set_attractiveness, s->set_strength}, .leave = s->set_leave};
	for (size_t i = 0; i < p->criteria.count && i < CRITERIA_MAX; i++) {
		const struct criterion *c = list_at(&p->criteria, struct criterion, i);
		m->axis[i] = c->axis;
		m->weight[i] = (double)c->weight;
		m->count++;
	}
	p->criteria.count = m->count;
	p->revenue_cuts = NULL;
	return OK;
}

static enum err model_load(struct ctx *cx, struct portfolio *p)
{
	TRY(criterion_store_list(cx, true, &p->criteria));
	return model_make(cx, p);
}

/* What a computed criterion measures on a customer, with sales up to the whole month `month`; NAN when its sales do not tell. */
static double measure(enum basis b, const struct rated_account *a, int32_t month)
{
	switch (b) {
	case BASIS_REVENUE:
		return a->revenue_12m == NONE ? NAN : (double)a->revenue_12m / 100;
	case BASIS_CONTRIBUTION:
		return a->contribution_12m == NONE || a->revenue_12m <= 0
		           ? NAN
		           : 100.0 * (double)a->contribution_12m / (double)a->revenue_12m;
	case BASIS_GROWTH:
		return 100 * facts_growth(a->revenue_12m, a->revenue_prev, a->first_day, month);
	case BASIS_RATED:
		break;
	}
	return NAN;
}

static enum err fill_computed(struct ctx *cx, struct portfolio *p)
{
	const struct settings *set;
	TRY(settings_get(cx, &set));
	for (size_t c = 0; c < p->model.count; c++) {
		const struct criterion *k = list_at(&p->criteria, struct criterion, c);
		double cuts[4];
		if (k->basis == BASIS_RATED)
			continue;
		if (k->basis == BASIS_REVENUE && !p->revenue_cuts)
			TRY(portfolio_revenue_cuts(cx, &p->revenue_cuts));
		bool known = criterion_cuts(k, p->revenue_cuts, cuts);
		for (size_t i = 0; i < p->count && known; i++) {
			const struct rated_account *a = list_at(&p->accounts, struct rated_account, i);
			double x = measure((enum basis)k->basis, a, set->facts_month);
			if (!isnan(x))
				p->scored[i].value[c] = (float)score_by_cuts(x, cuts, k->lower_is_better);
		}
	}
	return OK;
}

static size_t criterion_index(const struct portfolio *p, int64_t id)
{
	size_t c = 0;
	while (c < p->model.count && list_at(&p->criteria, struct criterion, c)->id != id)
		c++;
	return c;
}

/* The median of the run of rows that speak of one customer and criterion; answers where the run ends. */
static size_t take_run(const struct portfolio *p, const struct list *rows, size_t from, struct scored *s)
{
	const struct latest_value *first = list_at(rows, struct latest_value, from);
	double values[1000];
	size_t n = 0, at = from;
	for (; at < rows->count; at++) {
		const struct latest_value *r = list_at(rows, struct latest_value, at);
		if (r->account_id != first->account_id || r->criterion_id != first->criterion_id)
			break;
		if (n < sizeof values / sizeof *values)
			values[n++] = (double)r->value;
	}
	size_t c = criterion_index(p, first->criterion_id);
	if (c < p->model.count && list_at(&p->criteria, struct criterion, c)->basis == BASIS_RATED) {
		double v = score_median(values, n);
		s->value[c] =
		    (float)(list_at(&p->criteria, struct criterion, c)->lower_is_better ? VALUE_MIN + VALUE_MAX - v
		                                                                        : v);
	}
	return at;
}

/* Ratings of the customers first … first + count of the portfolio. */
static enum err fill_rated(struct ctx *cx, struct portfolio *p, size_t first, size_t count, int64_t since)
{
	struct list rows;
	const struct rated_account *a = list_at(&p->accounts, struct rated_account, first);
	TRY(latest_store_list(cx, a[0].id, a[count - 1].id, since, &rows));
	size_t i = first;
	for (size_t at = 0; at < rows.count;) {
		int64_t account = list_at(&rows, struct latest_value, at)->account_id;
		while (i < first + count && p->scored[i].account_id < account)
			i++;
		if (i < first + count && p->scored[i].account_id == account)
			at = take_run(p, &rows, at, &p->scored[i]);
		else
			at++; /* a customer the one who acts does not see */
	}
	return OK;
}

enum err score_is_blind(struct ctx *cx, enum relation relation, bool *ret)
{
	const struct settings *set;
	enum role role = (enum role)cx->role;
	*ret = false;
	if (!cx->user || rights_level(role, DATA_OPINION, relation) < LEVEL_WRITE)
		return OK;
	TRY(settings_get(cx, &set));
	enum data_kind decide = set->decider == DECIDER_KAM ? DATA_DECIDE_KAM : DATA_DECIDE;
	*ret = rights_level(role, decide, relation) < LEVEL_WRITE;
	return OK;
}

/* One run of ratings of a customer on a criterion, stale ones too: what counts of it, and whether it waits for mine. Stale ones of
 * others count for nothing more, but wait all the same: archived rounds and decisions show what they were. */
static size_t take_ratings(const struct ctx *cx, struct portfolio *p, const struct list *rows, size_t from, size_t i,
                           int64_t since)
{
	const struct rating *first = list_at(rows, struct rating, from);
	size_t end = from, n = 0, c = criterion_index(p, first->criterion_id);
	bool mine = false, others = false;
	while (end < rows->count && list_at(rows, struct rating, end)->account_id == first->account_id &&
	       list_at(rows, struct rating, end)->criterion_id == first->criterion_id)
		end++;
	struct latest_value *fresh = arena_array(cx->arena, struct latest_value, end - from);
	for (size_t k = from; k < end; k++) {
		const struct rating *r = list_at(rows, struct rating, k);
		others = others || r->person_id != cx->person;
		if (r->at < since)
			continue;
		fresh[n++] = (struct latest_value){r->account_id, r->criterion_id, r->value};
		mine = mine || r->person_id == cx->person;
	}
	if (c >= p->model.count || list_at(&p->criteria, struct criterion, c)->basis != BASIS_RATED)
		return end;
	if (n)
		take_run(p, &(struct list){.items = fresh, .count = n}, 0, &p->scored[i]);
	p->waits[i] = p->waits[i] || (others && !mine);
	return end;
}

/* Ratings of the customers first … first + count (at most IDS_MAX), by their ids; in ret_ratings all of them. */
static enum err fill_some(struct ctx *cx, struct portfolio *p, size_t first, size_t count, int64_t since,
                          struct list *ret_ratings)
{
	int64_t ids[IDS_MAX];
	for (size_t i = 0; i < count; i++)
		ids[i] = p->scored[first + i].account_id;
	TRY(rating_store_of(cx, ids, count, ret_ratings));
	for (size_t at = 0; at < ret_ratings->count;) {
		size_t i = 0;
		while (ids[i] != list_at(ret_ratings, struct rating, at)->account_id)
			i++;
		at = take_ratings(cx, p, ret_ratings, at, first + i, since);
	}
	for (size_t i = first; i < first + count; i++) {
		const struct rated_account *a = list_at(&p->accounts, struct rated_account, i);
		bool blind, own = a->kam_id == cx->person || a->deputy_id == cx->person;
		TRY(score_is_blind(cx, own ? REL_OWN : REL_TEAM, &blind));
		p->waits[i] = p->waits[i] && blind;
	}
	return OK;
}

static void begin_fill(struct ctx *cx, struct portfolio *p)
{
	p->count = p->accounts.count;
	p->scored = arena_array(cx->arena, struct scored, p->count);
	p->waits = arena_array(cx->arena, bool, p->count);
	for (size_t i = 0; i < p->count; i++) {
		const struct rated_account *a = list_at(&p->accounts, struct rated_account, i);
		p->scored[i].account_id = a->id;
		p->scored[i].in_before = a->level == LEVEL_KEY || a->level == LEVEL_LIGHT;
		for (size_t c = 0; c < CRITERIA_MAX; c++)
			p->scored[i].value[c] = NAN;
	}
}

/* Everybody's ratings are read in ranges of ids, between which there is nothing else; one's own customers lie far apart. */
static enum err fill(struct ctx *cx, struct portfolio *p, bool everybody)
{
	int64_t since;
	size_t chunk = everybody ? CHUNK : IDS_MAX;
	struct list ratings;
	TRY(rating_since(cx, &since));
	begin_fill(cx, p);
	for (size_t at = 0; at < p->count; at += chunk) {
		size_t n = p->count - at < chunk ? p->count - at : chunk;
		TRY(everybody ? fill_rated(cx, p, at, n, since) : fill_some(cx, p, at, n, since, &ratings));
	}
	return fill_computed(cx, p);
}

enum err portfolio_load_all(struct ctx *cx, struct portfolio *ret)
{
	TRY(model_load(cx, ret));
	TRY(rated_store_list(cx, true, 0, PORTFOLIO_MAX, &ret->accounts));
	return fill(cx, ret, true);
}

/* Whose values were last put together on this connection; the values follow, then who waits. */
struct cached {
	int64_t version, person, role, today;
	size_t count;
	bool valid;
};
enum { CACHED_MAX = 20000 };

/* Reading the ratings of all customers takes most of the time of the matrix, and as long as nobody writes they are the same. */
enum err portfolio_load(struct ctx *cx, struct portfolio *ret)
{
	static const char head_key, scored_key, waits_key;
	bool everybody = access_see_opinions(cx) == 1;
	struct cached *k = db_cache(cx->db, &head_key, sizeof *k);
	struct cached now = {.version = db_data_version(cx),
	                     .person = cx->person,
	                     .role = cx->role,
	                     .today = ctx_today(cx),
	                     .valid = true};
	TRY(model_load(cx, ret));
	TRY(rated_store_list(cx, everybody, 0, PORTFOLIO_MAX, &ret->accounts));
	now.count = ret->count = ret->accounts.count;
	bool keeps = now.count && now.count <= CACHED_MAX && db_in_tx(cx) == TX_READ;
	if (!keeps)
		return fill(cx, ret, everybody);
	bool known = k->valid && k->version == now.version && k->person == now.person && k->role == now.role &&
	             k->today == now.today && k->count == now.count;
	struct scored *scored = db_cache_sized(cx->db, &scored_key, now.count * sizeof *scored);
	bool *waits = db_cache_sized(cx->db, &waits_key, now.count * sizeof *waits);
	if (known) {
		begin_fill(cx, ret);
		memcpy(ret->scored, scored, now.count * sizeof *scored);
		memcpy(ret->waits, waits, now.count * sizeof *waits);
		return OK;
	}
	k->valid = false;
	TRY(fill(cx, ret, everybody));
	memcpy(scored, ret->scored, now.count * sizeof *scored);
	memcpy(waits, ret->waits, now.count * sizeof *waits);
	*k = now;
	return OK;
}

/* From the rows of one customer: the criteria, and the values that people gave on them. */
static void take_criteria(struct ctx *cx, const struct list *rows, struct portfolio *p, struct list *ret_values)
{
	struct criterion *criteria = arena_array(cx->arena, struct criterion, rows->count);
	struct latest_value *values = arena_array(cx->arena, struct latest_value, rows->count);
	size_t n = 0, given = 0;
	for (size_t i = 0; i < rows->count; i++) {
		const struct criterion_value *v = list_at(rows, struct criterion_value, i);
		if (!n || criteria[n - 1].id != v->criterion.id)
			criteria[n++] = v->criterion;
		if (v->value != NONE)
			values[given++] = (struct latest_value){.criterion_id = v->criterion.id, .value = v->value};
	}
	p->criteria = (struct list){.items = criteria, .count = n};
	*ret_values = (struct list){.items = values, .count = given};
}

static enum err load_rated(struct ctx *cx, struct rated_account *a, struct portfolio *ret)
{
	int64_t since;
	struct list rows, values;
	TRY(rating_since(cx, &since));
	TRY(score_store_values_of(cx, a->id, since, &rows));
	take_criteria(cx, &rows, ret, &values);
	TRY(model_make(cx, ret));
	if (rows.count)
		ret->revenue_cuts = list_at(&rows, struct criterion_value, 0)->revenue_cuts;
	ret->accounts = (struct list){.items = a, .count = 1};
	begin_fill(cx, ret);
	for (size_t at = 0; at < values.count;)
		at = take_run(ret, &values, at, ret->scored);
	ret->new_cuts = rows.count && !ret->revenue_cuts;
	if (ret->new_cuts)
		TRY(revenue_cuts_make(cx, &ret->revenue_cuts));
	return fill_computed(cx, ret);
}

enum err portfolio_load_one(struct ctx *cx, int64_t account, struct portfolio *ret)
{
	struct rated_account *a = arena_new(cx->arena, struct rated_account);
	enum err e = rated_store_one(cx, account, a);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "account.not_found");
	TRY(e);
	return load_rated(cx, a, ret);
}

enum err portfolio_load_some(struct ctx *cx, const struct list *accounts, struct portfolio *ret,
                             struct list *ret_ratings)
{
	int64_t since;
	TRY(model_load(cx, ret));
	TRY(rating_since(cx, &since));
	ret->accounts = *accounts;
	begin_fill(cx, ret);
	*ret_ratings = (struct list){0};
	if (ret->count)
		TRY(fill_some(cx, ret, 0, ret->count, since, ret_ratings));
	return fill_computed(cx, ret);
}

enum err scores_wait(struct ctx *cx, int64_t account, bool *ret)
{
	enum relation relation;
	struct list ratings;
	struct portfolio p;
	struct rated_account a;
	TRY(access_relation(cx, account, &relation));
	TRY(score_is_blind(cx, relation, ret));
	if (!*ret)
		return OK;
	TRY(rated_store_one(cx, account, &a));
	TRY(portfolio_load_some(cx, &(struct list){.items = &a, .count = 1}, &p, &ratings));
	*ret = p.waits[0];
	return OK;
}

static struct score_row row_of(const struct ctx *cx, const struct portfolio *p, size_t i)
{
	const struct scored *s = &p->scored[i];
	struct score_row row = {.account_id = s->account_id,
	                        .attractiveness = score_axis(&p->model, s, AXIS_ATTRACTIVENESS).score,
	                        .strength = score_axis(&p->model, s, AXIS_STRENGTH).score,
	                        .in_set = score_in_set(&p->model, s),
	                        .at = cx->now};
	for (size_t c = 0; c < p->model.count; c++)
		row.rated += !isnan(s->value[c]);
	return row;
}

static enum err keep_scores(struct ctx *cx, const struct portfolio *p)
{
	struct score_row *rows = arena_array(cx->arena, struct score_row, p->count);
	for (size_t i = 0; i < p->count; i++)
		rows[i] = row_of(cx, p, i);
	for (size_t at = 0; at < p->count; at += PUT_CHUNK)
		TRY(score_store_put(cx, rows + at, p->count - at < PUT_CHUNK ? p->count - at : PUT_CHUNK));
	return OK;
}

static enum err keep_one(struct ctx *cx, struct portfolio *p)
{
	if (p->new_cuts)
		TRY(cut_store_put(cx, "revenue", p->revenue_cuts));
	return keep_scores(cx, p);
}

enum err score_make(struct ctx *cx, const struct rated_account *a, struct score_now *ret)
{
	struct portfolio p;
	struct rated_account account = *a;
	TRY(load_rated(cx, &account, &p));
	TRY(keep_one(cx, &p));
	struct score_row row = row_of(cx, &p, 0);
	bool known = !isnan(row.attractiveness) && !isnan(row.strength);
	*ret = (struct score_now){row.attractiveness, row.strength, known ? row.in_set : NONE, p.criteria};
	return OK;
}

/* What was decided on without a rating has a score of its sales alone. */
static enum err refresh_unrated(struct ctx *cx)
{
	int64_t account = 0;
	TRY(score_store_unrated(cx, 0, &account));
	while (account) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct portfolio p;
		TRY(portfolio_load_one(cx, account, &p));
		TRY(keep_scores(cx, &p));
		arena_reset(cx->arena, mark);
		TRY(score_store_unrated(cx, account, &account));
	}
	return OK;
}

enum err score_refresh(struct ctx *cx, int64_t account)
{
	struct portfolio p;
	const char *cuts;
	if (account) {
		TRY(portfolio_load_one(cx, account, &p));
		return keep_one(cx, &p);
	}
	TRY(revenue_cuts_make(cx, &cuts));
	TRY(cut_store_put(cx, "revenue", cuts));
	TRY(portfolio_load_all(cx, &p));
	TRY(keep_scores(cx, &p));
	return refresh_unrated(cx);
}

static bool near(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-9;
}

static bool same_score(const struct kept_score *kept, const struct score_row *made)
{
	return near(kept->attractiveness, made->attractiveness) && near(kept->strength, made->strength) &&
	       kept->rated == made->rated;
}

/* Was the score right when it was made? Ratings that have become too old since then counted. */
static enum err was_right(struct ctx *cx, const struct kept_score *kept, bool *ret)
{
	struct portfolio p;
	int64_t now = cx->now;
	cx->now = kept->at;
	enum err e = portfolio_load_one(cx, kept->account_id, &p);
	cx->now = now;
	*ret = false;
	if (e == E_NOT_FOUND) { /* a customer without its sums has nothing that a score could be made of */
		fault_clear(cx);
		return OK;
	}
	TRY(e);
	struct score_row made = row_of(cx, &p, 0);
	*ret = same_score(kept, &made);
	return OK;
}

enum err score_check(struct ctx *cx, int64_t *ret_faults, struct list *ret_names)
{
	struct list kept;
	struct check_name *names = arena_array(cx->arena, struct check_name, CHECK_NAMES);
	size_t n = 0;
	int64_t under_way;
	*ret_faults = 0;
	*ret_names = (struct list){0};
	TRY(facts_under_way(cx, &under_way));
	if (under_way) /* scores follow when all sums are made */
		return OK;
	TRY(score_store_list(cx, &kept));
	for (size_t i = 0; i < kept.count; i++) {
		const struct kept_score *k = list_at(&kept, struct kept_score, i);
		struct arena_mark mark = arena_mark(cx->arena);
		bool right;
		TRY(was_right(cx, k, &right));
		arena_reset(cx->arena, mark);
		*ret_faults += !right;
		if (!right && n < CHECK_NAMES)
			names[n++].text = k->name;
	}
	*ret_names = (struct list){.items = names, .count = n};
	return OK;
}

enum err score_check_cuts(struct ctx *cx, int64_t *ret_faults, struct list *ret_names)
{
	const char *kept, *made;
	int64_t under_way;
	struct check_name *name = arena_new(cx->arena, struct check_name);
	TRY(facts_under_way(cx, &under_way));
	TRY(cut_store_get(cx, "revenue", &kept));
	TRY(revenue_cuts_make(cx, &made));
	*ret_faults = kept && !under_way && strcmp(kept, made) != 0;
	name->text = "revenue";
	*ret_names = (struct list){.items = name, .count = (size_t)*ret_faults};
	return OK;
}

enum err clv_get(struct ctx *cx, int64_t account, struct clv *ret, bool *ret_own)
{
	enum err e = clv_store_get(cx, account, ret);
	*ret_own = e == OK;
	if (e == E_NOT_FOUND) {
		*ret = (struct clv){
		    .account_id = account, .contribution = NONE, .retention = 0.8, .discount = 0.1, .horizon = 5};
		return OK;
	}
	return e;
}

enum err clv_save(struct ctx *cx, const struct clv *after)
{
	struct clv before;
	bool own;
	TRY(clv_get(cx, after->account_id, &before, &own));
	if (!(after->retention >= 0 && after->retention <= 1))
		return fail_field(cx, "retention", "clv.bad_retention");
	if (!(after->discount > -1 && after->discount <= 1))
		return fail_field(cx, "discount", "clv.bad_discount");
	struct clv row = *after;
	if (!own)
		row.version = 1;
	TRY(clv_store_put(cx, &row, !own));
	struct history_subject h = {
	    .record = &clv_record, .id = row.account_id, .account = row.account_id, .opinion = true};
	return history_changed(cx, &h, &before, &row, NULL);
}
