#include "platform/ui/list_head.h"

const struct record list_head_record = RECORD_OF("list_head", list_head, LIST_HEAD);
