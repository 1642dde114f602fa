#include "wheel/1-status/score/matrix.h"
#include "wheel/1-status/score/score.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Two criteria on attractiveness, one on strength. */
static struct model small(double w0, double w1)
{
	return (struct model){.count = 3,
	                      .axis = {AXIS_ATTRACTIVENESS, AXIS_ATTRACTIVENESS, AXIS_STRENGTH},
	                      .weight = {w0, w1, 1},
	                      .enter = {3.5, 2.5},
	                      .leave = 0.3};
}

static struct scored customer(float a, float b, float c)
{
	struct scored s = {.value = {a, b, c}};
	return s;
}

static void weighted_sum(void **p)
{
	(void)p;
	struct model m = small(3000, 7000);
	struct scored s = customer(5, 3, 3);
	assert_true(fabs(score_axis(&m, &s, AXIS_ATTRACTIVENESS).score - 3.6) < 1e-12);
	assert_true(fabs(score_contribution(&m, &s, 0) - 1.5) < 1e-12);
	assert_true(fabs(score_contribution(&m, &s, 1) - 2.1) < 1e-12);
	assert_true(score_in_set(&m, &s));
}

static void too_little_is_no_verdict(void **p)
{
	(void)p;
	struct model m = small(3000, 7000);
	struct scored s = customer(5, NAN, 3);
	struct axis_score a = score_axis(&m, &s, AXIS_ATTRACTIVENESS);
	assert_true(isnan(a.score) && fabs(a.coverage - 0.3) < 1e-12);
	assert_false(score_in_set(&m, &s));
	m = small(5000, 5000);
	assert_true(score_axis(&m, &s, AXIS_ATTRACTIVENESS).score == 5);
}

static void in_stays_in_a_little_longer(void **p)
{
	(void)p;
	struct model m = small(5000, 5000);
	struct scored s = customer(3, 3.5f, 3); /* 3.25: below 3.5, above 3.2 */
	assert_false(score_in_set(&m, &s));
	s.in_before = true;
	assert_true(score_in_set(&m, &s));
}

static void medians_and_cuts(void **p)
{
	(void)p;
	double v[] = {5, 1, 3, 4}, cuts[4];
	assert_true(score_median(v, 4) == 3.5 && score_median(v, 3) == 3);
	assert_true(score_cuts_parse("10 20 30 40", cuts));
	assert_int_equal(score_by_cuts(9.99, cuts, false), 1);
	assert_int_equal(score_by_cuts(10, cuts, false), 2);
	assert_int_equal(score_by_cuts(99, cuts, false), 5);
	assert_int_equal(score_by_cuts(99, cuts, true), 1);
	assert_true(score_cuts_parse("20 25 30,5 35", cuts));
	assert_true(cuts[2] == 30.5 && cuts[3] == 35);
	assert_true(score_cuts_parse("\u221210; 0; 5,25; 15", cuts));
	assert_true(cuts[0] == -10 && cuts[2] == 5.25);
	assert_true(score_cuts_parse("10, 20, 30.5, 40", cuts));
	assert_true(cuts[1] == 20 && cuts[2] == 30.5);
	assert_false(score_cuts_parse("10,20,30,40", cuts));
	assert_false(score_cuts_parse("10 20 3,0,5 40", cuts));
	assert_false(score_cuts_parse("10 20 nan 40", cuts));
	assert_false(score_cuts_parse("10 20 30 40 50", cuts));
	assert_false(score_cuts_parse("10 20 20 40", cuts));
	assert_false(score_cuts_parse("10 20 30", cuts));
	assert_false(score_cuts_parse("1 2 3 4 x", cuts));
}

/* (5, 3): 3 + 2t ≥ 3.5 from t = 0.25; (3, 4): 4 − t ≥ 3.5 up to t = 0.5. */
static void interval_in_closed_form(void **p)
{
	(void)p;
	struct model m = small(4000, 6000);
	struct scored s[] = {customer(5, 3, 3), customer(3, 4, 3), customer(5, 1, 1)};
	struct weight_interval r = score_interval(&m, s, 3, 0);
	assert_true(fabs(r.low - 0.25) < 1e-9 && fabs(r.high - 0.5) < 1e-9 && fabs(r.now - 0.4) < 1e-12);
	assert_int_equal(r.at_low, 0);
	assert_int_equal(r.at_high, 1);
	r = score_interval(&m, s, 3, 2);
	assert_true(r.low == 0 && r.high == 1);
}

