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

/* The closed form against what trying out weights says, on many random portfolios. */
static void interval_agrees_with_trying(void **p)
{
	(void)p;
	srand(7);
	for (int round = 0; round < 300; round++) {
		struct model m = small(1 + rand() % 9, 1 + rand() % 9);
		m.count = 5;
		m.axis[3] = AXIS_ATTRACTIVENESS;
		m.axis[4] = AXIS_STRENGTH;
		m.weight[3] = 1 + rand() % 9;
		m.weight[4] = 1 + rand() % 9;
		struct scored s[6];
		for (int i = 0; i < 6; i++) {
			s[i] = customer(0, 0, 0);
			for (int c = 0; c < 5; c++)
				s[i].value[c] = rand() % 8 == 0 ? NAN : (float)(1 + rand() % 5);
			s[i].in_before = rand() % 2;
		}
		struct weight_interval r = score_interval(&m, s, 6, 1);
		double rest = m.weight[0] + m.weight[3];
		for (int k = 1; k < 100; k++) {
			double t = k / 100.0;
			struct model moved = m;
			moved.weight[1] = t * rest / (1 - t);
			bool same = true;
			for (int i = 0; i < 6; i++) {
				/* what is known enough is judged at the weights in force */
				if (isnan(score_axis(&m, &s[i], AXIS_ATTRACTIVENESS).score))
					continue;
				double before = score_axis(&moved, &s[i], AXIS_ATTRACTIVENESS).coverage;
				if (before < 0.5)
					goto next;
				same = same && score_in_set(&m, &s[i]) == score_in_set(&moved, &s[i]);
			}
			if (t > r.low + 1e-6 && t < r.high - 1e-6)
				assert_true(same);
		next:;
		}
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
	struct clv a = {.retention = 0.8, .discount = 0.1, .horizon = 3, .cost_to_serve = 2000};
	assert_true(fabs(clv_value(&a, 12000) - 20510.9) < 0.1);
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
	    cmocka_unit_test(interval_agrees_with_trying),
	    cmocka_unit_test(shares_of_draws),
	    cmocka_unit_test(tightest_weight),
	    cmocka_unit_test(lifetime_value),
	    cmocka_unit_test(records_hold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
