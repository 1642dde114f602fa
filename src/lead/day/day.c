#include "lead/day/day.h"

#include "lead/portfolio/portfolio.h"

const struct record day_item_record = RECORD_OF("day_item", day_item, DAY_ITEM);

const struct record day_check_record = RECORD_OF("day_check", day_check, DAY_CHECK);

const struct record day_record = RECORD_OF("day", day, DAY);
