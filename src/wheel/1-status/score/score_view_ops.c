/* Putting together the score of one customer for showing. */
#include "wheel/1-status/score/score_view_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/score/score_ops.h"

#include <math.h>
#include <string.h>

struct list anchors_of(struct ctx *cx, const char *text, int64_t mine)
{
	struct anchor *a = arena_array(cx->arena, struct anchor, VALUE_MAX);
	for (size_t n = 0; n < VALUE_MAX; n++) {
		size_t len = text ? strcspn(text, "\n") : 0;
		a[n] = (struct anchor){.value = (int64_t)n + 1, .mine = mine == (int64_t)n + 1};
		if (len)
			a[n].text = arena_strndup(cx->arena, text, len);
		text = text && text[len] ? text + len + 1 : NULL;
	}
	return (struct list){.items = a, .count = VALUE_MAX};
}

/* What the raters of one criterion say: range, how many, mine. Answers whether others have rated, however long ago. */
static bool add_raters(struct ctx *cx, const struct list *ratings, int64_t since, struct score_line *l)
{
	struct rater_line *r = arena_array(cx->arena, struct rater_line, ratings->count);
	size_t n = 0;
	bool others = false;
	for (size_t i = 0; i < ratings->count; i++) {
		const struct rating_row *row = list_at(ratings, struct rating_row, i);
		if (row->r.criterion_id != l->criterion_id)
			continue;
		bool stale = row->r.at < since;
		others = others || row->r.person_id != cx->person;
		r[n++] = (struct rater_line){.rater = row->rater,
		                             .value = row->r.value,
		                             .evidence = row->r.evidence,
		                             .confidence = row->r.confidence,
		                             .at = row->r.at,
		                             .stale = stale};
		if (row->r.person_id == cx->person && !stale) {
			l->mine = row->r.value;
			l->my_evidence = row->r.evidence;
			l->my_confidence = row->r.confidence;
		}
		l->stale += stale;
		if (stale)
			continue;
		l->raters++;
		l->low = l->low == NONE || row->r.value < l->low ? row->r.value : l->low;
		l->high = l->high == NONE || row->r.value > l->high ? row->r.value : l->high;
	}
	l->ratings = (struct list){.items = r, .count = n};
	return others;
}

static void hide(struct score_line *l)
{
	l->hidden = true;
	l->value = NAN;
	l->contribution = NAN;
	l->low = NONE;
	l->high = NONE;
	l->ratings = (struct list){0};
}

/* Answers whether others have rated on it, however long ago. */
static bool line(struct ctx *cx, const struct portfolio *p, size_t c, const struct list *ratings, int64_t since,
                 struct score_line *l)
{
	const struct criterion *k = list_at(&p->criteria, struct criterion, c);
	int64_t all = criteria_weight(&p->criteria, (enum axis)k->axis);
	record_blank(&score_line_record, l);
	l->criterion_id = k->id;
	l->name = cx->lang == LANG_NB ? k->name_nb : k->name_en;
	l->axis = k->axis;
	l->weight = all ? (double)k->weight / (double)all : 0;
	l->computed = k->basis != BASIS_RATED;
	/* Ratings are shown as they were given; what counts is turned round where lower is better. */
	l->value = (double)p->scored[0].value[c];
	if (!l->computed && k->lower_is_better)
		l->value = VALUE_MIN + VALUE_MAX - l->value;
	l->contribution = score_contribution(&p->model, &p->scored[0], c);
	l->raters = 0;
	l->stale = 0;
	bool others = !l->computed && add_raters(cx, ratings, since, l);
	l->anchors = anchors_of(cx, cx->lang == LANG_NB ? k->anchors_nb : k->anchors_en, l->mine);
	return others;
}

/* Without a verdict on the axis there is nothing to contribute to. */
static void no_contributions(struct list *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		list_at(lines, struct score_line, i)->contribution = NAN;
}

enum err score_view_get(struct ctx *cx, int64_t account, struct score_view *ret)
{
	struct portfolio p;
	struct list ratings;
	enum relation relation;
	bool blind, waits = false;
	record_blank(&score_view_record, ret);
	TRY(access_relation(cx, account, &relation));
	TRY(score_is_blind(cx, relation, &blind));
	TRY(portfolio_load_one(cx, account, &p));
	TRY(ratings_of_account(cx, account, &ratings));
	TRY(rating_since(cx, &ret->rated_since));
	struct score_line *lines[AXIS_COUNT];
	size_t n[AXIS_COUNT] = {0};
	for (int i = 0; i < AXIS_COUNT; i++)
		lines[i] = arena_array(cx->arena, struct score_line, p.model.count);
	for (size_t c = 0; c < p.model.count; c++) {
		int32_t axis = p.model.axis[c];
		struct score_line *l = &lines[axis][n[axis]++];
		bool others = line(cx, &p, c, &ratings, ret->rated_since, l);
		waits = waits || (others && l->mine == NONE);
		if (blind && l->mine == NONE && l->raters)
			hide(l);
		else if (blind && l->mine == NONE)
			l->ratings = (struct list){0}; /* too old to count, but still what others think */
	}
	ret->attraction = (struct list){.items = lines[AXIS_ATTRACTIVENESS], .count = n[AXIS_ATTRACTIVENESS]};
	ret->strengths = (struct list){.items = lines[AXIS_STRENGTH], .count = n[AXIS_STRENGTH]};
	ret->enter_attractiveness = p.model.enter[AXIS_ATTRACTIVENESS];
	ret->enter_strength = p.model.enter[AXIS_STRENGTH];
	struct axis_score a = score_axis(&p.model, &p.scored[0], AXIS_ATTRACTIVENESS);
	struct axis_score s = score_axis(&p.model, &p.scored[0], AXIS_STRENGTH);
	ret->attractiveness_known = a.coverage;
	ret->strength_known = s.coverage;
	if (isnan(a.score))
		no_contributions(&ret->attraction);
	if (isnan(s.score))
		no_contributions(&ret->strengths);
	/* Sums would tell what the hidden lines hide. */
	ret->hidden = blind && waits;
	if (ret->hidden)
		return OK;
	ret->attractiveness = a.score;
	ret->strength = s.score;
	ret->in_set = score_in_set(&p.model, &p.scored[0]);
	const char *key = quadrant_key(a.score, s.score, ret->enter_attractiveness, ret->enter_strength);
	ret->quadrant = key ? tr(cx->lang, key) : NULL;
	return OK;
}
