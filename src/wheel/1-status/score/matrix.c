#include "wheel/1-status/score/matrix.h"

#include "hub/account/account.h"

#include <math.h>

const struct record matrix_line_record = RECORD_OF("matrix_line", matrix_line, MATRIX_LINE);

const struct record interval_line_record = RECORD_OF("interval_line", interval_line, INTERVAL_LINE);

const struct record matrix_view_record = RECORD_OF("matrix", matrix_view, MATRIX_VIEW);

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
