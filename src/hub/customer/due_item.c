#include "hub/customer/due_item.h"

static const struct field item_fields[] = FIELDS_OF(due_item, DUE_ITEM);
const struct record due_item_record = RECORD("due_item", struct due_item, item_fields);
