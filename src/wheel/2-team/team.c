#include "wheel/2-team/team.h"

#include "platform/access/rights.h"

static const char *const part_names[] = {"core", "support", NULL};
const struct choices team_parts = {"access.kind", part_names};
NOUN_RECORD(team_member, TEAM_MEMBER);

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct team_member *m = after;
	return m->until && m->until < m->since ? fail_field(cx, "until", "team.ends_before_it_begins") : OK;
}

const struct noun team_member_noun = {
    .record = &team_member_record,
    .segment = "team",
    .title = "role",
    .order = "part, since",
    .see = DATA_CRM_FACTS,
    .edit = DATA_CRM_EDIT,
    .check = check,
    .flags = NOUN_PLAIN,
};
