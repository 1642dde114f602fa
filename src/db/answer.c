/* What a database's own codes mean to the one who works here. */
#include "base/log.h"
#include "db/backend.h"

#include <string.h>

static const struct {
	const char *state; /* SQLSTATE, or how it begins */
	enum err err;
	const char *key;
} states[] = {
    {"40001", E_RETRY, "error.retry"},   {"40P01", E_RETRY, "error.retry"},
    {"55P03", E_BUSY, "error.busy"}, /* lock_timeout */
    {"22003", E_INVALID, "db.overflow"}, {"23", E_CONFLICT, "error.db_conflict"},
    {"25006", E_IO, "db.standby"},       {"26000", E_IO, "db.pooler"},
    {"28", E_IO, "db.no_sign_in"},       {"3D000", E_NOT_FOUND, "db.no_database"},
    {"42501", E_IO, "db.no_right"},      {"42P05", E_IO, "db.pooler"},
    {"53100", E_IO, "db.full"},          {"53300", E_BUSY, "db.too_many"},
    {"57P0", E_BUSY, "db.starting"},     {"58030", E_IO, "db.damaged"},
    {"XX001", E_IO, "db.damaged"},       {"XX002", E_IO, "db.damaged"},
};

enum err state_answer(struct ctx *cx, const char *state, const char *what, const char *text)
{
	for (size_t i = 0; state && i < sizeof states / sizeof *states; i++) {
		if (strncmp(state, states[i].state, strlen(states[i].state)) != 0)
			continue;
		if (states[i].err == E_IO || !strcmp(what, "connect"))
			db_log(what, text);
		return fail(cx, states[i].err, states[i].key);
	}
	db_log(what, text);
	return fail(cx, E_IO, strcmp(what, "connect") ? "error.io" : "db.no_answer");
}

/* "…:  53300: sorry, too many clients already" */
bool state_in(const char *text, char *ret_state)
{
	static const char code[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	for (const char *at = text; (at = strstr(at, ":  ")); at++)
		if (strspn(at + 3, code) == 5 && at[8] == ':') {
			memcpy(ret_state, at + 3, 5);
			ret_state[5] = '\0';
			return true;
		}
	return false;
}

void db_log(const char *what, const char *text)
{
	log_line(LOG_ERROR, "database", "what=%s text=%s", what, log_quoted(text));
}

enum err db_trouble(struct ctx *cx, const struct db *db, const char *what, const char *text)
{
	(void)db;
	db_log(what, text);
	return fail(cx, E_IO, "error.io");
}
