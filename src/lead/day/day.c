#include "lead/day/day.h"

#include "lead/portfolio/portfolio.h"

static const struct field item_fields[] = FIELDS_OF(day_item, DAY_ITEM);
const struct record day_item_record = RECORD("day_item", struct day_item, item_fields);

static const struct field check_fields[] = FIELDS_OF(day_check, DAY_CHECK);
const struct record day_check_record = RECORD("day_check", struct day_check, check_fields);

static const struct field day_fields[] = FIELDS_OF(day, DAY);
const struct record day_record = RECORD("day", struct day, day_fields);
