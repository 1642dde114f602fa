#include "wheel/1-status/score/score.h"

#include "hub/account/account.h"
#include "platform/access/rights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const axis_names[] = {"attractiveness", "strength", NULL};
const struct choices axes = {"axis", axis_names};
static const char *const basis_names[] = {"rated", "revenue", "contribution", "growth", NULL};
const struct choices bases = {"basis", basis_names};
static const char *const confidence_names[] = {"low", "medium", "high", NULL};
const struct choices confidences = {"confidence", confidence_names};

NOUN_RECORD(criterion, CRITERION);

const struct record rating_record = RECORD_OF("rating", rating, RATING);

const struct record rated_account_record = RECORD_OF("rated_account", rated_account, RATED_ACCOUNT);

const struct record clv_record = RECORD_OF("clv", clv, CLV);

const struct record rating_row_record = RECORD_OF("rating", rating_row, RATING_ROW);

/* Values are halves of 1–5 and weights hundredths of a per cent: real differences are far larger than this. */
static const double EQUAL = 1e-9;
static const double COVERAGE_LEAST = 0.5;

struct axis_score score_axis(const struct model *m, const struct scored *s, enum axis axis)
{
	double sum = 0, known = 0, all = 0;
	for (size_t c = 0; c < m->count; c++) {
		if (m->axis[c] != (int32_t)axis)
			continue;
		all += m->weight[c];
		if (isnan(s->value[c]))
			continue;
		known += m->weight[c];
		sum += m->weight[c] * (double)s->value[c];
	}
	struct axis_score r = {.score = NAN, .coverage = all > 0 ? known / all : 0};
	if (known > 0 && r.coverage >= COVERAGE_LEAST - EQUAL)
		r.score = sum / known;
	return r;
}

static double threshold(const struct model *m, const struct scored *s, enum axis axis)
{
	return m->enter[axis] - (s->in_before ? m->leave : 0);
}

static bool passes(const struct model *m, const struct scored *s, enum axis axis)
{
	return score_axis(m, s, axis).score >= threshold(m, s, axis) - EQUAL; /* NAN passes nothing */
}

bool score_in_set(const struct model *m, const struct scored *s)
{
	return passes(m, s, AXIS_ATTRACTIVENESS) && passes(m, s, AXIS_STRENGTH);
}