/* (5, unknown, 3) is known enough from w0 = ½ on; (unknown, 5, 3) up to there, and both only there. */
static void interval_ends_where_too_little_is_known(void **p)
{
	(void)p;
	struct model m = small(7000, 3000);
	struct scored s[] = {customer(5, NAN, 3), customer(NAN, 5, 3)};
	struct weight_interval r = score_interval(&m, s, 1, 0);
	assert_true(fabs(r.low - 0.5) < 1e-8 && r.at_low == 0 && !r.low_open && r.high == 1 && r.at_high == -1);
	r = score_interval(&m, s, 2, 0);
	assert_true(fabs(r.low - 0.5) < 1e-8 && r.at_low == 1 && r.low_open);
	double share[2];
	score_acceptability(&m, s, 2, DRAWS, share);
	assert_true(fabs(share[0] - 0.5) < 0.015 && share[0] + share[1] == 1);
}

/* 23,81 % is said as 23, 12,2 as 13; where now lies between, with the decimals that it takes; never the end at which one enters. */
static void intervals_are_said_inwards(void **p)
{
	(void)p;
	static const struct {
		struct weight_interval w;
		double low, high;
		int decimals;
	} said[] = {
	    {{.now = 0.2, .low = 0, .high = 0.2381}, 0, 0.23, 0},
	    {{.now = 0.2, .low = 0.122, .high = 1}, 0.13, 1, 0},
	    {{.now = 0.2, .low = 0.2, .high = 0.25}, 0.2, 0.25, 0},
	    {{.now = 0.2, .low = 0.1, .high = 0.25, .low_open = true, .high_open = true}, 0.11, 0.24, 0},
	    {{.now = 0.125, .low = 0.1249, .high = 0.1251}, 0.125, 0.125, 1},
	    {{.now = 0.125, .low = 0.1243, .high = 0.1267}, 0.125, 0.126, 1},
	    {{.now = 0.1234, .low = 0.1234, .high = 0.1234}, 0.1234, 0.1234, 2},
	};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct weight_shown r = score_interval_shown(&said[i].w);
		assert_true(fabs(r.low - said[i].low) < 1e-9 && fabs(r.high - said[i].high) < 1e-9);
		assert_int_equal(r.decimals, said[i].decimals);
	}
}

/* By the rule as product.md has it, with any weights: half of the weight known, and the mean at the threshold. How near it was
 * to changing goes into *ret_margin. */
static bool brute_axis(const struct model *m, const struct scored *s, const double *w, int axis, double *ret_margin)
{
	double all = 0, known = 0, sum = 0, least = m->enter[axis] - (s->in_before ? m->leave : 0);
	for (size_t c = 0; c < m->count; c++) {
		if (m->axis[c] != axis)
			continue;
		all += w[c];
		known += isnan(s->value[c]) ? 0 : w[c];
		sum += isnan(s->value[c]) ? 0 : w[c] * (double)s->value[c];
	}
	bool enough = all > 0 && known > 0 && known / all >= 0.5 - 1e-9;
	double by = known > 0 ? sum / known - least : 0, of = all > 0 ? known / all - 0.5 : 0;
	*ret_margin = fmin(*ret_margin, fmin(fabs(by), fabs(of)));
	return enough && by >= -1e-9;
}

static bool brute(const struct model *m, const struct scored *s, const double *w, double *ret_margin)
{
	*ret_margin = INFINITY;
	bool a = brute_axis(m, s, w, AXIS_ATTRACTIVENESS, ret_margin),
	     b = brute_axis(m, s, w, AXIS_STRENGTH, ret_margin);
	return a && b;
}

enum { MOST = 12, SETUPS = 200, FEW_DRAWS = 300, STEPS_TRIED = 200 };

