/* Asking for access to a customer, and granting it for a time. Pure. */
#ifndef HUB_ACCESS_ASK_H
#define HUB_ACCESS_ASK_H

#include "base/record.h"

enum ask_state { ASK_OPEN, ASK_GRANTED, ASK_REFUSED };

struct access_request {
	int64_t id, account_id, person_id;
	const char *reason;
	int64_t asked;
	int32_t state, until; /* until: the last day of the access granted */
	int64_t decided_by, decided, version;
};
extern const struct record access_request_record;

/* An open request, as it is shown to the one who decides. */
struct access_waiting {
	int64_t id, account_id;
	const char *account;
	int64_t person_id;
	const char *person, *title, *department, *reason;
	int64_t asked;
};
extern const struct record access_waiting_record;

/* Somebody on the team, or with access for a time. */
struct access_member {
	int64_t person_id;
	const char *name;
	int32_t kind; /* enum access_kind */
	int32_t until;
};
enum access_kind { ACCESS_CORE, ACCESS_SUPPORT, ACCESS_GRANTED };
extern const struct choices access_kinds;
extern const struct record access_member_record;

/* What gives a person access to a customer, on the days from `since` to `until`: a row for each place on its team, and
 * one for access that was granted for a time. The rights are decided by these rows. */
struct account_access {
	int64_t account_id, person_id;
	int64_t member_id; /* id of the place on the team, a record of a higher storey; 0 = granted for a time */
	int32_t kind, since, until;
	int64_t granted_by, granted;
};
extern const struct record account_access_record;

#endif
