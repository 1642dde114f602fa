#include "wheel/1-status/decision/kam_load.h"

const struct record kam_load_record = RECORD_OF("kam_load", kam_load, KAM_LOAD);

const struct record load_change_record = RECORD_OF("load_change", load_change, LOAD_CHANGE);

double load_of(int64_t full, int64_t light)
{
	return (double)full + (double)light / 2;
}

double load_of_level(enum account_level level)
{
	return level == LEVEL_KEY ? load_of(1, 0) : account_has_wheel(level) ? load_of(0, 1) : 0;
}

struct load_change load_change_of(const struct kam_load *l, enum account_level level)
{
	double others = l->load - load_of_level(level);
	struct load_change r = {.name = l->name,
	                        .load_limit = l->load_limit,
	                        .now = l->load,
	                        .full = others + load_of_level(LEVEL_KEY),
	                        .light = others + load_of_level(LEVEL_LIGHT)};
	r.full_over = r.full > r.load_limit;
	r.light_over = r.light > r.load_limit;
	return r;
}
