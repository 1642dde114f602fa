/* The sequence of numbers that decides everything of the demo. */
#include "demo/demo.h"

static uint64_t demo_next(struct demo_rng *r)
{
	uint64_t z = r->at += 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

int demo_below(struct demo_rng *r, int n)
{
	return (int)(demo_next(r) >> 33) % n;
}

double demo_real(struct demo_rng *r)
{
	return (double)(demo_next(r) >> 11) / 9007199254740992.0;
}
