/* My day (Min dag): for the one who acts, what others wait for, what is due, and his customers' wheels. */
#ifndef LEAD_DAY_H
#define LEAD_DAY_H

#include "base/record.h"

/* Something that somebody waits for, or that has a date. */
struct day_item {
	const char *what, *about, *detail, *href;
	int32_t due;    /* 0 = none */
	bool late, far; /* the date is past; it is not soon yet */
};
extern const struct record day_item_record;

/* One line of a new base's checklist. */
struct day_check {
	const char *text, *action, *href;
	bool done;
};
extern const struct record day_check_record;

#define DAY(F, S)                                                                                                     \
	F(S, TEXT, greeting)                                                                                          \
	F(S, LIST, waiting, .of = &day_item_record) /* day_item */                                                    \
	F(S, LIST, due, .of = &day_item_record)                                                                       \
	F(S, LIST, wheels, .of = &wheel_line_record) /* wheel_line of the portfolio, drawn as cards */                \
	F(S, BOOL, more_wheels)                      /* the portfolio has more */                                     \
	F(S, LIST, checks, .of = &day_check_record)  /* day_check; empty when all is done, or others have to do it */ \
	F(S, BOOL, sees_portfolio)                                                                                    \
	F(S, BOOL, nothing) /* no item of any kind */
STRUCT_OF(day, DAY);
extern const struct record day_record;

#endif
