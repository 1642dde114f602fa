#include "platform/user/user_store.h"

static const struct record throttle_record = RECORD_OF("throttle", throttle, THROTTLE);

#define ROW                                                                                                 \
	"SELECT u.id AS id, u.person_id AS person_id, p.name AS name, u.login AS login, u.role AS role, "   \
	"u.active AS active, CASE WHEN u.password IS NULL THEN 0 ELSE 1 END AS has_password, "              \
	"u.last_login AS last_login, (SELECT COUNT(*) FROM session s WHERE s.user_id = u.id) AS sessions, " \
	"(SELECT COUNT(*) FROM api_token t WHERE t.user_id = u.id AND t.revoked IS NULL) AS tokens "        \
	"FROM app_user u JOIN person p ON p.id = u.person_id "
/* A person who left or a user who was shut out has no session, whatever rows there are. */
#define WHO                                                                                                      \
	"u.id AS user_id, u.person_id AS person_id, p.name AS name, u.role AS role, u.lang AS lang, u.theme AS " \
	"theme, u.reset_at AS reset_at, (SELECT b.name FROM person b WHERE b.id = u.reset_by) AS reset_by "
#define USERS_OF      "(SELECT u.id FROM app_user u WHERE u.person_id = :person)"
#define STILL_HERE    " AND u.active = 1 AND (p.left_on IS NULL OR p.left_on > :today)"
#define STILL_WAITING "u.password IS NULL" STILL_HERE
#define SESSION(stamp)                                                                                              \
	"SELECT s.id AS id, s.real_user_id AS real_user_id, s.csrf AS csrf, s.created AS created, s.seen AS seen, " \
	"s.expires AS expires, s.shared_screen AS shared_screen, 1 AS may_write, " stamp WHO                        \
	"FROM session s JOIN app_user u ON u.id = s.user_id JOIN person p ON p.id = u.person_id "                   \
	"WHERE s.token_hash = :hash AND s.expires > :now" STILL_HERE

