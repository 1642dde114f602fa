#include "lead/pareto/pareto.h"

#include "hub/account/account.h"

#include <stdlib.h>

static const char *const period_names[] = {"12m", "all", "months", NULL};
const struct choices pareto_periods = {"pareto.period", period_names};

const struct record pareto_query_record = RECORD_OF("pareto_query", pareto_query, PARETO_QUERY);

const struct record bought_record = RECORD_OF("bought", bought, BOUGHT);

const struct record belongs_record = RECORD_OF("belongs", belongs, BELONGS);

const struct record pareto_row_record = RECORD_OF("pareto_row", pareto_row, PARETO_ROW);

const struct record pareto_record = RECORD_OF("pareto", pareto, PARETO);

static int by_revenue(const void *a, const void *b)
{
	const struct bought *x = a, *y = b;
	if (x->revenue != y->revenue)
		return x->revenue < y->revenue ? 1 : -1;
	return (x->account_id > y->account_id) - (x->account_id < y->account_id);
}

void pareto_sort(struct bought *b, size_t count)
{
	qsort(b, count, sizeof *b, by_revenue);
}

static int by_account(const void *a, const void *b)
{
	const struct bought *x = a, *y = b;
	return (x->account_id > y->account_id) - (x->account_id < y->account_id);
}

static int find_account(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct belongs *)item)->account_id;
	return (id > other) - (id < other);
}

size_t pareto_group(struct bought *b, size_t count, const struct belongs *belongs, size_t belongs_count)
{
	for (size_t i = 0; i < count && belongs_count; i++) {
		const struct belongs *found =
		    bsearch(&b[i].account_id, belongs, belongs_count, sizeof *belongs, find_account);
		if (found)
			b[i].account_id = found->root_id;
	}
	qsort(b, count, sizeof *b, by_account);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		if (n && b[n - 1].account_id == b[i].account_id) {
			b[n - 1].revenue += b[i].revenue;
			b[n - 1].members += b[i].members;
		} else {
			b[n++] = b[i];
		}
	}
	return n;
}

size_t pareto_reach(const struct bought *b, size_t count, int64_t total, double share)
{
	double wanted = (double)total * share;
	int64_t sum = 0;
	for (size_t i = 0; i < count && total > 0; i++) {
		sum += b[i].revenue;
		if ((double)sum >= wanted)
			return i + 1;
	}
	return 0;
}
