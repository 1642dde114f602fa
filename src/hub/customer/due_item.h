/* Something that has to be done by a given day. Pure. */
#ifndef HUB_DUE_ITEM_H
#define HUB_DUE_ITEM_H

#include "base/record.h"

struct due_item {
	int64_t id, account_id;
	const char *account, *title; /* title: what the record is called; NULL = nothing */
	int32_t due;
	const char *what, *href; /* "The agreement ends", in the request's language; the page where it is dealt with */
	int64_t left;            /* days from today; below 0 when it is past */
	bool near;               /* no more days left than the second number of setting notice_days */
};
extern const struct record due_item_record;

#endif
