#include "hub/customer/due_item.h"

const struct record due_item_record = RECORD_OF("due_item", due_item, DUE_ITEM);
