#include "platform/erase/erase_store.h"

#include "platform/access/access_ops.h"

enum { HITS = 500, TEXTS = ERASE_TEXTS };

#define HAS(column) "(REPLACE(" column ", :a, '') <> " column " OR REPLACE(" column ", :b, '') <> " column ")"
#define HIT(kind, id, account, text, sealed, seen)                                                            \
	"SELECT '" kind "' AS kind, " id " AS record_id, " account " AS account_id, n.name AS account, " text \
	" AS text, " sealed " AS sealed, CASE WHEN " seen " THEN 0 ELSE 1 END AS closed FROM "
#define NAMED(account) " LEFT JOIN account n ON n.id = " account " WHERE "

static const struct field text_fields[] = {
    FIELD(struct erase_text, id, K_ID, .flags = F_KEY),
    FIELD(struct erase_text, text, K_LONG),
};
static const struct record text_record = RECORD("erase_text", struct erase_text, text_fields);

/* clang-format off */
#define HITS_IN(table, account, column, sealed, seen) \
	HIT(table "." column, "t.id", account, "t." column, sealed, seen) table " t" NAMED(account) HAS("t." column)
#define TO_TEAM SQL_OPINION("n")
#define TO_READER SQL_HISTORY_VISIBLE("t", "n")
#define ALL_HITS \
	HITS_IN("rating", "t.account_id", "evidence", "0", TO_TEAM) " UNION ALL " \
	HITS_IN("decision", "t.account_id", "rationale", "0", TO_TEAM) " UNION ALL " \
	HITS_IN("account", "t.id", "story", "0", SQL_VISIBLE("n")) " UNION ALL " \
	HITS_IN("access_request", "t.account_id", "reason", "0", TO_TEAM) " UNION ALL " \
	HITS_IN("round", "t.account_id", "snapshot", "1", TO_TEAM) " UNION ALL " \
	HITS_IN("history", "t.account_id", "old", "0", TO_READER) " UNION ALL " \
	HITS_IN("history", "t.account_id", "new", "0", TO_READER)
/* clang-format on */

enum {
	FIND,
	REDACT,
	VALUES = REDACT + 2 * TEXTS,
	PERSON,
	USER,
	SESSIONS,
	TOKENS,
	LINKS,
	UNDO,
	REJECTS,
	MARK,
	MARKED,
	LIST
};
/* Two for each text: the rows that hold it, and one of them put back. */
#define TEXT_OF(table, column)                                                                           \
	{"erase.find_" table "_" column,                                                                 \
	 "SELECT id AS id, " column " AS text FROM " table " WHERE id > :after AND REPLACE(" column      \
	 ", :what, '') <> " column " ORDER BY id LIMIT 200",                                             \
	 .args = "after, what text", .out = &text_record},                                               \
	{                                                                                                \
		"erase.put_" table "_" column, "UPDATE " table " SET " column " = :text WHERE id = :id", \
		    .in = &text_record                                                                   \
	}
/* A whole cell of a refused row, which is kept as a line of CSV. */
#define CELL(value) "REPLACE(',' || cells || ',', ',' || " value " || ',', '') <> ',' || cells || ','"
static const struct query q[] = {
    [FIND] = {"erase.find", ALL_HITS " ORDER BY 1, 2 LIMIT 501", .args = "a text, b text, " SQL_HISTORY_VISIBLE_ARGS,
              .out = &erase_hit_record},
    [REDACT] = TEXT_OF("rating", "evidence"),
    TEXT_OF("decision", "rationale"),
    TEXT_OF("account", "story"),
    TEXT_OF("access_request", "reason"),
    TEXT_OF("history", "old"),
    TEXT_OF("history", "new"),
    TEXT_OF("history", "actor"),
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
    /* Rows of files that were refused: in those of colleagues the cells are values of people, in others a cell may be one. */
    [REJECTS] =
        {"erase.rejects",
         "DELETE FROM import_reject WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = :person AND (" CELL(
             "p.name") " OR " CELL("p.mail") " OR (import_reject.import_id IN (SELECT r.id FROM import_run r WHERE "
                                             "r.kind = 'people') AND (REPLACE(cells, p.name, '') <> cells OR "
                                             "REPLACE(cells, p.mail, '') <> cells))))",
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
	return db_list(cx, &q[FIND],
	               ARGS(ARG("a", a), ARG("b", b), ARG("see_opinions", access_see_opinions(cx)), ACCESS_ARGS(cx)),
	               HITS, ret);
}

enum err erase_store_find(struct ctx *cx, int text, const char *what, int64_t after, struct list *ret)
{
	return db_list(cx, &q[REDACT + 2 * text], ARGS(ARG("after", after), ARG("what", what)), 0, ret);
}

enum err erase_store_put(struct ctx *cx, int text, const struct erase_text *t)
{
	return db_exec(cx, &q[REDACT + 2 * text + 1], ARGS_OBJ(t), NULL);
}

enum err erase_store_values(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_exec(cx, &q[VALUES], ARGS(ARG("person", person), ARG("at", cx->now)), ret);
}

enum err erase_store_person(struct ctx *cx, int64_t person, const char *name, const char *sort_key)
{
	static const int rest[] = {SESSIONS, TOKENS, LINKS, UNDO, REJECTS};
	const char *login = arena_printf(cx->arena, "erased-%lld", (long long)person);
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		TRY(db_exec(cx, &q[rest[i]], ARGS(ARG("person", person)), NULL));
	TRY(db_exec(cx, &q[PERSON], ARGS(ARG("person", person), ARG("name", name), ARG("sort_key", sort_key)), NULL));
	TRY(db_exec(cx, &q[USER], ARGS(ARG("person", person), ARG("login", login)), NULL));
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
