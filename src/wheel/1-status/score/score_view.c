#include "wheel/1-status/score/score_view.h"

static const struct field anchor_fields[] = FIELDS_OF(anchor, ANCHOR);
const struct record anchor_record = RECORD("anchor", struct anchor, anchor_fields);

static const struct field rater_fields[] = FIELDS_OF(rater_line, RATER_LINE);
const struct record rater_line_record = RECORD("rater", struct rater_line, rater_fields);

static const struct field line_fields[] = FIELDS_OF(score_line, SCORE_LINE);
const struct record score_line_record = RECORD("score_line", struct score_line, line_fields);

static const struct field view_fields[] = FIELDS_OF(score_view, SCORE_VIEW);
const struct record score_view_record = RECORD("score_view", struct score_view, view_fields);

const char *quadrant_key(double attractiveness, double strength, double enter_attractiveness, double enter_strength)
{
	if (!(attractiveness >= VALUE_MIN) || !(strength >= VALUE_MIN))
		return NULL;
	if (attractiveness >= enter_attractiveness)
		return strength >= enter_strength ? "quadrant.invest" : "quadrant.develop";
	return strength >= enter_strength ? "quadrant.maintain" : "quadrant.serve";
}
