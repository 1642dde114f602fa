/* What is next: everything that is to be done at customers, of whatever kind, in one order with its reasons. Min dag,
 * the portfolio, the customer's page and the wheel's sentence all show this order's beginning. Pure. */
#ifndef HUB_NEXT_ITEM_H
#define HUB_NEXT_ITEM_H

#include "base/record.h"

enum next_kind {
	NEXT_EXPIRY,  /* the status runs out, or has */
	NEXT_WAITING, /* somebody waits for an answer */
	NEXT_MISSING, /* a step of the wheel asks for it */
	NEXT_DUE,     /* a record's date comes */
};
extern const struct choices next_kinds;
enum next_slot { SLOT_NOW, SLOT_WEEK, SLOT_CAN_WAIT, SLOTS };
extern const struct choices next_slots;

#define NEXT_ITEM(F, S)                                                                                           \
	F(S, CHOICE, kind, .choices = &next_kinds)                                                                \
	F(S, INT, step)     /* of the wheel; 0 = none */                                                          \
	F(S, TEXT, key)     /* what a step lacks: message key wheel.missing.*; NULL = nothing */                  \
	F(S, TEXT, text)    /* what is to be done, in the request's language, as part of a sentence */            \
	F(S, TEXT, about)   /* what the record is called; NULL = nothing */                                       \
	F(S, TEXT, because) /* why it stands where it does */                                                     \
	F(S, ID, account_id)                                                                                      \
	F(S, TEXT, account)                                                                                       \
	F(S, ID, owner_id) /* whose it is; 0 = nobody's */                                                        \
	F(S, TEXT, owner)                                                                                         \
	F(S, DATE, due)                                                                                           \
	F(S, URL, href)     /* the form that settles it, where the one who reads may; else what is known of it */ \
	F(S, BOOL, crucial) /* its step, or the wheel, stands still without it */                                 \
	F(S, BOOL, form)    /* there is a form that settles it; without one it is never late and never first */   \
	F(S, BOOL, may)     /* the one who reads may use that form */                                             \
	F(S, BOOL, yours)   /* and it falls to the one who reads */                                               \
	F(S, BOOL, overdue) /* its day is past, and the one who reads may settle it */                            \
	F(S, CHOICE, when, .choices = &next_slots)                                                                \
	F(S, BOOL, later) /* not among the first five: folded away on a page */
STRUCT_OF(next_item, NEXT_ITEM);
extern const struct record next_item_record;

/* Fill overdue and when from the others. Now is what is overdue, what others wait for or stand still without, and what
 * is due today or is past for another; then comes what is due by Sunday. */
void next_settle(struct next_item *, int32_t today);
/* Which comes first, below 0: a. What there is a form for; of that what falls to the one who reads; of that by slot. Now
 * begins with what is overdue, an expiry before all else, then what stops others. Within all these by day, without a
 * day last; then by step, kind and customer. */
int next_compare(const struct next_item *a, const struct next_item *b);
void next_sort(struct next_item *items, size_t count);

#endif
