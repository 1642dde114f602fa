/* Min dag: what waits on me, what is due, my customers' wheels. Later features add their items here. */
#ifndef LEAD_DAY_H
#define LEAD_DAY_H

#include "base/record.h"

/* Something somebody asks of me, or that has a date. */
struct day_item {
	const char *what, *about, *detail, *href;
	int32_t due;    /* 0 = none */
	bool late, far; /* past; told of early */
};
extern const struct record day_item_record;

/* One line of a new base's checklist. */
struct day_check {
	const char *text, *action, *href;
	bool done;
};
extern const struct record day_check_record;

struct day {
	const char *greeting;
	struct list waiting, due; /* day_item */
	struct list wheels;       /* wheel_line of the portfolio, drawn as cards */
	bool more_wheels;         /* the portfolio has more */
	struct list checks;       /* day_check; empty when all is done or it is not mine to do */
	bool sees_portfolio;
	bool nothing; /* no item of any kind */
};
extern const struct record day_record;

#endif
