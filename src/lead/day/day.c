#include "lead/day/day.h"

#include "lead/portfolio/portfolio.h"

const struct record day_todo_record = RECORD_OF("day_todo", day_todo, DAY_TODO);

const struct record day_slot_record = RECORD_OF("day_slot", day_slot, DAY_SLOT);

const struct record day_wait_record = RECORD_OF("day_wait", day_wait, DAY_WAIT);

const struct record day_let_in_record = RECORD_OF("day_let_in", day_let_in, DAY_LET_IN);

const struct record day_check_record = RECORD_OF("day_check", day_check, DAY_CHECK);

const struct record day_record = RECORD_OF("day", day, DAY);
