#include "platform/history/history_store.h"

#include "base/clock.h"

#include <stdio.h>

struct personal {
	int64_t id;
	const char *subject_kind;
	int64_t subject_id;
	const char *salt, *value;
};

#define P struct personal
static const struct field personal_fields[] = {
    FIELD(P, id, K_ID, .flags = F_KEY),      FIELD(P, subject_kind, K_TEXT),           FIELD(P, subject_id, K_ID),
    FIELD(P, salt, K_TEXT, .flags = F_NULL), FIELD(P, value, K_LONG, .flags = F_NULL),
};
static const struct record personal_record = RECORD("personal", P, personal_fields);
#undef P

enum { ADD, PERSONAL, SINCE };
static const struct query q[] = {
    [ADD] = {"history.add", "INSERT INTO history (@cols) VALUES (@vals)", .in = &history_record},
    [PERSONAL] = {"history.personal", "INSERT INTO personal (@cols) VALUES (@vals)", .in = &personal_record},
    [SINCE] = {"history.since",
               "SELECT @cols FROM history WHERE kind = :kind AND record_id = :record AND id >= :since AND "
               "(:account = 0 OR account_id = :account) ORDER BY id DESC LIMIT 100",
               .args = "kind text, record, since, account", .out = &history_record},
};
const struct query_set history_queries = {"history", q, sizeof q / sizeof q[0]};

enum err history_add(struct ctx *cx, const struct history *h)
{
	return db_exec(cx, &q[ADD], ARGS_OBJ(h), NULL);
}

enum err personal_add(struct ctx *cx, const char *kind, int64_t subject, const char *value, int64_t *ret)
{
	unsigned char salt[16];
	char hex[2 * sizeof salt + 1];
	random_bytes(salt, sizeof salt);
	for (size_t i = 0; i < sizeof salt; i++)
		snprintf(hex + 2 * i, 3, "%02x", salt[i]);
	struct personal p = {.id = id_new(), .subject_kind = kind, .subject_id = subject, .salt = hex, .value = value};
	TRY(db_exec(cx, &q[PERSONAL], ARGS_OBJ(&p), NULL));
	*ret = p.id;
	return OK;
}

enum err history_list_since(struct ctx *cx, const char *kind, int64_t id, int64_t account, int64_t since,
                            struct list *ret)
{
	return db_list(cx, &q[SINCE],
	               ARGS(ARG("kind", kind), ARG("record", id), ARG("since", since), ARG("account", account)), 100,
	               ret);
}
