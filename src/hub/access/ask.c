#include "hub/access/ask.h"

static const char *const state_names[] = {"open", "granted", "refused", NULL};
static const struct choices ask_states = {"access_request.state", state_names};
static const char *const kind_names[] = {"core", "support", "granted", NULL};
const struct choices access_kinds = {"access.kind", kind_names};

const struct record access_request_record = RECORD_OF("access_request", access_request, ACCESS_REQUEST);

const struct record access_waiting_record = RECORD_OF("access_waiting", access_waiting, ACCESS_WAITING);

const struct record access_member_record = RECORD_OF("access_member", access_member, ACCESS_MEMBER);

const struct record account_access_record = RECORD_OF("account_access", account_access, ACCOUNT_ACCESS);