enum {
	GET,
	BY_LOGIN,
	BY_PERSON,
	ADD,
	PUT,
	SIGNED_IN,
	LOOKS,
	COUNT,
	ADMINISTRATORS,
	FIRST_OF_ROLE,
	GIVEN,
	GIVEN_LEFT,
	REMOVE,
	LIST,
	WAITING,
	COUNT_WAITING,
	SOME,
	S_FIND,
	S_FIND_AGAIN,
	S_ADD,
	S_SEEN,
	S_VIEW_AS,
	S_SHARE,
	S_REMOVE,
	S_REMOVE_ALL,
	S_REMOVE_OLD,
	S_LIST,
	L_ADD,
	L_FIND,
	L_USE,
	L_REMOVE,
	L_FORGET,
	T_FIND,
	T_ADD,
	T_SEEN,
	T_LIST,
	T_REVOKE,
	T_REVOKE_ALL,
	D_FIND,
	D_ADD,
	D_LIST,
	D_REMOVE,
	D_REMOVE_ALL,
	D_REMOVE_OLD,
	D_REMOVE_SURPLUS,
	TH_GET,
	TH_SET,
	TH_REMOVE,
	TH_REMOVE_OLD,
	E_TRIES,
	E_SESSIONS,
	E_TOKENS,
	E_LINKS,
	E_DEVICES,
	E_ANSWERS,
	E_USER
};
static const struct query q[] = {
    [GET] = {"user.get", "SELECT @cols FROM app_user WHERE id = :id", .args = "id", .out = &user_record},
    [BY_LOGIN] = {"user.by_login", "SELECT @cols FROM app_user WHERE login = :login", .args = "login text",
                  .out = &user_record},
    [BY_PERSON] = {"user.by_person", "SELECT @cols FROM app_user WHERE person_id = :person", .args = "person",
                   .out = &user_record},
    [ADD] = {"user.add", "INSERT INTO app_user (@cols) VALUES (@vals)", .in = &user_record},
    [PUT] = {"user.put", "UPDATE app_user SET @sets WHERE id = :id AND version = :version", .in = &user_record},
    [SIGNED_IN] = {"user.signed_in", "UPDATE app_user SET last_login = :now WHERE id = :id", .args = "id, now"},
    [LOOKS] = {"user.looks", "UPDATE app_user SET lang = :lang, theme = :theme WHERE id = :id",
               .args = "id, lang text, theme text"},
    [COUNT] = {"user.count", "SELECT COUNT(*) FROM app_user"},
    [ADMINISTRATORS] = {"user.administrators",
                        "SELECT COUNT(*) FROM app_user u JOIN person p ON p.id = u.person_id "
                        "WHERE u.role = 'administrator' AND u.active = 1 AND p.left_on IS NULL AND u.id <> "
                        ":but",
                        .args = "but"},
    [FIRST_OF_ROLE] =
        {"user.first_of_role",
         "SELECT @cols(u) FROM app_user u JOIN person p ON p.id = u.person_id WHERE u.role = :role AND u.active = 1 "
         "AND p.left_on IS NULL ORDER BY u.id LIMIT 1",
         .args = "role text", .out = &user_record},
    /* A demo's administrator who views the program as somebody leaves a session and answers of posts with him. */
    [GIVEN] = {"user.given",
               "SELECT @cols FROM app_user WHERE import_id = :import AND password IS NULL AND last_login IS NULL AND "
               "version = 1 AND NOT EXISTS (SELECT 1 FROM session s WHERE s.user_id = app_user.id) AND NOT EXISTS "
               "(SELECT 1 FROM post_done d WHERE d.user_id = app_user.id) ORDER BY id LIMIT :max",
               .args = "import, max", .out = &user_record},
    [GIVEN_LEFT] = {"user.given_left",
                    "SELECT COUNT(*) FROM app_user u WHERE u.import_id = :import AND NOT EXISTS (SELECT 1 FROM "
                    "import_change c WHERE c.import_id = :import AND c.kind = 'person' AND c.record_id = u.person_id)",
                    .args = "import"},
    [REMOVE] = {"user.remove", "DELETE FROM app_user WHERE id = :id AND version = :version", .args = "id, version"},
    [LIST] = {"user.list", ROW "WHERE u.id > :after ORDER BY u.id LIMIT :max", .args = "after, max",
              .out = &user_row_record},
    [WAITING] = {"user.waiting", ROW "WHERE u.id > :after AND " STILL_WAITING " ORDER BY u.id LIMIT :max",
                 .args = "after, max, today", .out = &user_row_record},
    [COUNT_WAITING] = {"user.count_waiting",
                       "SELECT COUNT(*) FROM app_user u JOIN person p ON p.id = u.person_id WHERE " STILL_WAITING,
                       .args = "today"},
    [SOME] = {"user.some",
              ROW "WHERE u.active = 1 AND p.left_on IS NULL ORDER BY CASE u.role WHEN 'administrator' THEN 0 "
                  "WHEN 'leader' THEN 1 WHEN 'staff' THEN 2 ELSE 3 END, u.id LIMIT 12",
              .out = &user_row_record},
    [S_FIND] = {"session.find", SESSION("(SELECT MAX(d.id) FROM post_done d WHERE d.user_id = s.user_id) AS stamp, "),
                .args = "hash text, now, today", .out = &signed_in_record},
    [S_FIND_AGAIN] = {"session.find_again", SESSION(""), .args = "hash text, now, today", .out = &signed_in_record},
    [S_ADD] = {"session.add", "INSERT INTO session (@cols) VALUES (@vals)", .in = &session_row_record},
    [S_SEEN] = {"session.seen", "UPDATE session SET seen = :now WHERE id = :id", .args = "id, now"},
    [S_VIEW_AS] = {"session.view_as", "UPDATE session SET user_id = :user, real_user_id = :real WHERE id = :id",
                   .args = "id, user, real"},
    [S_SHARE] = {"session.share", "UPDATE session SET shared_screen = :account WHERE id = :id", .args = "id, account"},
    [S_REMOVE] = {"session.remove", "DELETE FROM session WHERE id = :id AND (user_id = :user OR real_user_id = :user)",
                  .args = "id, user"},
    [S_REMOVE_ALL] = {"session.remove_all",
                      "DELETE FROM session WHERE (user_id = :user OR real_user_id = :user) AND id <> :but",
                      .args = "user, but"},
    [S_REMOVE_OLD] = {"session.remove_old",
                      "DELETE FROM session WHERE id IN (SELECT s.id FROM session s WHERE s.expires <= :now ORDER BY "
                      "s.id LIMIT :max)",
                      .args = "now, max"},
    [S_LIST] = {"session.list",
                "SELECT @cols, CASE WHEN id = :current THEN 1 ELSE 0 END AS current FROM session WHERE user_id = :user "
                "AND expires > :now ORDER BY seen DESC, id DESC LIMIT 100",
                .args = "user, now, current", .out = &session_row_record},
    [L_ADD] = {"link.add", "INSERT INTO one_time (@cols) VALUES (@vals)", .in = &one_time_record},
    [L_FIND] = {"link.find", "SELECT @cols FROM one_time WHERE token_hash = :hash", .args = "hash text",
                .out = &one_time_record},
    [L_USE] = {"link.use", "UPDATE one_time SET used = :now WHERE id = :id AND used IS NULL", .args = "id, now"},
    [L_REMOVE] = {"link.remove_of",
                  "DELETE FROM one_time WHERE used IS NULL AND (user_id = :user OR (:user = 0 AND user_id IS NULL))",
                  .args = "user"},
    [L_FORGET] = {"link.forget", "DELETE FROM one_time WHERE user_id = :user", .args = "user"},
    [T_FIND] = {"token.find",
                "SELECT t.id AS id, t.created AS created, t.last_used AS seen, t.expires AS expires, t.may_write AS "
                "may_write, " WHO
                "FROM api_token t JOIN app_user u ON u.id = t.user_id JOIN person p ON p.id = u.person_id "
                "WHERE t.token_hash = :hash AND t.revoked IS NULL AND t.expires > :now" STILL_HERE,
                .args = "hash text, now, today", .out = &signed_in_record},
    [T_ADD] = {"token.add", "INSERT INTO api_token (@cols) VALUES (@vals)", .in = &api_token_record},
    [T_SEEN] = {"token.seen", "UPDATE api_token SET last_used = :now WHERE id = :id", .args = "id, now"},
    [T_LIST] = {"token.list",
                "SELECT @cols FROM api_token WHERE user_id = :user AND revoked IS NULL ORDER BY id LIMIT 100",
                .args = "user", .out = &api_token_record},
    [T_REVOKE] = {"token.revoke",
                  "UPDATE api_token SET revoked = :now WHERE id = :id AND user_id = :user AND revoked IS NULL",
                  .args = "id, user, now"},
    [T_REVOKE_ALL] = {"token.revoke_all",
                      "UPDATE api_token SET revoked = :now WHERE user_id = :user AND revoked IS NULL",
                      .args = "user, now"},
    [D_FIND] = {"device.find", "SELECT @cols FROM known_device WHERE token_hash = :hash AND seen > :since",
                .args = "hash text, since", .out = &known_device_record},
    [D_ADD] = {"device.add", "INSERT INTO known_device (@cols) VALUES (@vals)", .in = &known_device_record},
    [D_LIST] =
        {"device.list",
         "SELECT @cols FROM known_device WHERE user_id = :user AND seen > :since ORDER BY seen DESC, id DESC LIMIT 100",
         .args = "user, since", .out = &known_device_record},
    [D_REMOVE] = {"device.remove", "DELETE FROM known_device WHERE id = :id AND user_id = :user", .args = "id, user"},
    [D_REMOVE_ALL] = {"device.remove_all", "DELETE FROM known_device WHERE user_id = :user", .args = "user"},
    [D_REMOVE_OLD] = {"device.remove_old",
                      "DELETE FROM known_device WHERE id IN (SELECT d.id FROM known_device d WHERE d.seen <= :since "
                      "ORDER BY d.seen LIMIT :max)",
                      .args = "since, max"},
    [D_REMOVE_SURPLUS] = {"device.remove_surplus",
                          "DELETE FROM known_device WHERE user_id = :user AND id NOT IN (SELECT d.id FROM known_device "
                          "d WHERE d.user_id = :user ORDER BY d.seen DESC, d.id DESC LIMIT :max)",
                          .args = "user, max"},
    [TH_GET] = {"throttle.get", "SELECT @cols FROM throttle WHERE name = :name", .args = "name text",
                .out = &throttle_record},
    [TH_SET] = {"throttle.set",
                "INSERT INTO throttle (@cols) VALUES (@vals) ON CONFLICT (name) DO UPDATE SET since = excluded.since, "
                "count = excluded.count",
                .in = &throttle_record},
    [TH_REMOVE] = {"throttle.remove", "DELETE FROM throttle WHERE name = :name", .args = "name text"},
    [TH_REMOVE_OLD] = {"throttle.remove_old", "DELETE FROM throttle WHERE since < :before", .args = "before"},
    [E_TRIES] =
        {"erase.tries",
         "DELETE FROM throttle WHERE EXISTS (SELECT 1 FROM app_user u WHERE u.person_id = :person AND (throttle.name = "
         "'login ' || u.login OR (throttle.name >= 'login ' || u.login || ' ' AND throttle.name < 'login ' || u.login "
         "|| "
         "'!')))",
         .args = "person"},
    [E_SESSIONS] = {"erase.sessions", "DELETE FROM session WHERE user_id IN " USERS_OF, .args = "person"},
    [E_TOKENS] = {"erase.tokens", "DELETE FROM api_token WHERE user_id IN " USERS_OF, .args = "person"},
    [E_LINKS] = {"erase.links", "DELETE FROM one_time WHERE user_id IN " USERS_OF, .args = "person"},
    [E_DEVICES] = {"erase.devices", "DELETE FROM known_device WHERE user_id IN " USERS_OF, .args = "person"},
    [E_ANSWERS] = {"erase.answers", "DELETE FROM post_done WHERE user_id IN " USERS_OF, .args = "person"},
    [E_USER] =
        {"erase.user",
         "UPDATE app_user SET login = :login, password = NULL, active = 0, version = version + 1 WHERE person_id = "
         ":person",
         .args = "person, login text"},
};
const struct query_set user_queries = {"user", q, sizeof q / sizeof q[0]};

