#include "lead/portfolio/portfolio.h"

static const struct field wheel_line_fields[] = {
    FIELD(struct wheel_line, account, K_RECORD, .of = &account_record),
    FIELD(struct wheel_line, kam, K_TEXT, .flags = F_COMPUTED),
    FIELD(struct wheel_line, revenue_12m, K_MONEY, .flags = F_COMPUTED),
    FIELD(struct wheel_line, revenue_prev, K_MONEY, .flags = F_COMPUTED),
    FIELD(struct wheel_line, change, K_PERCENT, .flags = F_COMPUTED),
    FIELD(struct wheel_line, grows, K_BOOL, .flags = F_COMPUTED),
    FIELD(struct wheel_line, href, K_URL),
    FIELD(struct wheel_line, wheel, K_RECORD, .flags = F_COMPUTED, .of = &wheel_view_record),
    FIELD(struct wheel_line, expired, K_BOOL, .flags = F_COMPUTED),
    FIELD(struct wheel_line, soon, K_BOOL, .flags = F_COMPUTED),
    FIELD(struct wheel_line, overdue, K_BOOL, .flags = F_COMPUTED),
    FIELD(struct wheel_line, over_limit, K_BOOL, .flags = F_COMPUTED),
};
const struct record wheel_line_record = RECORD("wheel_line", struct wheel_line, wheel_line_fields);

static const struct field level_sum_fields[] = FIELDS_OF(level_sum, LEVEL_SUM);
const struct record level_sum_record = RECORD("level_sum", struct level_sum, level_sum_fields);

static const struct field kam_load_fields[] = FIELDS_OF(kam_load, KAM_LOAD);
const struct record kam_load_record = RECORD("kam_load", struct kam_load, kam_load_fields);

double load_of(int64_t full, int64_t light)
{
	return (double)full + (double)light / 2;
}
