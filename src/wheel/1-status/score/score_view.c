#include "wheel/1-status/score/score_view.h"

static const struct field anchor_fields[] = {
    FIELD(struct anchor, value, K_INT),
    FIELD(struct anchor, text, K_TEXT),
    FIELD(struct anchor, mine, K_BOOL),
};
const struct record anchor_record = RECORD("anchor", struct anchor, anchor_fields);

static const struct field rater_fields[] = {
    FIELD(struct rater_line, rater, K_TEXT),
    FIELD(struct rater_line, value, K_INT, .flags = F_OPINION),
    FIELD(struct rater_line, evidence, K_LONG, .flags = F_OPINION),
    FIELD(struct rater_line, confidence, K_CHOICE, .flags = F_OPINION, .choices = &confidences),
    FIELD(struct rater_line, at, K_TIME),
    FIELD(struct rater_line, stale, K_BOOL),
};
const struct record rater_line_record = RECORD("rater", struct rater_line, rater_fields);

static const struct field line_fields[] = {
    FIELD(struct score_line, criterion_id, K_ID),
    FIELD(struct score_line, name, K_TEXT),
    FIELD(struct score_line, axis, K_CHOICE, .choices = &axes),
    FIELD(struct score_line, weight, K_PERCENT),
    FIELD(struct score_line, computed, K_BOOL),
    FIELD(struct score_line, value, K_REAL, .flags = F_OPINION),
    FIELD(struct score_line, low, K_INT, .flags = F_OPINION),
    FIELD(struct score_line, high, K_INT, .flags = F_OPINION),
    FIELD(struct score_line, raters, K_INT),
    FIELD(struct score_line, stale, K_INT),
    FIELD(struct score_line, contribution, K_REAL, .flags = F_OPINION),
    FIELD(struct score_line, mine, K_INT),
    FIELD(struct score_line, my_evidence, K_LONG),
    FIELD(struct score_line, my_confidence, K_CHOICE, .choices = &confidences),
    FIELD(struct score_line, hidden, K_BOOL),
    FIELD(struct score_line, anchors, K_LIST, .of = &anchor_record),
    FIELD(struct score_line, ratings, K_LIST, .of = &rater_line_record),
};
const struct record score_line_record = RECORD("score_line", struct score_line, line_fields);

static const struct field view_fields[] = {
    FIELD(struct score_view, attractiveness, K_REAL, .flags = F_OPINION),
    FIELD(struct score_view, strength, K_REAL, .flags = F_OPINION),
    FIELD(struct score_view, attractiveness_known, K_PERCENT),
    FIELD(struct score_view, strength_known, K_PERCENT),
    FIELD(struct score_view, in_set, K_BOOL, .flags = F_OPINION),
    FIELD(struct score_view, quadrant, K_TEXT, .flags = F_OPINION),
    FIELD(struct score_view, enter_attractiveness, K_REAL),
    FIELD(struct score_view, enter_strength, K_REAL),
    FIELD(struct score_view, attraction, K_LIST, .of = &score_line_record),
    FIELD(struct score_view, strengths, K_LIST, .of = &score_line_record),
    FIELD(struct score_view, hidden, K_BOOL),
    FIELD(struct score_view, rated_since, K_TIME),
};
const struct record score_view_record = RECORD("score_view", struct score_view, view_fields);

const char *quadrant_key(double attractiveness, double strength, double enter_attractiveness, double enter_strength)
{
	if (!(attractiveness >= VALUE_MIN) || !(strength >= VALUE_MIN))
		return NULL;
	if (attractiveness >= enter_attractiveness)
		return strength >= enter_strength ? "quadrant.invest" : "quadrant.develop";
	return strength >= enter_strength ? "quadrant.maintain" : "quadrant.serve";
}
