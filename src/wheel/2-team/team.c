#include "wheel/2-team/team.h"

#define M struct team_member
static const struct field member_fields[] = {
    FIELD(M, account_id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(M, person_id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(M, kind, K_CHOICE, .choices = &access_kinds),
    FIELD(M, until, K_DATE, .flags = F_NULL),
    FIELD(M, since, K_TIME),
};
const struct record team_member_record = RECORD("team_member", M, member_fields);
#undef M

#define R struct team_row
static const struct field row_fields[] = {
    FIELD(R, person_id, K_ID, .label = "access_request.person_id"),
    FIELD(R, name, K_TEXT, .label = "person.name"),
    FIELD(R, title, K_TEXT, .label = "person.title"),
    FIELD(R, department, K_TEXT, .label = "person.department_id"),
    FIELD(R, kind, K_CHOICE, .choices = &access_kinds, .label = "team_member.kind"),
    FIELD(R, until, K_DATE, .label = "team_member.until"),
    FIELD(R, since, K_TIME, .label = "team_member.since"),
};
const struct record team_row_record = RECORD("team_row", R, row_fields);
#undef R

bool team_is_place(int32_t kind)
{
	return kind == ACCESS_CORE || kind == ACCESS_SUPPORT;
}

int32_t team_nearer(int32_t a, int32_t b)
{
	if (!team_is_place(a))
		return b;
	return team_is_place(b) && b < a ? b : a;
}
