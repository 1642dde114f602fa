#include "platform/history/history_store.h"

#include "base/clock.h"

#include <stdio.h>

#define PERSONAL_LIST(F, S)               \
	F(S, ID, id, .flags = F_KEY)      \
	F(S, TEXT, subject_kind)          \
	F(S, ID, subject_id)              \
	F(S, TEXT, salt, .flags = F_NULL) \
	F(S, LONG, value, .flags = F_NULL)
STRUCT_OF(personal, PERSONAL_LIST);

const struct record personal_record = RECORD_OF("personal", personal, PERSONAL_LIST);

enum { ACT_ROWS = 2000 };

enum { ADD, PERSONAL, ACT, BEHIND, CHECK_PERSONAL };
static const struct query q[] = {
    [ADD] = {"history.add", "INSERT INTO history (@cols) VALUES (@vals)", .in = &history_record},
    [PERSONAL] = {"history.personal", "INSERT INTO personal (@cols) VALUES (@vals)", .in = &personal_record},
    [ACT] = {"history.act",
             "SELECT h.id, h.at, h.person_id, h.actor, h.kind, h.record_id, h.account_id, h.opinion, h.act, h.field, "
             "CASE WHEN h.old_personal IS NULL THEN h.old ELSE o.value END AS old, CASE WHEN h.new_personal IS NULL "
             "THEN h.new ELSE n.value END AS new, h.old_personal, h.new_personal, h.import_id, h.act_id "
             "FROM history h LEFT JOIN personal o ON o.id = h.old_personal LEFT JOIN personal n ON n.id = "
             "h.new_personal WHERE h.act_id = :act ORDER BY h.id LIMIT 2001",
             .args = "act", .out = &history_record},
    [BEHIND] = {"history.behind",
                "SELECT COUNT(*) FROM history WHERE kind = :kind AND record_id = :record AND id > :act AND "
                "(act_id IS NULL OR act_id <> :act)",
                .args = "act, kind text, record"},
    [CHECK_PERSONAL] =
        {"check.personal",
         "SELECT COUNT(*) FROM history h WHERE (h.old_personal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM personal p "
         "WHERE "
         "p.id = h.old_personal)) OR (h.new_personal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM personal p WHERE "
         "p.id = h.new_personal))"},
};
const struct check history_checks[] = {
    {"check.personal", &q[CHECK_PERSONAL], .position = 100},
    {0},
};
const struct query_set history_queries = {"history", q, sizeof q / sizeof q[0]};

enum err history_add(struct ctx *cx, const struct history *h)
{
	return db_exec(cx, &q[ADD], ARGS_OBJ(h), NULL);
}

enum err history_add_many(struct ctx *cx, const struct history *rows, size_t count)
{
	return db_exec_many(cx, &q[ADD], rows, count);
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

enum err history_list_act(struct ctx *cx, int64_t act, struct list *ret)
{
	return db_list(cx, &q[ACT], ARGS(ARG("act", act)), ACT_ROWS, ret);
}

enum err history_count_behind(struct ctx *cx, int64_t act, const char *kind, int64_t id, int64_t *ret)
{
	return db_int(cx, &q[BEHIND], ARGS(ARG("act", act), ARG("kind", kind), ARG("record", id)), 0, ret);
}
