/* Something that has to be done by a given day. Pure. */
#ifndef HUB_DUE_ITEM_H
#define HUB_DUE_ITEM_H

#include "base/record.h"

#define DUE_ITEM(F, S)                                                                                   \
	F(S, ID, id)                                                                                     \
	F(S, ID, account_id)                                                                             \
	F(S, TEXT, account)                                                                              \
	F(S, TEXT, title) /* what the record is called; NULL = nothing */                                \
	F(S, DATE, due)                                                                                  \
	F(S, TEXT, what)   /* "The agreement ends", in the request's language */                         \
	F(S, URL, href)    /* the page where it is dealt with */                                         \
	F(S, ID, owner_id) /* who does it: the record's responsible or the customer's KAM; 0 = nobody */ \
	F(S, TEXT, owner)                                                                                \
	F(S, BOOL, may)  /* the one who acts may change the record */                                    \
	F(S, INT, left)  /* days from today; below 0 when it is past */                                  \
	F(S, BOOL, near) /* no more days left than the second number of setting notice_days */
STRUCT_OF(due_item, DUE_ITEM);
extern const struct record due_item_record;

#endif
