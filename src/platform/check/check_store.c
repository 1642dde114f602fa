#include "platform/check/check_store.h"

static const struct query q[] = {
    {"check.database", "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
     "SELECT COUNT(*) FROM pg_index WHERE NOT indisvalid"},
    {"check.references", "SELECT COUNT(*) FROM pragma_foreign_key_check",
     "SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"},
};
const struct query_set check_queries = {"check", q, sizeof q / sizeof q[0]};

const struct check check_checks[] = {
    {"check.database", &q[0], .position = 10},
    {"check.references", &q[1], .position = 20},
    {0},
};
