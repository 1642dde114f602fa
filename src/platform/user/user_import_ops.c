/* Sign-ins that files of colleagues give, with a role and no password. Only somebody who may let people in gives them, himself; and
 * a file neither changes the role of who signs in already nor shuts anybody out. What it says of that is told, and left. */
#include "platform/user/user_import_ops.h"

#include "base/csv.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/person/person.h"
#include "platform/user/user_ops.h"
#include "platform/user/user_store.h"

#include <string.h>

/* How files of other programs call a role, besides what it is called here. What also names a job (manager) is none. */
static const char *const role_words[ROLE_COUNT] = {
    [ROLE_ADMINISTRATOR] = " admin sysadmin systemadministrator ",
    [ROLE_LEADER] = " leder keyaccountleader ",
    [ROLE_STAFF] = " ansatt employee user bruker member medlem ",
    [ROLE_READER] = " viewer readonly readaccess lesetilgang guest gjest ",
};
static const char yes_words[] = " yes ja y j 1 true sann ", no_words[] = " no nei n 0 false usann ";

static bool is_among(struct ctx *cx, const char *words, const char *bare)
{
	return *bare && strstr(words, arena_printf(cx->arena, " %s ", bare)) != NULL;
}

/* enum role; -1 = the text says none. */
static int role_said(struct ctx *cx, const char *text)
{
	const char *bare = csv_header_bare(cx->arena, text);
	for (int role = 0; role < ROLE_COUNT; role++) {
		if (is_among(cx, role_words[role], bare) || !strcmp(bare, role_names[role]))
			return role;
		for (int lang = 0; lang < LANG_COUNT; lang++)
			if (!strcmp(bare,
			            csv_header_bare(cx->arena, choice_label((enum lang)lang,
			                                                    record_field(&user_record, "role"), role))))
				return role;
	}
	return -1;
}

/* Is whoever imports there himself, and may he let people in, as things are now? */
static enum err may_give(struct ctx *cx, const struct import_run *run, bool *ret)
{
	*ret = false;
	return run->in_person ? access_may(cx, DATA_USERS, LEVEL_WRITE, 0, ret) : OK;
}

/* What a row says of signing in. */
struct said {
	bool gives;     /* a sign-in, with this role */
	bool with_role; /* the role was said */
	enum role role;
};

/* false: the row says nothing, or what it says cannot be taken, which is told. */
static bool read_row(struct ctx *cx, struct import_job *job, struct import_chunk *c, const struct import_record *r,
                     struct said *ret)
{
	const char *role = import_record_text(cx, job, r, "role"), *sign_in = import_record_text(cx, job, r, "sign_in");
	const char *bare = sign_in ? csv_header_bare(cx->arena, sign_in) : "";
	int known = role ? role_said(cx, role) : ROLE_STAFF;
	bool no = is_among(cx, no_words, bare);
	*ret = (struct said){.gives = !no, .with_role = role, .role = (enum role)known};
	if (sign_in && !no && !is_among(cx, yes_words, bare))
		chunk_warn(cx, c, r->line, "import.reject.value", "sign_in", sign_in);
	else if (known < 0)
		chunk_warn(cx, c, r->line, "import.reject.value", "role", role);
	else
		return role || sign_in;
	return false;
}

/* Of who is a user: what the file says otherwise stays as it is. */
static void tell_of_user(struct ctx *cx, struct import_chunk *c, const struct import_record *r, const struct said *said,
                         const struct user *u)
{
	const char *name = ((const struct person *)r->after)->name;
	if (!said->gives && u->active)
		chunk_warn(cx, c, r->line, "import.warning.sign_in_kept", name, NULL);
	else if (said->gives && !u->active)
		chunk_warn(cx, c, r->line, "import.warning.shut_out", name, NULL);
	else if (said->with_role && u->active && u->role != (int32_t)said->role)
		chunk_warn(cx, c, r->line, "import.warning.role_kept", name, NULL);
}

/* Why this colleague can get none: a message key; NULL = he can. *ret_param: its {0}. */
static enum err stands_against(struct ctx *cx, const struct person *p, const char **ret_key, const char **ret_param)
{
	struct user other;
	*ret_key = NULL;
	*ret_param = p->name;
	if (!p->mail) {
		*ret_key = "import.warning.sign_in_mail";
		return OK;
	}
	if (p->left_on && p->left_on <= ctx_today(cx)) {
		*ret_key = "import.warning.sign_in_left";
		return OK;
	}
	enum err e = user_by_login(cx, p->mail, &other);
	if (e == E_NOT_FOUND)
		fault_clear(cx);
	if (e != OK)
		return e == E_NOT_FOUND ? OK : e;
	*ret_key = "import.warning.sign_in_taken";
	*ret_param = p->mail;
	return OK;
}

static enum err judge(struct ctx *cx, struct import_job *job, struct import_chunk *c, struct import_record *r)
{
	const struct person *p = r->after;
	struct said said;
	struct user u;
	bool may;
	const char *key, *param;
	if (!read_row(cx, job, c, r, &said))
		return OK;
	TRY(may_give(cx, &job->run, &may));
	if (!may) { /* and hears nothing of who signs in */
		key = job->run.in_person ? "import.warning.sign_in_right" : "import.warning.sign_in_in_person";
		if (said.gives)
			chunk_warn(cx, c, r->line, key, p->name, NULL);
		return OK;
	}
	enum err e = r->before ? user_of_person(cx, p->id, &u) : E_NOT_FOUND;
	if (e == OK)
		tell_of_user(cx, c, r, &said, &u);
	if (e != E_NOT_FOUND || !said.gives)
		return e == E_NOT_FOUND ? OK : e;
	TRY(stands_against(cx, p, &key, &param));
	if (key) {
		chunk_warn(cx, c, r->line, key, param, NULL);
		return OK;
	}
	enum role *role = arena_new(cx->arena, enum role);
	*role = said.role;
	r->besides = role;
	job->next.sign_ins++;
	return OK;
}

static enum err give(struct ctx *cx, const struct import_run *run, int64_t person, const void *besides)
{
	bool may;
	TRY(may_give(cx, run, &may));
	return may ? user_add_by_import(cx, person, *(const enum role *)besides, run->id)
	           : fail(cx, E_CONFLICT, "error.db_conflict");
}

/* Whoever undoes and may not shut people out leaves them, and the colleagues with them. */
static enum err take_back(struct ctx *cx, const struct import_run *run, int64_t max, bool *ret_done)
{
	struct list users = {0};
	bool may;
	TRY(may_give(cx, run, &may));
	if (may)
		TRY(user_store_given(cx, run->id, (size_t)max, &users));
	for (size_t i = 0; i < users.count; i++)
		TRY(user_take_back(cx, list_at(&users, struct user, i)));
	*ret_done = !users.more;
	return OK;
}

const struct import_besides sign_ins_by_file = {
    .noun = "person",
    .judge = judge,
    .give = give,
    .take_back = take_back,
    .left = user_store_given_left,
    .see = {"/users?waiting=1", "users.see_waiting", "link"},
    .see_need = DATA_USERS,
};
