#include "lead/day/day.h"

#include "lead/portfolio/portfolio.h"

static const struct field item_fields[] = {
    FIELD(struct day_item, what, K_TEXT), FIELD(struct day_item, about, K_TEXT), FIELD(struct day_item, detail, K_TEXT),
    FIELD(struct day_item, href, K_URL),  FIELD(struct day_item, due, K_DATE),   FIELD(struct day_item, late, K_BOOL),
    FIELD(struct day_item, far, K_BOOL),
};
const struct record day_item_record = RECORD("day_item", struct day_item, item_fields);

static const struct field check_fields[] = {
    FIELD(struct day_check, text, K_TEXT),
    FIELD(struct day_check, action, K_TEXT),
    FIELD(struct day_check, href, K_URL),
    FIELD(struct day_check, done, K_BOOL),
};
const struct record day_check_record = RECORD("day_check", struct day_check, check_fields);

static const struct field day_fields[] = FIELDS_OF(day, DAY);
const struct record day_record = RECORD("day", struct day, day_fields);
