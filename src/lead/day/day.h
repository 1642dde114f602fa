/* My day (Min dag): for the one who acts, one numbered list of what to do, what others wait for, and his customers'
 * wheels. */
#ifndef LEAD_DAY_H
#define LEAD_DAY_H

#include "hub/customer/next_item.h"

/* One thing to do, with its place in the whole list. */
#define DAY_TODO(F, S)  \
	F(S, INT, rank) \
	F(S, RECORD(struct next_item), item, .of = &next_item_record)
STRUCT_OF(day_todo, DAY_TODO);
extern const struct record day_todo_record;

/* Now, this week, can wait; one without anything in it is left out. */
#define DAY_SLOT(F, S)                             \
	F(S, CHOICE, when, .choices = &next_slots) \
	F(S, LIST, todos, .of = &day_todo_record)
STRUCT_OF(day_slot, DAY_SLOT);
extern const struct record day_slot_record;

/* Something that somebody waits for. */
#define DAY_WAIT(F, S)     \
	F(S, TEXT, what)   \
	F(S, TEXT, about)  \
	F(S, TEXT, detail) \
	F(S, URL, href)
STRUCT_OF(day_wait, DAY_WAIT);
extern const struct record day_wait_record;

/* A colleague who was let in among those who see opinions and every customer; who: by whom. */
#define DAY_LET_IN(F, S) \
	F(S, ID, id)     \
	F(S, TEXT, name) \
	F(S, TEXT, who)  \
	F(S, TIME, at)
STRUCT_OF(day_let_in, DAY_LET_IN);
extern const struct record day_let_in_record;

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
	F(S, HTML, lede)                                                                                              \
	F(S, LIST, let_in, .of = &day_let_in_record)                                                                  \
	F(S, LIST, slots, .of = &day_slot_record)                                                                     \
	F(S, INT, count)      /* of things to do that are shown */                                                    \
	F(S, BOOL, more_todo) /* there are more */                                                                    \
	F(S, LIST, waiting, .of = &day_wait_record)                                                                   \
	F(S, LIST, wheels, .of = &wheel_line_record) /* wheel_line of the portfolio, drawn for lists */               \
	F(S, BOOL, more_wheels)                      /* the portfolio has more */                                     \
	F(S, LIST, checks, .of = &day_check_record)  /* day_check; empty when all is done, or others have to do it */ \
	F(S, BOOL, sees_portfolio)                                                                                    \
	F(S, BOOL, nothing) /* no item of any kind */
STRUCT_OF(day, DAY);
extern const struct record day_record;

#endif
