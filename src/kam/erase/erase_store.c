#include "kam/erase/erase_store.h"

enum { HITS = 500, TEXTS = 9 };

#define HAS(column) "(REPLACE(" column ", :a, '') <> " column " OR REPLACE(" column ", :b, '') <> " column ")"
#define HIT(kind, id, account, text, sealed)                                                                  \
	"SELECT '" kind "' AS kind, " id " AS record_id, " account " AS account_id, n.name AS account, " text \
	" AS text, " sealed " AS sealed FROM "
#define NAMED(account) " LEFT JOIN account n ON n.id = " account " WHERE "

/* clang-format off */
#define HITS_IN(table, account, column, sealed) \
	HIT(table "." column, "t.id", account, "t." column, sealed) table " t" NAMED(account) HAS("t." column)
#define ALL_HITS \
	HITS_IN("rating", "t.account_id", "evidence", "0") " UNION ALL " \
	HITS_IN("decision", "t.account_id", "rationale", "0") " UNION ALL " \
	HITS_IN("account", "t.id", "story", "0") " UNION ALL " \
	HITS_IN("access_request", "t.account_id", "reason", "0") " UNION ALL " \
	HITS_IN("round", "t.account_id", "snapshot", "1") " UNION ALL " \
	HITS_IN("history", "t.account_id", "old", "0") " UNION ALL " \
	HITS_IN("history", "t.account_id", "new", "0")
/* clang-format on */

enum { FIND, REDACT, VALUES = REDACT + TEXTS, PERSON, USER, SESSIONS, TOKENS, LINKS, UNDO, MARK, MARKED, LIST };
#define REDACTING(table, column)                                                                                \
	{                                                                                                       \
		"erase.redact_" table "_" column,                                                               \
		    "UPDATE " table " SET " column " = REPLACE(" column ", :what, :mark) WHERE REPLACE(" column \
		    ", :what, '') <> " column,                                                                  \
		    .args = "what text, mark text"                                                              \
	}
static const struct query q[] = {
    [FIND] = {"erase.find", ALL_HITS " ORDER BY 1, 2 LIMIT 501", .args = "a text, b text", .out = &erase_hit_record},
    [REDACT] = REDACTING("rating", "evidence"),
    [REDACT + 1] = REDACTING("decision", "rationale"),
    [REDACT + 2] = REDACTING("account", "story"),
    [REDACT + 3] = REDACTING("access_request", "reason"),
    [REDACT + 4] = REDACTING("history", "old"),
    [REDACT + 5] = REDACTING("history", "new"),
    [REDACT + 6] = REDACTING("history", "actor"),
    [REDACT + 7] = REDACTING("import_reject", "cells"),
    [REDACT + 8] = REDACTING("import_reject", "param0"),
    [VALUES] =
        {"erase.values",
         "UPDATE personal SET salt = NULL, value = NULL, erased = :at WHERE subject_kind = 'person' AND subject_id = "
         ":person AND erased IS NULL",
         .args = "person, at"},
    [PERSON] =
        {"erase.person",
         "UPDATE person SET name = :name, sort_key = :sort_key, number = NULL, mail = NULL, title = NULL, city = "
         "NULL, country = NULL, version = version + 1 WHERE id = :person",
         .args = "person, name text, sort_key text"},
    [USER] =
        {"erase.user",
         "UPDATE app_user SET login = :login, password = NULL, active = 0, version = version + 1 WHERE person_id = "
         ":person",
         .args = "person, login text"},
    [SESSIONS] = {"erase.sessions",
                  "DELETE FROM session WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.person_id = :person)",
                  .args = "person"},
    [TOKENS] = {"erase.tokens",
                "DELETE FROM api_token WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.person_id = :person)",
                .args = "person"},
    [LINKS] = {"erase.links",
               "DELETE FROM one_time WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.person_id = :person)",
               .args = "person"},
    /* An import that is undone must not bring the values back. */
    [UNDO] = {"erase.undo", "DELETE FROM import_change WHERE kind = 'person' AND record_id = :person",
              .args = "person"},
    [MARK] = {"erase.mark",
              "INSERT INTO personal (id, subject_kind, subject_id, salt, value, erased) VALUES (:id, '" ERASED_PERSON
              "', :person, NULL, NULL, :at)",
              .args = "id, person, at"},
    [MARKED] = {"erase.marked",
                "SELECT COUNT(*) FROM personal WHERE subject_kind = '" ERASED_PERSON "' AND subject_id = :person",
                .args = "person"},
    [LIST] =
        {"erase.list",
         "SELECT id AS id, subject_id AS person_id, erased AS at FROM personal WHERE subject_kind = '" ERASED_PERSON
         "' AND id < :before ORDER BY id DESC LIMIT :max",
         .args = "before, max", .out = &erasure_record},
};
const struct query_set erase_queries = {"erase", q, sizeof q / sizeof q[0]};

enum err erase_store_hits(struct ctx *cx, const char *a, const char *b, struct list *ret)
{
	return db_list(cx, &q[FIND], ARGS(ARG("a", a), ARG("b", b)), HITS, ret);
}

enum err erase_store_redact(struct ctx *cx, const char *what, const char *mark, int64_t *ret)
{
	for (int i = 0; i < TEXTS; i++) {
		int64_t n = 0;
		TRY(db_exec(cx, &q[REDACT + i], ARGS(ARG("what", what), ARG("mark", mark)), &n));
		*ret += n;
	}
	return OK;
}

enum err erase_store_values(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_exec(cx, &q[VALUES], ARGS(ARG("person", person), ARG("at", cx->now)), ret);
}

enum err erase_store_person(struct ctx *cx, int64_t person, const char *name, const char *sort_key)
{
	static const int rest[] = {SESSIONS, TOKENS, LINKS, UNDO};
	const char *login = arena_printf(cx->arena, "erased-%lld", (long long)person);
	TRY(db_exec(cx, &q[PERSON], ARGS(ARG("person", person), ARG("name", name), ARG("sort_key", sort_key)), NULL));
	TRY(db_exec(cx, &q[USER], ARGS(ARG("person", person), ARG("login", login)), NULL));
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		TRY(db_exec(cx, &q[rest[i]], ARGS(ARG("person", person)), NULL));
	return OK;
}

enum err erase_store_mark(struct ctx *cx, int64_t id, int64_t person)
{
	return db_exec(cx, &q[MARK], ARGS(ARG("id", id), ARG("person", person), ARG("at", cx->now)), NULL);
}

enum err erase_store_marked(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_int(cx, &q[MARKED], ARGS(ARG("person", person)), 0, ret);
}

enum err erase_store_list(struct ctx *cx, int64_t before, size_t max, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("before", before), ARG("max", (int64_t)max + 1)), max, ret);
}
