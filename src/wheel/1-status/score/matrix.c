#include "wheel/1-status/score/matrix.h"

#include "hub/account/account.h"

#include <math.h>

static const struct field line_fields[] = {
    FIELD(struct matrix_line, account_id, K_ID),
    FIELD(struct matrix_line, number, K_TEXT, .label = "account.number"),
    FIELD(struct matrix_line, name, K_TEXT, .label = "portfolio.customer"),
    FIELD(struct matrix_line, href, K_URL),
    FIELD(struct matrix_line, level, K_CHOICE, .label = "account.level", .choices = &account_levels),
    FIELD(struct matrix_line, revenue_12m, K_MONEY, .label = "room.revenue_12m"),
    FIELD(struct matrix_line, attractiveness, K_REAL, .label = "axis.attractiveness", .flags = F_OPINION),
    FIELD(struct matrix_line, strength, K_REAL, .label = "axis.strength", .flags = F_OPINION),
    FIELD(struct matrix_line, quadrant, K_TEXT, .label = "matrix.quadrant", .flags = F_OPINION),
    FIELD(struct matrix_line, in_set, K_BOOL, .label = "matrix.recommended", .flags = F_OPINION),
    FIELD(struct matrix_line, share, K_PERCENT, .label = "matrix.share", .flags = F_OPINION),
    FIELD(struct matrix_line, bar, K_HTML),
    FIELD(struct matrix_line, to_propose, K_BOOL),
    FIELD(struct matrix_line, proposed, K_BOOL),
};
const struct record matrix_line_record = RECORD("matrix_line", struct matrix_line, line_fields);

static const struct field interval_fields[] = {
    FIELD(struct interval_line, criterion_id, K_ID),
    FIELD(struct interval_line, name, K_TEXT, .label = "status.criterion"),
    FIELD(struct interval_line, axis, K_CHOICE, .label = "criterion.axis", .choices = &axes),
    FIELD(struct interval_line, now, K_PERCENT, .label = "status.weight"),
    FIELD(struct interval_line, low, K_PERCENT, .label = "matrix.low"),
    FIELD(struct interval_line, high, K_PERCENT, .label = "matrix.high"),
    FIELD(struct interval_line, below, K_TEXT, .label = "matrix.changes_below", .flags = F_OPINION),
    FIELD(struct interval_line, above, K_TEXT, .label = "matrix.changes_above", .flags = F_OPINION),
    FIELD(struct interval_line, tightest, K_BOOL),
    FIELD(struct interval_line, bar, K_HTML),
};
const struct record interval_line_record = RECORD("interval_line", struct interval_line, interval_fields);

static const struct field view_fields[] = FIELDS_OF(matrix_view, MATRIX_VIEW);
const struct record matrix_view_record = RECORD("matrix", struct matrix_view, view_fields);

int tightest(const struct weight_interval *w, size_t count)
{
	int best = -1;
	double least = INFINITY;
	for (size_t i = 0; i < count; i++) {
		double room = fmin(w[i].at_low < 0 ? INFINITY : w[i].now - w[i].low,
		                   w[i].at_high < 0 ? INFINITY : w[i].high - w[i].now);
		if (room < least) {
			least = room;
			best = (int)i;
		}
	}
	return best;
}
