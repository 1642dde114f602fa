#include "hub/account/account_list_ops.h"

#include "hub/account/account_list_store.h"
#include "platform/access/access_ops.h"
#include "platform/search/search_ops.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

enum { CHUNK = 500, LIMIT_NONE = INT32_MAX, SEARCH_FEW = 10000 };

/* The condition that the fewest customers meet, as a rule, comes first. */
static enum list_index index_of(const struct account_filter *f)
{
	if (f->q && *f->q)
		return INDEX_SEARCH;
	if (f->mine)
		return INDEX_MINE;
	if (f->kam)
		return INDEX_KAM;
	if (f->level > LEVEL_ORDINARY)
		return INDEX_LEVEL;
	if (f->wheel)
		return INDEX_WHEEL;
	if (f->industry && *f->industry)
		return INDEX_INDUSTRY;
	if (f->country && *f->country)
		return INDEX_COUNTRY;
	return f->level == LEVEL_ORDINARY ? INDEX_LEVEL : INDEX_NONE;
}

/* Few customers have one person, one team or a wheel, whatever the base holds; how many the others find must be counted. */
static bool is_selective(const struct account_list_ask *a)
{
	return a->index == INDEX_MINE || a->index == INDEX_KAM || a->index == INDEX_WHEEL ||
	       (a->index == INDEX_LEVEL && a->filter->level != LEVEL_ORDINARY);
}

static void place_at_start(struct account_list_ask *a)
{
	bool down = a->sort & 1;
	if (a->sort >= SORT_MATCH) {
		a->text = down ? a->words[0].to : a->words[0].from;
		a->id = down ? INT64_MAX : 0;
		return;
	}
	a->text = down ? "\U0010ffff" : "";
	a->value = down ? INT64_MAX : -INT64_MAX; /* INT64_MIN is "none" */
	a->id = down ? INT64_MAX : 0;
}

enum err account_list_order(struct ctx *cx, const struct account_filter *f, struct account_filter *ret)
{
	const struct settings *set;
	TRY(settings_get(cx, &set));
	*ret = *f;
	if (ret->sort < 0 && !(f->q && *f->q))
		ret->sort = set->facts_month ? SORT_12M_DOWN : SORT_NAME;
	return OK;
}

/* *ret_any false: nothing can match (a search without a single letter or digit). */
static enum err ask_make(struct ctx *cx, const struct account_filter *f, struct account_list_ask *a, bool *ret_any)
{
	*a = (struct account_list_ask){.filter = f, .index = index_of(f), .sort = account_sort_of(f)};
	*ret_any = a->index != INDEX_SEARCH || search_words(cx, f->q, a->words) > 0;
	if (!*ret_any)
		return OK;
	bool back = f->before && *f->before;
	if (back)
		a->sort ^= 1;
	place_at_start(a);
	const char *cursor = back ? f->before : f->after;
	if (cursor && *cursor && !account_cursor_read(cx, a->sort, cursor, &a->text, &a->value, &a->id))
		return fail_field(cx, back ? "before" : "after", "account.list.cursor");
	/* The place is one end of the range that is searched: it must lie within. */
	if (a->sort >= SORT_MATCH && (strcmp(a->text, a->words[0].from) < 0 || strcmp(a->text, a->words[0].to) > 0))
		return fail_field(cx, back ? "before" : "after", "account.list.cursor");
	return OK;
}

static void reverse(struct list *rows)
{
	for (size_t i = 0, k = rows->count; i + 1 < k; i++) {
		struct account_row *a = list_at(rows, struct account_row, i),
		                   *b = list_at(rows, struct account_row, --k);
		struct account_row t = *a;
		*a = *b;
		*b = t;
	}
}

static enum err finish(struct ctx *cx, struct list *rows)
{
	const struct settings *set;
	TRY(settings_get(cx, &set));
	for (size_t i = 0; i < rows->count; i++)
		account_row_finish(cx, set->facts_month, list_at(rows, struct account_row, i));
	return OK;
}

/* How many customers one may know of, as last counted on this connection: everybody's first page asks for it. */
struct cached_count {
	bool valid;
	int64_t version, person, see_all, today, limit, total;
};

static enum err count_to(struct ctx *cx, const struct account_list_ask *a, int64_t limit, int64_t *ret)
{
	static const char key;
	if (account_filtered(a->filter) || db_in_tx(cx) != TX_READ)
		return account_list_count(cx, a, limit, ret);
	struct cached_count *k = db_cache(cx->db, &key, sizeof *k);
	struct cached_count now = {.version = db_data_version(cx),
	                           .person = cx->person,
	                           .see_all = access_see_all(cx),
	                           .today = ctx_today(cx),
	                           .limit = limit};
	if (!k->valid || k->version != now.version || k->person != now.person || k->see_all != now.see_all ||
	    k->today != now.today || k->limit != limit) {
		TRY(account_list_count(cx, a, limit, &now.total));
		*k = now;
		k->valid = true;
	}
	*ret = k->total;
	return OK;
}

