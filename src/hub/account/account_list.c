#include "hub/account/account_list.h"

#include "base/num.h"

#include <inttypes.h>
#include <string.h>

static const char *const sort_names[] = {"name",        "-name",        "number", "-number", "revenue", "-revenue",
                                         "revenue_12m", "-revenue_12m", "change", "-change", "match",   "-match",
                                         NULL};
const struct choices account_sorts = {.prefix = "account.sort", .names = sort_names};

const struct record account_filter_record = RECORD_OF("account_filter", account_filter, ACCOUNT_FILTER);

const struct record account_row_record = RECORD_OF("account_row", account_row, ACCOUNT_ROW);

const struct record account_value_record = RECORD_OF("account_value", account_value, ACCOUNT_VALUE);

bool account_filtered(const struct account_filter *f)
{
	return (f->q && *f->q) || f->level >= 0 || f->kam || f->mine || f->wheel || (f->industry && *f->industry) ||
	       (f->country && *f->country);
}

enum account_sort account_sort_of(const struct account_filter *f)
{
	bool words = f->q && *f->q;
	if (f->sort < 0 || (f->sort >= SORT_MATCH && !words))
		return words ? SORT_MATCH : SORT_NAME;
	return (enum account_sort)f->sort;
}

int trend_of(double change)
{
	return change >= 0.005 ? 1 : change <= -0.005 ? -1 : 0;
}

void account_row_finish(struct ctx *cx, int32_t month, struct account_row *r)
{
	r->change = facts_growth(r->revenue_12m, r->revenue_prev, r->first_day, month);
	r->trend = trend_of(r->change);
	r->href = arena_printf(cx->arena, "/accounts/%" PRId64, r->id);
}

char *account_cursor(struct ctx *cx, enum account_sort sort, const struct account_row *r)
{
	static const char *const none = "";
	switch (sort / 2) {
	case SORT_NAME / 2:
		return arena_printf(cx->arena, "%s~%" PRId64, r->sort_key, r->id);
	case SORT_NUMBER / 2:
		return arena_printf(cx->arena, "%s~%" PRId64, r->number ? r->number : none, r->id);
	case SORT_MATCH / 2:
		return arena_printf(cx->arena, "%s~%" PRId64, r->match ? r->match : none, r->id);
	case SORT_REVENUE / 2:
		return arena_printf(cx->arena, "%" PRId64 "~%" PRId64, r->revenue, r->id);
	case SORT_12M / 2:
		return arena_printf(cx->arena, "%" PRId64 "~%" PRId64, r->revenue_12m, r->id);
	default:
		return arena_printf(cx->arena, "%" PRId64 "~%" PRId64, r->change_12m, r->id);
	}
}

bool account_cursor_read(struct ctx *cx, enum account_sort sort, const char *cursor, const char **ret_text,
                         int64_t *ret_value, int64_t *ret_id)
{
	const char *mark = strrchr(cursor, '~');
	if (!mark)
		return false;
	char *text = arena_strndup(cx->arena, cursor, (size_t)(mark - cursor));
	int64_t id, value = 0;
	if (!num_parse_int(mark + 1, &id))
		return false;
	if (!account_sort_is_text(sort) && (!num_parse_int(text, &value) || value == NONE))
		return false;
	*ret_text = text;
	*ret_value = value;
	*ret_id = id;
	return true;
}
