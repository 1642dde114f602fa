/* Recommended set, weight intervals and weight draws of 10,000 customers × 13 criteria: the work behind the portfolio's stability.
 *
 *   bench_score_bench [CUSTOMERS [DRAWS]]      prints the seconds of each, then of all three */
#include "wheel/1-status/score/score.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CRITERIA = 13, OF_ATTRACTIVENESS = 7 };

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned next(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* Values in halves, as medians are; one in twenty is not known. */
static void make(struct scored *all, size_t n)
{
	unsigned state = 7;
	for (size_t i = 0; i < n; i++) {
		all[i].account_id = (int64_t)i + 1;
		all[i].in_before = next(&state) % 10 == 0;
		for (int c = 0; c < CRITERIA; c++)
			all[i].value[c] = next(&state) % 20 ? 1 + (float)(next(&state) % 9) / 2 : NAN;
	}
}

int main(int argc, char **argv)
{
	size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000, draws = argc > 2 ? strtoul(argv[2], NULL, 10) : DRAWS;
	struct model m = {.count = CRITERIA, .enter = {3.5, 2.5}, .leave = 0.3};
	struct scored *all = calloc(n, sizeof *all);
	double *share = calloc(n, sizeof *share), moved = 0;
	if (!all || !share)
		abort();
	make(all, n);
	for (int c = 0; c < CRITERIA; c++) {
		m.axis[c] = c < OF_ATTRACTIVENESS ? AXIS_ATTRACTIVENESS : AXIS_STRENGTH;
		m.weight[c] = 1 + c % 3;
	}
	double t0 = seconds();
	size_t in = 0;
	for (size_t i = 0; i < n; i++)
		in += score_in_set(&m, &all[i]);
	double t1 = seconds();
	for (size_t c = 0; c < CRITERIA; c++) {
		struct weight_interval w = score_interval(&m, all, n, c);
		moved += w.high - w.low;
	}
	double t2 = seconds();
	score_acceptability(&m, all, n, draws, share);
	double t3 = seconds();
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += share[i];
	printf("%.4f %.4f %.4f %.4f set=%zu moved=%.4f share=%.4f\n", t1 - t0, t2 - t1, t3 - t2, t3 - t0, in, moved,
	       sum);
	free(all);
	free(share);
	return 0;
}