enum err user_store_get(struct ctx *cx, int64_t id, struct user *ret)
{
	return db_one(cx, &q[GET], ARGS(ARG("id", id)), ret);
}

enum err user_store_by_login(struct ctx *cx, const char *login, struct user *ret)
{
	return db_one(cx, &q[BY_LOGIN], ARGS(ARG("login", login)), ret);
}

enum err user_store_by_person(struct ctx *cx, int64_t person, struct user *ret)
{
	return db_one(cx, &q[BY_PERSON], ARGS(ARG("person", person)), ret);
}

enum err user_store_add(struct ctx *cx, const struct user *u)
{
	return db_exec(cx, &q[ADD], ARGS_OBJ(u), NULL);
}

enum err user_store_put(struct ctx *cx, const struct user *u)
{
	return db_exec_one(cx, &q[PUT], ARGS_OBJ(u));
}

enum err user_store_signed_in(struct ctx *cx, int64_t id, int64_t now)
{
	return db_exec_one(cx, &q[SIGNED_IN], ARGS(ARG("id", id), ARG("now", now)));
}

enum err user_store_looks(struct ctx *cx, int64_t id, const char *lang, const char *theme)
{
	return db_exec_one(cx, &q[LOOKS], ARGS(ARG("id", id), ARG("lang", lang), ARG("theme", theme)));
}

