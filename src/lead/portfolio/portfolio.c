#include "lead/portfolio/portfolio.h"

const struct record wheel_line_record = RECORD_OF("wheel_line", wheel_line, WHEEL_LINE);

const struct record level_sum_record = RECORD_OF("level_sum", level_sum, LEVEL_SUM);

const struct record kam_load_record = RECORD_OF("kam_load", kam_load, KAM_LOAD);

double load_of(int64_t full, int64_t light)
{
	return (double)full + (double)light / 2;
}