static enum err count(struct ctx *cx, const struct account_list_ask *a, bool all, struct account_rows *ret)
{
	int64_t limit = all ? LIMIT_NONE : ACCOUNT_COUNT_LIMIT + 1;
	TRY(count_to(cx, a, limit, &ret->total));
	if (ret->total == limit) {
		ret->total = limit - 1;
		ret->total_more = true;
	}
	return OK;
}

/* Is it quicker to find the customers by their index and sort them than to walk along the order? `counted`: how many a condition finds that
 * is not selective. */
static enum err choose_index(struct ctx *cx, const struct account_list_ask *a, const struct account_rows *counted,
                             bool *ret)
{
	int64_t n = 0;
	*ret = is_selective(a);
	if (*ret || !a->index || a->sort >= SORT_MATCH)
		return OK;
	*ret = counted->total <= ACCOUNT_COUNT_LIMIT && !counted->total_more;
	/* Names that are found stand together in the order of names: walking there may take longer than sorting. */
	if (!*ret && a->index == INDEX_SEARCH) {
		TRY(account_list_count(cx, a, SEARCH_FEW, &n));
		*ret = n < SEARCH_FEW;
	}
	return OK;
}

enum err account_list(struct ctx *cx, const struct account_filter *asked, size_t max, struct account_rows *ret)
{
	struct account_list_ask a;
	struct account_filter ordered;
	const struct account_filter *f = &ordered;
	*ret = (struct account_rows){0};
	TRY(account_list_order(cx, asked, &ordered));
	bool any, back = f->before && *f->before, forth = !back && f->after && *f->after;
	TRY(ask_make(cx, f, &a, &any));
	if (!any)
		return OK;
	bool by_index, counted = a.index && !is_selective(&a);
	if (counted)
		TRY(count(cx, &a, f->count, ret));
	TRY(choose_index(cx, &a, ret, &by_index));
	TRY(account_list_rows(cx, &a, by_index, max, &ret->rows));
	TRY(finish(cx, &ret->rows));
	ret->later = back || ret->rows.more;
	ret->earlier = forth || (back && ret->rows.more);
	if (back)
		reverse(&ret->rows);
	ret->rows.more = ret->later;
	if (counted)
		return OK;
	if (ret->earlier || ret->later)
		return count(cx, &a, f->count, ret);
	ret->total = (int64_t)ret->rows.count; /* the whole list stands on this page */
	return OK;
}

enum err account_walk_open(struct ctx *cx, const struct account_filter *f, struct account_walk *ret)
{
	struct account_list_ask a;
	bool any;
	*ret = (struct account_walk){0};
	TRY(account_list_order(cx, f, &ret->filter));
	ret->filter.after = ret->filter.before = NULL;
	TRY(ask_make(cx, &ret->filter, &a, &any));
	ret->done = !any;
	if (!any)
		return OK;
	struct account_rows counted = {0};
	if (a.index && !is_selective(&a))
		TRY(count(cx, &a, false, &counted));
	return choose_index(cx, &a, &counted, &ret->by_index);
}

enum err account_walk_next(struct ctx *cx, struct account_walk *w, struct list *ret)
{
	struct account_list_ask a;
	bool any;
	*ret = (struct list){0};
	if (w->done)
		return OK;
	w->filter.after = w->place;
	TRY(ask_make(cx, &w->filter, &a, &any));
	TRY(account_list_rows(cx, &a, w->by_index, CHUNK, ret));
	TRY(finish(cx, ret));
	w->done = !ret->more;
	if (ret->count) {
		const char *place = account_cursor(cx, a.sort, list_at(ret, struct account_row, ret->count - 1));
		size_t n = strnlen(place, sizeof w->place - 1);
		memcpy(w->place, place, n);
		w->place[n] = 0;
	}
	return OK;
}

static void choose(struct list *values, int64_t id, const char *value)
{
	for (size_t i = 0; i < values->count; i++) {
		struct account_value *v = list_at(values, struct account_value, i);
		v->chosen = id ? v->id == id : value && v->value && !strcmp(v->value, value);
	}
}

enum err account_choices_get(struct ctx *cx, const struct account_filter *f, struct account_choices *ret)
{
	TRY(account_list_values(cx, VALUES_KAM, &ret->kams));
	TRY(account_list_values(cx, VALUES_INDUSTRY, &ret->industries));
	TRY(account_list_values(cx, VALUES_COUNTRY, &ret->countries));
	choose(&ret->kams, f->kam, NULL);
	choose(&ret->industries, 0, f->industry);
	choose(&ret->countries, 0, f->country);
	return OK;
}