enum err user_store_count(struct ctx *cx, int64_t *ret)
{
	return db_int(cx, &q[COUNT], ARGS_NONE, 0, ret);
}

enum err user_store_administrators(struct ctx *cx, int64_t but, int64_t *ret)
{
	return db_int(cx, &q[ADMINISTRATORS], ARGS(ARG("but", but)), 0, ret);
}

enum err user_store_first_of_role(struct ctx *cx, const char *role, struct user *ret)
{
	return db_one(cx, &q[FIRST_OF_ROLE], ARGS(ARG("role", role)), ret);
}

enum err user_store_given(struct ctx *cx, int64_t import, size_t max, struct list *ret)
{
	return db_list(cx, &q[GIVEN], ARGS(ARG("import", import), ARG("max", (int64_t)max + 1)), max, ret);
}

enum err user_store_given_left(struct ctx *cx, int64_t import, int64_t *ret)
{
	return db_int(cx, &q[GIVEN_LEFT], ARGS(ARG("import", import)), 0, ret);
}

enum err user_store_remove(struct ctx *cx, const struct user *u)
{
	return db_exec_one(cx, &q[REMOVE], ARGS(ARG("id", u->id), ARG("version", u->version)));
}

enum err user_store_waiting(struct ctx *cx, int32_t today, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[WAITING],
	               ARGS(ARG("after", after), ARG("max", (int64_t)max + 1), ARG("today", (int64_t)today)), max, ret);
}

