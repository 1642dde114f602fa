/* My day (Min dag): for the one who acts, what others wait for, what is due, and his customers' wheels. */
#ifndef LEAD_DAY_H
#define LEAD_DAY_H

#include "base/record.h"

/* Something that somebody waits for, or that has a date. */
#define DAY_ITEM(F, S)                          \
	F(S, TEXT, what)                        \
	F(S, TEXT, about)                       \
	F(S, TEXT, detail)                      \
	F(S, URL, href)                         \
	F(S, DATE, due)  /* 0 = none */         \
	F(S, BOOL, late) /* the date is past */ \
	F(S, BOOL, far)  /* it is not soon yet */
STRUCT_OF(day_item, DAY_ITEM);
extern const struct record day_item_record;

/* One line of a new base's checklist. */
#define DAY_CHECK(F, S)    \
	F(S, TEXT, text)   \
	F(S, TEXT, action) \
	F(S, URL, href)    \
	F(S, BOOL, done)
STRUCT_OF(day_check, DAY_CHECK);
extern const struct record day_check_record;

#define DAY(F, S)                                                                                                     \
	F(S, TEXT, greeting)                                                                                          \
	F(S, LIST, waiting, .of = &day_item_record)                                                                   \
	F(S, LIST, due, .of = &day_item_record)                                                                       \
	F(S, LIST, wheels, .of = &wheel_line_record) /* wheel_line of the portfolio, drawn as cards */                \
	F(S, BOOL, more_wheels)                      /* the portfolio has more */                                     \
	F(S, LIST, checks, .of = &day_check_record)  /* day_check; empty when all is done, or others have to do it */ \
	F(S, BOOL, sees_portfolio)                                                                                    \
	F(S, BOOL, nothing) /* no item of any kind */
STRUCT_OF(day, DAY);
extern const struct record day_record;

#endif
