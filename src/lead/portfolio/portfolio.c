#include "lead/portfolio/portfolio.h"

const struct record wheel_line_record = RECORD_OF("wheel_line", wheel_line, WHEEL_LINE);

const struct record level_sum_record = RECORD_OF("level_sum", level_sum, LEVEL_SUM);