enum err user_store_count_waiting(struct ctx *cx, int32_t today, int64_t *ret)
{
	return db_int(cx, &q[COUNT_WAITING], ARGS(ARG("today", (int64_t)today)), 0, ret);
}

enum err user_store_list(struct ctx *cx, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[LIST], ARGS(ARG("after", after), ARG("max", (int64_t)max + 1)), max, ret);
}

enum err user_store_one_per_role(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[SOME], ARGS_NONE, 0, ret);
}

enum err session_store_find(struct ctx *cx, const char *hash, int32_t today, struct signed_in *ret)
{
	/* A write makes no form, for which alone the stamp is: it reads what others' writes change, and would lose to them. */
	const struct query *find = &q[db_in_tx(cx) == TX_WRITE ? S_FIND_AGAIN : S_FIND];
	return db_one(cx, find, ARGS(ARG("hash", hash), ARG("now", cx->now), ARG("today", (int64_t)today)), ret);
}

enum err session_store_add(struct ctx *cx, const struct session_row *s)
{
	return db_exec(cx, &q[S_ADD], ARGS_OBJ(s), NULL);
}

enum err session_store_seen(struct ctx *cx, int64_t id, int64_t now)
{
	return db_exec(cx, &q[S_SEEN], ARGS(ARG("id", id), ARG("now", now)), NULL);
}

enum err session_store_view_as(struct ctx *cx, int64_t id, int64_t user, int64_t real_user)
{
	return db_exec(cx, &q[S_VIEW_AS], ARGS(ARG("id", id), ARG("user", user), ARG_ID("real", real_user)), NULL);
}

enum err session_store_share(struct ctx *cx, int64_t id, int64_t account)
{
	return db_exec_one(cx, &q[S_SHARE], ARGS(ARG("id", id), ARG("account", account)));
}

enum err session_store_remove(struct ctx *cx, int64_t id, int64_t user)
{
	return db_exec(cx, &q[S_REMOVE], ARGS(ARG("id", id), ARG("user", user)), NULL);
}

enum err session_store_remove_all(struct ctx *cx, int64_t user, int64_t but, int64_t *ret_count)
{
	return db_exec(cx, &q[S_REMOVE_ALL], ARGS(ARG("user", user), ARG("but", but)), ret_count);
}

enum err session_store_remove_old(struct ctx *cx, int64_t now, int64_t max, int64_t *ret_count)
{
	return db_exec(cx, &q[S_REMOVE_OLD], ARGS(ARG("now", now), ARG("max", max)), ret_count);
}

enum err session_store_list(struct ctx *cx, int64_t user, int64_t now, int64_t current, struct list *ret)
{
	return db_list(cx, &q[S_LIST], ARGS(ARG("user", user), ARG("now", now), ARG("current", current)), 0, ret);
}

enum err link_store_add(struct ctx *cx, const struct one_time *o)
{
	return db_exec(cx, &q[L_ADD], ARGS_OBJ(o), NULL);
}

enum err link_store_find(struct ctx *cx, const char *hash, struct one_time *ret)
{
	return db_one(cx, &q[L_FIND], ARGS(ARG("hash", hash)), ret);
}

enum err link_store_use(struct ctx *cx, int64_t id, int64_t now)
{
	return db_exec_one(cx, &q[L_USE], ARGS(ARG("id", id), ARG("now", now)));
}

enum err link_store_remove_of(struct ctx *cx, int64_t user)
{
	return db_exec(cx, &q[L_REMOVE], ARGS(ARG("user", user)), NULL);
}

