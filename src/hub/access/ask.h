/* Asking for access to a customer, and granting it for a time. Pure. */
#ifndef HUB_ACCESS_ASK_H
#define HUB_ACCESS_ASK_H

#include "base/record.h"

enum ask_state { ASK_OPEN, ASK_GRANTED, ASK_REFUSED };

#define ACCESS_REQUEST(F, S)                                                                        \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                      \
	F(S, ID, account_id, .flags = F_FIXED | F_ROOT, .ref = "account")                           \
	F(S, ID, person_id, .flags = F_FIXED, .ref = "person")                                      \
	F(S, LONG, reason, .flags = F_NULL | F_OPINION | F_FREE_TEXT, .max = 500)                   \
	F(S, TIME, asked, .flags = F_FIXED)                                                         \
	F(S, CHOICE, state, .choices = &ask_states) /* until: the last day of the access granted */ \
	F(S, DATE, until, .flags = F_NULL)                                                          \
	F(S, ID, decided_by, .flags = F_NULL, .ref = "person")                                      \
	F(S, TIME, decided, .flags = F_NULL)                                                        \
	F(S, INT, version, .flags = F_VERSION)
STRUCT_OF(access_request, ACCESS_REQUEST);
extern const struct record access_request_record;

/* An open request, as it is shown to the one who decides. */
#define ACCESS_WAITING(F, S)                                       \
	F(S, ID, id)                                               \
	F(S, ID, account_id, .label = "access_request.account_id") \
	F(S, TEXT, account, .label = "access_request.account_id")  \
	F(S, ID, person_id, .label = "access_request.person_id")   \
	F(S, TEXT, person, .label = "access_request.person_id")    \
	F(S, TEXT, title, .label = "person.title")                 \
	F(S, TEXT, department, .label = "person.department_id")    \
	F(S, LONG, reason, .label = "access_request.reason")       \
	F(S, TIME, asked, .label = "access_request.asked")
STRUCT_OF(access_waiting, ACCESS_WAITING);
extern const struct record access_waiting_record;

/* Somebody on the team, or with access for a time. */
#define ACCESS_MEMBER(F, S)                                                                         \
	F(S, ID, person_id, .label = "access_request.person_id")                                    \
	F(S, TEXT, name, .label = "person.name")                                                    \
	F(S, CHOICE, kind, .choices = &access_kinds, .label = "access.kind") /* enum access_kind */ \
	F(S, DATE, until, .label = "access_request.until")
STRUCT_OF(access_member, ACCESS_MEMBER);
enum access_kind { ACCESS_CORE, ACCESS_SUPPORT, ACCESS_GRANTED };
extern const struct choices access_kinds;
extern const struct record access_member_record;

/* What gives a person access to a customer, on the days from `since` to `until`: a row for each place on its team, and
 * one for access that was granted for a time. The rights are decided by these rows. */
#define ACCOUNT_ACCESS(F, S)                                                                                     \
	F(S, ID, account_id, .flags = F_KEY | F_ROOT, .ref = "account")                                          \
	F(S, ID, person_id, .flags = F_KEY, .ref = "person")                                                     \
	F(S, ID, member_id,                                                                                      \
	  .flags = F_KEY) /* id of the place on the team, a record of a higher storey; 0 = granted for a time */ \
	F(S, CHOICE, kind, .choices = &access_kinds)                                                             \
	F(S, DATE, since)                                                                                        \
	F(S, DATE, until, .flags = F_NULL)                                                                       \
	F(S, ID, granted_by, .flags = F_NULL, .ref = "person")                                                   \
	F(S, TIME, granted)
STRUCT_OF(account_access, ACCOUNT_ACCESS);
extern const struct record account_access_record;

#endif
