#include "hub/customer/due_item.h"

#define D struct due_item
static const struct field item_fields[] = {
    FIELD(D, id, K_ID),      FIELD(D, account_id, K_ID), FIELD(D, account, K_TEXT),
    FIELD(D, title, K_TEXT), FIELD(D, due, K_DATE),      FIELD(D, what, K_TEXT),
    FIELD(D, href, K_URL),   FIELD(D, left, K_INT),      FIELD(D, near, K_BOOL),
};
#undef D
const struct record due_item_record = RECORD("due_item", struct due_item, item_fields);
