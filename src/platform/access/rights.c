#include "platform/access/rights.h"

#include <stddef.h>

const char *const role_names[] = {"administrator", "leader", "staff", "reader", NULL};
const char *const relation_names[] = {"own", "team", "other", "restricted", "nobody", NULL};
const char *const data_kind_names[] = {
    [DATA_ANYONE] = "anyone",     [DATA_SIGNED_IN] = "signed_in", [DATA_CRM_FACTS] = "hub",
    [DATA_CRM_EDIT] = "hub_edit", [DATA_OPINION] = "opinion",     [DATA_DECISION] = "decision",
    [DATA_DECIDE] = "decide",     [DATA_WHEEL] = "wheel",         [DATA_PORTFOLIO] = "portfolio",
    [DATA_CRITERIA] = "criteria", [DATA_PEOPLE] = "people",       [DATA_USERS] = "users",
    [DATA_IMPORT] = "import",     [DATA_SETTINGS] = "settings",   [DATA_AUDIT] = "audit",
    [DATA_ASK] = "ask",           [DATA_GRANT] = "grant",         [DATA_DECIDE_KAM] = "decide_kam",
    [DATA_COUNT] = NULL,
};

enum { N = LEVEL_NONE, R = LEVEL_READ, W = LEVEL_WRITE };

/* own, team, other, restricted, nobody. A kind that is not listed here is closed to all. */
static const unsigned char table[DATA_COUNT][ROLE_COUNT][REL_COUNT] = {
    [DATA_ANYONE] = {{W, W, W, W, W}, {W, W, W, W, W}, {W, W, W, W, W}, {W, W, W, W, W}},
    [DATA_SIGNED_IN] = {{N, N, N, N, W}, {N, N, N, N, W}, {N, N, N, N, W}, {N, N, N, N, W}},
    [DATA_CRM_FACTS] = {{R, R, R, N, R}, {R, R, R, R, R}, {R, R, R, N, R}, {R, R, R, N, R}},
    [DATA_CRM_EDIT] = {{W, W, W, N, W}, {W, W, W, W, W}, {W, N, N, N, N}, {N, N, N, N, N}},
    [DATA_OPINION] = {{N, N, N, N, N}, {W, W, W, W, W}, {W, W, N, N, W}, {R, R, N, N, R}},
    [DATA_DECISION] = {{N, N, N, N, N}, {W, W, W, W, W}, {W, W, N, N, W}, {R, R, N, N, R}},
    [DATA_DECIDE] = {{N, N, N, N, N}, {W, W, W, W, W}, {N, N, N, N, N}, {N, N, N, N, N}},
    [DATA_DECIDE_KAM] = {{N, N, N, N, N}, {W, W, W, W, W}, {W, N, N, N, W}, {N, N, N, N, N}},
    [DATA_WHEEL] = {{N, N, N, N, N}, {W, W, W, W, W}, {W, R, N, N, R}, {R, R, N, N, R}},
    [DATA_PORTFOLIO] = {{N, N, N, N, N}, {W, W, W, W, W}, {R, R, N, N, R}, {R, R, N, N, R}},
    [DATA_CRITERIA] = {{N, N, N, N, W}, {N, N, N, N, W}, {N, N, N, N, R}, {N, N, N, N, R}},
    [DATA_PEOPLE] = {{N, N, N, N, W}, {N, N, N, N, W}, {N, N, N, N, R}, {N, N, N, N, R}},
    [DATA_USERS] = {{N, N, N, N, W}, {N, N, N, N, N}, {N, N, N, N, N}, {N, N, N, N, N}},
    [DATA_IMPORT] = {{N, N, N, N, W}, {N, N, N, N, W}, {N, N, N, N, N}, {N, N, N, N, N}},
    [DATA_SETTINGS] = {{N, N, N, N, W}, {N, N, N, N, R}, {N, N, N, N, N}, {N, N, N, N, N}},
    [DATA_AUDIT] = {{N, N, N, N, R}, {N, N, N, N, N}, {N, N, N, N, N}, {N, N, N, N, N}},
    [DATA_ASK] = {{N, N, N, N, N}, {N, N, N, N, N}, {N, N, W, N, N}, {N, N, W, N, N}},
    [DATA_GRANT] = {{N, N, N, N, N}, {W, W, W, W, W}, {W, N, N, N, W}, {N, N, N, N, N}},
};

enum level rights_level(enum role role, enum data_kind kind, enum relation relation)
{
	if (kind == DATA_ANYONE)
		return LEVEL_WRITE;
	if ((unsigned)kind >= DATA_COUNT || (unsigned)role >= ROLE_COUNT || (unsigned)relation >= REL_COUNT)
		return LEVEL_NONE;
	return (enum level)table[kind][role][relation];
}

const char *rights_refusal(enum role role, enum data_kind kind, enum level level, enum relation relation)
{
	/* Who could be asked: others who stand as this one does, and of a customer those nearer to it. */
	enum relation kams = relation == REL_NONE ? REL_NONE : REL_OWN;
	bool administrator = rights_level(ROLE_ADMINISTRATOR, kind, relation) >= level,
	     leader = rights_level(ROLE_LEADER, kind, relation) >= level,
	     kam = rights_level(ROLE_STAFF, kind, kams) >= level;
	if (!leader)
		return administrator ? "error.forbidden.administrator" : "error.forbidden";
	if (administrator)
		return kam ? "error.forbidden.kam" : "error.forbidden.leader_or_administrator";
	if (!kam)
		return "error.forbidden.leader";
	if (role == ROLE_ADMINISTRATOR)
		return "error.forbidden.customer_work";
	if (role == ROLE_READER && level == LEVEL_WRITE)
		return "error.forbidden.reader";
	if (relation != REL_NONE && rights_level(ROLE_STAFF, kind, REL_TEAM) >= level)
		return "error.forbidden.team";
	return "error.forbidden.kam";
}