double score_contribution(const struct model *m, const struct scored *s, size_t c)
{
	double known = 0;
	for (size_t k = 0; k < m->count; k++)
		if (m->axis[k] == m->axis[c] && !isnan(s->value[k]))
			known += m->weight[k];
	return known > 0 ? m->weight[c] * (double)s->value[c] / known : NAN;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double score_median(double *values, size_t n)
{
	qsort(values, n, sizeof *values, by_value);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

int score_by_cuts(double x, const double cuts[4], bool lower_is_better)
{
	int v = VALUE_MIN;
	while (v < VALUE_MAX && x >= cuts[v - 1])
		v++;
	return lower_is_better ? VALUE_MIN + VALUE_MAX - v : v;
}

/* A thousand billions: no customer buys for so much, and in minor units it is a number still. */
static const double CUT_LARGEST = 1e15;

/* One number of a list, as people write it: "30,5", "−10"; behind it may stand the mark that parts it from the next. */
static bool cut_parse(const char *word, size_t n, double *ret)
{
	static const char minus[] = "\u2212";
	char text[32];
	bool negative = n > strlen(minus) && !memcmp(word, minus, strlen(minus));
	word += negative ? strlen(minus) : 0;
	n -= negative ? strlen(minus) : 0;
	n -= n && word[n - 1] == ',';
	if (!n || n >= sizeof text)
		return false;
	memcpy(text, word, n);
	text[n] = '\0';
	char *comma = strchr(text, ','), *end;
	if (comma)
		*comma = '.';
	*ret = strtod(text, &end);
	*ret = negative ? -*ret : *ret;
	return !*end && fabs(*ret) < CUT_LARGEST;
}

bool score_cuts_parse(const char *text, double ret[4])
{
	for (int i = 0; i < 4; i++) {
		text += strspn(text, " ;");
		size_t n = strcspn(text, " ;");
		if (!cut_parse(text, n, &ret[i]) || (i > 0 && ret[i] <= ret[i - 1]))
			return false;
		text += n;
	}
	return !text[strspn(text, " ;")];
}

/* One line a step. */
static enum err check_scale(struct ctx *cx, const char *field, const char *anchors)
{
	int lines = 1;
	for (const char *at = anchors; (at = strchr(at, '\n')); at++)
		lines++;
	return lines > VALUE_MAX ? fail_field(cx, field, "criterion.too_many_steps") : OK;
}

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct criterion *c = after;
	double cuts[4];
	enum err nb = check_scale(cx, "anchors_nb", c->anchors_nb), en = check_scale(cx, "anchors_en", c->anchors_en);
	if (c->cuts && !score_cuts_parse(c->cuts, cuts))
		return fail_field(cx, "cuts", "criterion.bad_cuts");
	return nb != OK ? nb : en;
}

const struct noun criterion_noun = {
    .record = &criterion_record,
    .segment = "criteria",
    .title = "name_nb",
    .order = "axis, position",
    .see = DATA_CRITERIA,
    .edit = DATA_CRITERIA,
    .check = check,
    .flags = NOUN_PLAIN,
};

/* For which shares t of its axis's weight criterion c leaves customer s in the set, the other weights keeping their proportions:
 * from … to, none when from is above to. With m_j = 1 where a value is known, 0 where none is, and the other weights w_j summing to
 * one, s is in while
 *   half is known:      t m_c + (1 − t) Σ w_j m_j ≥ ½
 *   enough is scored:   t m_c (x_c − θ) + (1 − t) Σ w_j m_j (x_j − θ) ≥ 0
 * Both sides are linear in t, so each holds on one side of a single crossing. */
struct span {
	double from, to;
};

/* t a + (1 − t) b ≥ 0; what lies on the edge by rounding is on it. */
static void narrow(struct span *s, double a, double b)
{
	if (a < -EQUAL && b < -EQUAL)
		*s = (struct span){1, 0};
	else if (b < -EQUAL)
		s->from = fmax(s->from, b / (b - fmax(a, 0)));
	else if (a < -EQUAL)
		s->to = fmin(s->to, fmax(b, 0) / (fmax(b, 0) - a));
}

static struct span span_in_set(const struct model *m, const struct scored *s, size_t c, double others)
{
	enum axis axis = (enum axis)m->axis[c];
	double theta = threshold(m, s, axis), known = 0, over = 0;
	bool rated = !isnan(s->value[c]);
	struct span r = {0, 1};
	for (size_t j = 0; j < m->count; j++) {
		if (m->axis[j] != (int32_t)axis || j == c || isnan(s->value[j]))
			continue;
		known += m->weight[j] / others;
		over += m->weight[j] / others * ((double)s->value[j] - theta);
	}
	narrow(&r, (rated ? 1 : 0) - COVERAGE_LEAST, known - COVERAGE_LEAST);
	narrow(&r, rated ? (double)s->value[c] - theta : 0, over);
	return r;
}

static void lower_limit(struct weight_interval *r, double t, bool open, size_t i)
{
	if (t < r->low || (r->at_low >= 0 && t <= r->low && !open))
		return;
	r->low = t;
	r->low_open = open;
	r->at_low = (int)i;
}

static void upper_limit(struct weight_interval *r, double t, bool open, size_t i)
{
	if (t > r->high || (r->at_high >= 0 && t >= r->high && !open))
		return;
	r->high = t;
	r->high_open = open;
	r->at_high = (int)i;
}

struct weight_interval score_interval(const struct model *m, const struct scored *s, size_t n, size_t c)
{
	enum axis axis = (enum axis)m->axis[c], other = axis == AXIS_STRENGTH ? AXIS_ATTRACTIVENESS : AXIS_STRENGTH;
	double all = 0;
	for (size_t j = 0; j < m->count; j++)
		if (m->axis[j] == (int32_t)axis)
			all += m->weight[j];
	struct weight_interval r = {
	    .now = all > 0 ? m->weight[c] / all : 0, .low = 0, .high = 1, .at_low = -1, .at_high = -1};
	double others = all - m->weight[c];
	for (size_t i = 0; i < n && others > 0; i++) {
		/* Who fails on the other axis is outside whatever this weight is. */
		if (!passes(m, &s[i], other))
			continue;
		struct span in = span_in_set(m, &s[i], c, others);
		if (passes(m, &s[i], axis)) {
			/* A crossing within the rounding of now lies at now. */
			if (in.from > 0)
				lower_limit(&r, fmin(in.from, r.now), false, i);
			if (in.to < 1)
				upper_limit(&r, fmax(in.to, r.now), false, i);
		} else if (in.from <= in.to && in.to < r.now) {
			lower_limit(&r, in.to, true, i);
		} else if (in.from <= in.to && in.from > r.now) {
			upper_limit(&r, in.from, true, i);
		}
	}
	return r;
}

/* The largest number of so many decimals of a per cent that is at most t, and the smallest that is at least t; where the end itself
 * is outside, below and above it. */
static double inward_high(const struct weight_interval *w, double unit)
{
	double r = floor(w->high * unit + EQUAL);
	return w->high_open && r > w->high * unit - EQUAL ? r - 1 : r;
}

static double inward_low(const struct weight_interval *w, double unit)
{
	double r = ceil(w->low * unit - EQUAL);
	return w->low_open && r < w->low * unit + EQUAL ? r + 1 : r;
}

struct weight_shown score_interval_shown(const struct weight_interval *w)
{
	struct weight_shown r = {w->now, w->now, 2};
	double unit = 100;
	for (int decimals = 0; decimals <= 3; decimals++, unit *= 10) {
		double from = inward_low(w, unit), to = inward_high(w, unit);
		if (from <= to && from <= w->now * unit + EQUAL && to >= w->now * unit - EQUAL)
			return (struct weight_shown){from / unit, to / unit, decimals};
	}
	return r;
}

/* SplitMix64 (Steele, Lea & Flood 2014): small, and the same on every machine. */
static uint64_t splitmix(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* Uniform on the simplex: exponential draws; the scale does not matter for the sign that is asked. */
static void draw_weights(const struct model *m, uint64_t *state, float *w)
{
	for (size_t c = 0; c < m->count; c++) {
		double u = ((double)(splitmix(state) >> 11) + 0.5) * 0x1p-53;
		w[c] = (float)-log(u);
	}
}

enum { BLOCK = 512, LANES = 8, ABREAST = 4 };
/* So many customers at once that their sums stay in registers; element by element, so that every machine sums in the same order. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));

/* For one block: over each draw, who has on both axes Σ w_c y_c ≥ 0 and Σ w_c m_c ≥ 0. y holds value − threshold, 0 where there is
 * none; m 1 where there is a value and −1 where there is none, so that its sum says whether half of the weight is known. */
struct block {
	float y[CRITERIA_MAX][BLOCK];
	float m[CRITERIA_MAX][BLOCK];
	int32_t count[BLOCK];
	bool whole[AXIS_COUNT]; /* nothing is unknown on the axis: nobody has to be asked */
};

static void block_load(struct block *b, const struct model *m, const struct scored *s, size_t n)
{
	memset(b, 0, sizeof *b);
	b->whole[AXIS_ATTRACTIVENESS] = b->whole[AXIS_STRENGTH] = true;
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < m->count; c++) {
			double y = (double)s[i].value[c] - threshold(m, &s[i], (enum axis)m->axis[c]);
			b->y[c][i] = isnan(y) ? 0 : (float)y;
			b->m[c][i] = isnan(y) ? -1 : 1;
			b->whole[m->axis[c]] &= !isnan(y);
		}
}

[[gnu::always_inline]] static inline void axis_sums(const float (*of)[BLOCK], const struct model *m, const float *w,
                                                    enum axis axis, size_t at, float ret[LANES * ABREAST])
{
	lanes s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
	for (size_t c = 0; c < m->count; c++) {
		if (m->axis[c] != (int32_t)axis)
			continue;
		const lanes *y = (const lanes *)&of[c][at];
		s0 += w[c] * y[0];
		s1 += w[c] * y[1];
		s2 += w[c] * y[2];
		s3 += w[c] * y[3];
	}
	lanes *out = (lanes *)ret;
	out[0] = s0;
	out[1] = s1;
	out[2] = s2;
	out[3] = s3;
}

[[gnu::target_clones("avx2", "default")]] static void block_draw(struct block *b, const struct model *m, const float *w)
{
	float sum[AXIS_COUNT][LANES * ABREAST], known[AXIS_COUNT][LANES * ABREAST] = {0};
	for (size_t at = 0; at < BLOCK; at += LANES * ABREAST) {
		for (enum axis axis = AXIS_ATTRACTIVENESS; axis < AXIS_COUNT; axis++) {
			axis_sums(b->y, m, w, axis, at, sum[axis]);
			if (!b->whole[axis])
				axis_sums(b->m, m, w, axis, at, known[axis]);
		}
		for (size_t i = 0; i < LANES * ABREAST; i++)
			b->count[at + i] += (sum[AXIS_ATTRACTIVENESS][i] >= 0) & (sum[AXIS_STRENGTH][i] >= 0) &
			                    (known[AXIS_ATTRACTIVENESS][i] >= 0) & (known[AXIS_STRENGTH][i] >= 0);
	}
}

void score_acceptability(const struct model *m, const struct scored *s, size_t n, size_t draws, double *ret)
{
	float *weights = malloc(draws * CRITERIA_MAX * sizeof *weights);
	struct block *b = malloc(sizeof *b);
	if (!weights || !b)
		abort();
	uint64_t state = 20250101;
	for (size_t d = 0; d < draws; d++)
		draw_weights(m, &state, weights + d * CRITERIA_MAX);
	for (size_t at = 0; at < n; at += BLOCK) {
		size_t k = n - at < BLOCK ? n - at : BLOCK;
		block_load(b, m, s + at, k);
		for (size_t d = 0; d < draws; d++)
			block_draw(b, m, weights + d * CRITERIA_MAX);
		for (size_t i = 0; i < k; i++)
			ret[at + i] = (double)b->count[i] / (double)draws;
	}
	free(b);
	free(weights);
}

/* In extended precision: thirty years of divisions must not cost a minor unit. */
double clv_value(const struct clv *a, double contribution, double cost)
{
	long double yearly = (long double)contribution - (long double)cost, sum = 0, kept = 1, worth = 1;
	for (int64_t t = 1; t <= a->horizon; t++) {
		worth /= 1 + (long double)a->discount;
		sum += kept * worth;
		kept *= (long double)a->retention;
	}
	return (double)(yearly * sum);
}
