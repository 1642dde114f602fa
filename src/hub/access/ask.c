#include "hub/access/ask.h"

static const char *const state_names[] = {"open", "granted", "refused", NULL};
static const struct choices ask_states = {"access_request.state", state_names};
static const char *const kind_names[] = {"core", "support", "granted", NULL};
const struct choices access_kinds = {"access.kind", kind_names};

static const struct field request_fields[] = FIELDS_OF(access_request, ACCESS_REQUEST);
const struct record access_request_record = RECORD("access_request", struct access_request, request_fields);

static const struct field waiting_fields[] = FIELDS_OF(access_waiting, ACCESS_WAITING);
const struct record access_waiting_record = RECORD("access_waiting", struct access_waiting, waiting_fields);

static const struct field member_fields[] = FIELDS_OF(access_member, ACCESS_MEMBER);
const struct record access_member_record = RECORD("access_member", struct access_member, member_fields);

static const struct field access_fields[] = FIELDS_OF(account_access, ACCOUNT_ACCESS);
const struct record account_access_record = RECORD("account_access", struct account_access, access_fields);
