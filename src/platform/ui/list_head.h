/* The head of a list's column, which may be a link that sorts by it; list_heads.html shows them. Pure. */
#ifndef PLATFORM_UI_LIST_HEAD_H
#define PLATFORM_UI_LIST_HEAD_H

#include "base/record.h"

#define LIST_HEAD(F, S)                                                                  \
	F(S, TEXT, label, .release = RELEASE_CUSTOMER)                                   \
	F(S, URL, href, .release = RELEASE_CUSTOMER) /* NULL = it cannot be sorted by */ \
	F(S, BOOL, rising, .release = RELEASE_CUSTOMER)                                  \
	F(S, BOOL, falling, .release = RELEASE_CUSTOMER)                                 \
	F(S, BOOL, number, .release = RELEASE_CUSTOMER)                                  \
	F(S, BOOL, wide, .release = RELEASE_CUSTOMER) /* left out on a phone */
STRUCT_OF(list_head, LIST_HEAD);
extern const struct record list_head_record;

#endif
