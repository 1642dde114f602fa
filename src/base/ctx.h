/* Ctx: everything one piece of work needs, handed to every function that does something: memory, clock, language, the
 * database connection, who acts, and the reason when it fails. One per request, command or job; never shared. */
#ifndef BASE_CTX_H
#define BASE_CTX_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum lang { LANG_NB, LANG_EN, LANG_COUNT };

/* Why something was refused: a message key with up to four parameters {0}…{3}, translated at the edge. */
struct fault {
	enum err code;
	const char *key;
	const char *param[4];
};

/* One message per form field, or per missing thing. */
struct field_fault {
	const char *field; /* name in the form; "" for the whole */
	const char *key;
	const char *param[4];
	const char *label; /* what it is called to people where the form's record does not say; NULL = it says */
	struct field_fault *next;
};

struct db;

struct ctx {
	struct arena *arena;
	struct db *db;  /* NULL where no database is open */
	int64_t now;    /* seconds UTC, read once when the work starts */
	enum lang lang; /* language of this request */

	/* Who acts; set from the session. User 0 with role -1 is nobody: a request that is not signed in, which may do
	 * nothing. User 0 with any other role is the program itself (command line, jobs), which may do everything. */
	int64_t user, person;
	int role; /* enum role of platform/user */
	const char *actor_name;
	/* The screen is shared with this customer: others are not to be known of, nothing is written, and only what is
	 * released to it is shown. -1 = with no customer: nothing of any is shown; 0 = it is not shared. */
	int64_t shared;

	/* Called first in every write transaction: may the one who acts still do this? Waiting for the lock can take
	 * seconds, and his access may have ended in them. Its error ends the transaction. It may load who acts again.
	 * NULL: nothing is asked. */
	enum err (*gate)(struct ctx *, void *arg);
	void *gate_arg;

	struct fault fault;
	struct field_fault *field_faults; /* in the order they were added */
	struct field_fault *field_faults_last;

	/* Counted for the log line and the budgets of golden cases. */
	int64_t queries, rows;
};

/* Record the reason and answer `code`. Parameters must live as long as the arena (or be literals).
 *   return fail(cx, E_CONFLICT, "account.number.taken", number);  */
#define fail(cx, code, key, ...) fail_at((cx), (code), (key), (const char *const[5]){__VA_ARGS__})
enum err fail_at(struct ctx *, enum err code, const char *key, const char *const param[5]);

/* Add a message for one field of a form and answer E_INVALID; several may be added before returning. */
#define fail_field(cx, field, key, ...) fail_field_at((cx), (field), (key), (const char *const[5]){__VA_ARGS__})
enum err fail_field_at(struct ctx *, const char *field, const char *key, const char *const param[5]);

/* Drop the reasons recorded so far, before the work is run again. */
void fault_clear(struct ctx *);

#endif
