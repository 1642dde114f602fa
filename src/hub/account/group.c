#include "hub/account/group.h"

const struct record group_sum_record = RECORD_OF("group_sum", group_sum, GROUP_SUM);

const struct record group_cover_record = RECORD_OF("group_cover", group_cover, GROUP_COVER);

bool group_has_sums(const struct group_sum *g)
{
	return g->members > 1 && g->members <= GROUP_MAX;
}