enum err link_store_forget(struct ctx *cx, int64_t user)
{
	return db_exec(cx, &q[L_FORGET], ARGS(ARG("user", user)), NULL);
}

enum err token_store_find(struct ctx *cx, const char *hash, int32_t today, struct signed_in *ret)
{
	return db_one(cx, &q[T_FIND], ARGS(ARG("hash", hash), ARG("now", cx->now), ARG("today", (int64_t)today)), ret);
}

enum err token_store_add(struct ctx *cx, const struct api_token *t)
{
	return db_exec(cx, &q[T_ADD], ARGS_OBJ(t), NULL);
}

enum err token_store_seen(struct ctx *cx, int64_t id, int64_t now)
{
	return db_exec(cx, &q[T_SEEN], ARGS(ARG("id", id), ARG("now", now)), NULL);
}

enum err token_store_list(struct ctx *cx, int64_t user, struct list *ret)
{
	return db_list(cx, &q[T_LIST], ARGS(ARG("user", user)), 0, ret);
}

enum err token_store_revoke(struct ctx *cx, int64_t id, int64_t user, int64_t now, int64_t *ret_count)
{
	return db_exec(cx, &q[T_REVOKE], ARGS(ARG("id", id), ARG("user", user), ARG("now", now)), ret_count);
}

enum err token_store_revoke_all(struct ctx *cx, int64_t user, int64_t now, int64_t *ret_count)
{
	return db_exec(cx, &q[T_REVOKE_ALL], ARGS(ARG("user", user), ARG("now", now)), ret_count);
}

enum err throttle_store_get(struct ctx *cx, const char *name, struct throttle *ret)
{
	return db_one(cx, &q[TH_GET], ARGS(ARG("name", name)), ret);
}

enum err throttle_store_set(struct ctx *cx, const struct throttle *t)
{
	return db_exec(cx, &q[TH_SET], ARGS_OBJ(t), NULL);
}

enum err throttle_store_remove(struct ctx *cx, const char *name)
{
	return db_exec(cx, &q[TH_REMOVE], ARGS(ARG("name", name)), NULL);
}

enum err throttle_store_remove_old(struct ctx *cx, int64_t before)
{
	return db_exec(cx, &q[TH_REMOVE_OLD], ARGS(ARG("before", before)), NULL);
}

enum err device_store_find(struct ctx *cx, const char *hash, int64_t since, struct known_device *ret)
{
	return db_one(cx, &q[D_FIND], ARGS(ARG("hash", hash), ARG("since", since)), ret);
}

enum err device_store_add(struct ctx *cx, const struct known_device *d)
{
	TRY(db_exec(cx, &q[D_ADD], ARGS_OBJ(d), NULL));
	return db_exec(cx, &q[D_REMOVE_SURPLUS], ARGS(ARG("user", d->user_id), ARG("max", (int64_t)DEVICES_MAX)), NULL);
}

enum err device_store_list(struct ctx *cx, int64_t user, int64_t since, struct list *ret)
{
	return db_list(cx, &q[D_LIST], ARGS(ARG("user", user), ARG("since", since)), 0, ret);
}

enum err device_store_remove(struct ctx *cx, int64_t id, int64_t user, int64_t *ret_count)
{
	return db_exec(cx, &q[D_REMOVE], ARGS(ARG("id", id), ARG("user", user)), ret_count);
}

enum err device_store_remove_all(struct ctx *cx, int64_t user)
{
	return db_exec(cx, &q[D_REMOVE_ALL], ARGS(ARG("user", user)), NULL);
}

enum err device_store_remove_old(struct ctx *cx, int64_t since, int64_t max, int64_t *ret_count)
{
	return db_exec(cx, &q[D_REMOVE_OLD], ARGS(ARG("since", since), ARG("max", max)), ret_count);
}

enum err user_store_erase(struct ctx *cx, int64_t person, const char *login)
{
	for (int i = E_TRIES; i < E_USER; i++)
		TRY(db_exec(cx, &q[i], ARGS(ARG("person", person)), NULL));
	return db_exec(cx, &q[E_USER], ARGS(ARG("person", person), ARG("login", login)), NULL);
}