/* As people set them up: weights that are whole together or not, some of them zero, values in halves, a third of them unknown. */
static size_t random_setup(struct model *m, struct scored *s)
{
	*m = (struct model){.count = 2 + (size_t)(rand() % 8), .enter = {3.5, 2.5}, .leave = 0.3};
	double sum[AXIS_COUNT] = {0};
	for (size_t c = 0; c < m->count; c++) {
		m->axis[c] = c < AXIS_COUNT ? (int32_t)c : rand() % AXIS_COUNT;
		m->weight[c] = rand() % 9 ? 100 * (1 + rand() % 40) : 0;
		sum[m->axis[c]] += m->weight[c];
	}
	for (int axis = 0; axis < AXIS_COUNT && rand() % 3; axis++)
		if (sum[axis] <= WEIGHT_WHOLE)
			m->weight[axis] += WEIGHT_WHOLE - sum[axis];
	size_t n = 1 + (size_t)(rand() % MOST);
	for (size_t i = 0; i < n; i++) {
		s[i] = (struct scored){.in_before = rand() % 2};
		for (size_t c = 0; c < m->count; c++)
			s[i].value[c] = rand() % 3 ? 1 + (float)(rand() % 9) / 2 : NAN;
	}
	return n;
}

/* Weights with criterion c at the share t of its axis. */
static void move(const struct model *m, size_t c, double t, double *ret)
{
	double others = 0;
	for (size_t j = 0; j < m->count; j++)
		others += m->axis[j] == m->axis[c] && j != c ? m->weight[j] : 0;
	for (size_t j = 0; j < m->count; j++)
		ret[j] = m->axis[j] != m->axis[c] ? m->weight[j] : j == c ? t : (1 - t) * m->weight[j] / others;
}

static bool in_at(const struct model *m, const struct scored *s, size_t c, double t)
{
	double w[CRITERIA_MAX], margin;
	move(m, c, t, w);
	return brute(m, s, w, &margin);
}

static bool same_set(const struct model *m, const struct scored *s, size_t n, size_t c, double t)
{
	bool same = true;
	for (size_t i = 0; i < n; i++)
		same = same && score_in_set(m, &s[i]) == in_at(m, &s[i], c, t);
	return same;
}

static void check_interval(const struct model *m, const struct scored *s, size_t n, size_t c)
{
	static const double STEP = 1e-7;
	struct weight_interval r = score_interval(m, s, n, c);
	struct weight_shown said = score_interval_shown(&r);
	double others = 0;
	for (size_t j = 0; j < m->count; j++)
		others += m->axis[j] == m->axis[c] && j != c ? m->weight[j] : 0;
	if (others <= 0) {
		assert_true(r.at_low == -1 && r.at_high == -1);
		return;
	}
	for (int k = 0; k <= STEPS_TRIED; k++) {
		double t = (double)k / STEPS_TRIED;
		if (t > r.low + STEP && t < r.high - STEP)
			assert_true(same_set(m, s, n, c, t));
	}
	assert_true(same_set(m, s, n, c, said.low) && same_set(m, s, n, c, said.high));
	assert_true(said.low >= r.low - 1e-8 && said.low <= r.now + 1e-9 && said.high <= r.high + 1e-8);
	if (r.at_low >= 0)
		assert_true(in_at(m, &s[r.at_low], c, r.low_open ? r.low : r.low - STEP) !=
		            score_in_set(m, &s[r.at_low]));
	else
		assert_true(r.low == 0 && same_set(m, s, n, c, 0));
	if (r.at_high >= 0)
		assert_true(in_at(m, &s[r.at_high], c, r.high_open ? r.high : r.high + STEP) !=
		            score_in_set(m, &s[r.at_high]));
	else
		assert_true(r.high == 1 && same_set(m, s, n, c, 1));
}

