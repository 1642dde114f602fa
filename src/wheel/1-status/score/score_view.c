#include "wheel/1-status/score/score_view.h"

const struct record anchor_record = RECORD_OF("anchor", anchor, ANCHOR);

const struct record rater_line_record = RECORD_OF("rater", rater_line, RATER_LINE);

const struct record score_line_record = RECORD_OF("score_line", score_line, SCORE_LINE);

const struct record score_view_record = RECORD_OF("score_view", score_view, SCORE_VIEW);

const char *quadrant_key(double attractiveness, double strength, double enter_attractiveness, double enter_strength)
{
	if (!(attractiveness >= VALUE_MIN) || !(strength >= VALUE_MIN))
		return NULL;
	if (attractiveness >= enter_attractiveness)
		return strength >= enter_strength ? "quadrant.invest" : "quadrant.develop";
	return strength >= enter_strength ? "quadrant.maintain" : "quadrant.serve";
}
