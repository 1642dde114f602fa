#include "lead/portfolio/portfolio.h"

static const struct field wheel_line_fields[] = FIELDS_OF(wheel_line, WHEEL_LINE);
const struct record wheel_line_record = RECORD("wheel_line", struct wheel_line, wheel_line_fields);

static const struct field level_sum_fields[] = FIELDS_OF(level_sum, LEVEL_SUM);
const struct record level_sum_record = RECORD("level_sum", struct level_sum, level_sum_fields);

static const struct field kam_load_fields[] = FIELDS_OF(kam_load, KAM_LOAD);
const struct record kam_load_record = RECORD("kam_load", struct kam_load, kam_load_fields);

double load_of(int64_t full, int64_t light)
{
	return (double)full + (double)light / 2;
}