/* The weights that score.h promises, drawn here a second time: exponential ones from SplitMix64 with the seed 20250101. */
static double draw(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return -log(((double)((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53);
}

/* Sums are in single precision: a draw that lies on the edge may fall on either side. */
static void check_draws(const struct model *m, const struct scored *s, size_t n)
{
	double share[MOST], in[MOST] = {0}, edge[MOST] = {0}, w[CRITERIA_MAX], margin;
	uint64_t state = 20250101;
	score_acceptability(m, s, n, FEW_DRAWS, share);
	for (int d = 0; d < FEW_DRAWS; d++) {
		for (size_t c = 0; c < m->count; c++)
			w[c] = draw(&state);
		for (size_t i = 0; i < n; i++) {
			in[i] += brute(m, &s[i], w, &margin);
			edge[i] += margin < 1e-5;
		}
	}
	for (size_t i = 0; i < n; i++)
		assert_true(fabs(share[i] * FEW_DRAWS - in[i]) <= edge[i] + 1e-6);
}

static void set_intervals_and_draws_agree_with_trying(void **p)
{
	(void)p;
	srand(16);
	for (int k = 0; k < SETUPS; k++) {
		struct model m;
		struct scored s[MOST];
		double margin;
		size_t n = random_setup(&m, s);
		for (size_t i = 0; i < n; i++)
			assert_true(score_in_set(&m, &s[i]) == brute(&m, &s[i], m.weight, &margin));
		for (size_t c = 0; c < m.count; c++)
			check_interval(&m, s, n, c);
		check_draws(&m, s, n);
	}
}

static void shares_of_draws(void **p)
{
	(void)p;
	struct model m = small(5000, 5000);
	/* always; never; and (5, 3) is in when w0 ≥ 0.25: three draws of four on a two-criterion simplex */
	struct scored s[] = {customer(4, 4, 3), customer(3, 3, 5), customer(5, 3, 3), customer(NAN, NAN, 3)};
	double share[4];
	score_acceptability(&m, s, 4, DRAWS, share);
	assert_true(share[0] == 1 && share[1] == 0 && share[3] == 0);
	assert_true(fabs(share[2] - 0.75) < 0.015);
	double again[4];
	score_acceptability(&m, s, 4, DRAWS, again);
	assert_memory_equal(share, again, sizeof share);
}

/* The least room on either side counts; an end that nobody marks is room without end. */
static void tightest_weight(void **p)
{
	(void)p;
	struct weight_interval w[] = {{.now = 0.2, .low = 0, .high = 1, .at_low = -1, .at_high = -1},
	                              {.now = 0.3, .low = 0.1, .high = 0.9, .at_low = 0, .at_high = 1},
	                              {.now = 0.5, .low = 0, .high = 0.6, .at_low = -1, .at_high = 2}};
	assert_int_equal(tightest(w, 3), 2);
	assert_int_equal(tightest(w, 2), 1);
	assert_int_equal(tightest(w, 1), -1);
}

/* 100 a year, 80 % stay, 10 % discount, 3 years: 90.909 + 66.116 + 48.084. */
static void lifetime_value(void **p)
{
	(void)p;
	struct clv a = {.retention = 0.8, .discount = 0.1, .horizon = 3};
	assert_true(fabs(clv_value(&a, 12000, 2000) - 20510.9) < 0.1);
}

static void records_hold(void **p)
{
	(void)p;
	char why[200];
	assert_true(record_check(&criterion_record, why, sizeof why));
	assert_true(record_check(&rating_record, why, sizeof why));
	assert_true(record_check(&clv_record, why, sizeof why));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(weighted_sum),
	    cmocka_unit_test(too_little_is_no_verdict),
	    cmocka_unit_test(in_stays_in_a_little_longer),
	    cmocka_unit_test(medians_and_cuts),
	    cmocka_unit_test(interval_in_closed_form),
	    cmocka_unit_test(interval_ends_where_too_little_is_known),
	    cmocka_unit_test(intervals_are_said_inwards),
	    cmocka_unit_test(set_intervals_and_draws_agree_with_trying),
	    cmocka_unit_test(shares_of_draws),
	    cmocka_unit_test(tightest_weight),
	    cmocka_unit_test(lifetime_value),
	    cmocka_unit_test(records_hold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
