#include "hub/access/ask.h"

static const char *const state_names[] = {"open", "granted", "refused", NULL};
static const struct choices ask_states = {"access_request.state", state_names};
static const char *const kind_names[] = {"core", "support", "granted", NULL};
const struct choices access_kinds = {"access.kind", kind_names};

#define R struct access_request
static const struct field request_fields[] = {
    FIELD(R, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(R, account_id, K_ID, .flags = F_FIXED | F_ROOT, .ref = "account"),
    FIELD(R, person_id, K_ID, .flags = F_FIXED, .ref = "person"),
    FIELD(R, reason, K_LONG, .flags = F_NULL | F_OPINION | F_FREE_TEXT, .max = 500),
    FIELD(R, asked, K_TIME, .flags = F_FIXED),
    FIELD(R, state, K_CHOICE, .choices = &ask_states),
    FIELD(R, until, K_DATE, .flags = F_NULL),
    FIELD(R, decided_by, K_ID, .flags = F_NULL, .ref = "person"),
    FIELD(R, decided, K_TIME, .flags = F_NULL),
    FIELD(R, version, K_INT, .flags = F_VERSION),
};
const struct record access_request_record = RECORD("access_request", R, request_fields);
#undef R

#define W struct access_waiting
static const struct field waiting_fields[] = {
    FIELD(W, id, K_ID),
    FIELD(W, account_id, K_ID, .label = "access_request.account_id"),
    FIELD(W, account, K_TEXT, .label = "access_request.account_id"),
    FIELD(W, person_id, K_ID, .label = "access_request.person_id"),
    FIELD(W, person, K_TEXT, .label = "access_request.person_id"),
    FIELD(W, title, K_TEXT, .label = "person.title"),
    FIELD(W, department, K_TEXT, .label = "person.department_id"),
    FIELD(W, reason, K_LONG, .label = "access_request.reason"),
    FIELD(W, asked, K_TIME, .label = "access_request.asked"),
};
const struct record access_waiting_record = RECORD("access_waiting", W, waiting_fields);
#undef W

#define M struct access_member
static const struct field member_fields[] = {
    FIELD(M, person_id, K_ID, .label = "access_request.person_id"),
    FIELD(M, name, K_TEXT, .label = "person.name"),
    FIELD(M, kind, K_CHOICE, .choices = &access_kinds, .label = "access.kind"),
    FIELD(M, until, K_DATE, .label = "access_request.until"),
};
const struct record access_member_record = RECORD("access_member", M, member_fields);
#undef M

#define A struct account_access
static const struct field access_fields[] = {
    FIELD(A, account_id, K_ID, .flags = F_KEY | F_ROOT, .ref = "account"),
    FIELD(A, person_id, K_ID, .flags = F_KEY, .ref = "person"),
    FIELD(A, member_id, K_ID, .flags = F_KEY),
    FIELD(A, kind, K_CHOICE, .choices = &access_kinds),
    FIELD(A, since, K_DATE),
    FIELD(A, until, K_DATE, .flags = F_NULL),
    FIELD(A, granted_by, K_ID, .flags = F_NULL, .ref = "person"),
    FIELD(A, granted, K_TIME),
};
#undef A
const struct record account_access_record = RECORD("account_access", struct account_access, access_fields);
