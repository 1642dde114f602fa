/* Something that has to be done by a day. Pure. */
#ifndef HUB_DUE_ITEM_H
#define HUB_DUE_ITEM_H

#include "base/record.h"

struct due_item {
	int64_t id, account_id;
	const char *account, *title; /* title: what the record is called; NULL = nothing */
	int32_t due;
	const char *what, *href; /* "The agreement ends", in the request's language; where it is settled */
	int64_t left;            /* days; below 0 when it is past */
	bool near;               /* within the second of setting notice_days */
};
extern const struct record due_item_record;

#endif
