/* hjul init, hjul user add|list|reset|links|deactivate. */
#include "cli/cli.h"
#include "lang/tr.h"
#include "platform/department/department_ops.h"
#include "platform/person/person_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/user/link_ops.h"
#include "platform/user/user_ops.h"

#include <string.h>

#define LINK_OPTIONS(F, S) F(S, TEXT, url, .max = 255, .label = "user.option.url")
STRUCT_OF(link_options, LINK_OPTIONS);
static const struct record link_options_record = RECORD_OF("user_link_options", link_options, LINK_OPTIONS);

#define LINKS_OPTIONS(F, S)                                 \
	F(S, BOOL, waiting, .label = "user.option.waiting") \
	F(S, TEXT, url, .max = 255, .label = "user.option.url")
STRUCT_OF(links_options, LINKS_OPTIONS);
static const struct record links_options_record = RECORD_OF("user_links_options", links_options, LINKS_OPTIONS);

#define ADD_OPTIONS(F, S)                                                  \
	F(S, CHOICE, role, .choices = &roles, .label = "app_user.role")    \
	F(S, TEXT, title, .max = 120, .label = "person.title")             \
	F(S, TEXT, department, .max = 80, .label = "person.department_id") \
	F(S, TEXT, manager, .max = 200, .label = "person.manager_id")      \
	F(S, TEXT, url, .max = 255, .label = "user.option.url")
STRUCT_OF(add_options, ADD_OPTIONS);
static const struct record add_options_record = RECORD_OF("user_add_options", add_options, ADD_OPTIONS);

/* What links begin with: the address that is given, else the base's own. */
static enum err base_of(struct ctx *cx, const char *url, const char **ret)
{
	const struct settings *s;
	TRY(settings_get(cx, &s));
	*ret = url ? url : s->public_url ? s->public_url : "http://127.0.0.1:8080";
	return OK;
}

static enum err print_link(struct ctx *cx, struct cli *cli, const struct user *u, const char *url)
{
	struct person p;
	struct link_row row;
	TRY(person_get(cx, u->person_id, &p));
	TRY(base_of(cx, url, &url));
	TRY(user_link_row(cx, u, p.name, url, &row));
	cli_print_record(cx, cli, &link_row_record, &row);
	return OK;
}

/* Somebody who is a colleague already, by mail address, else a new one. */
static enum err add_person(struct ctx *cx, const char *name, const char *mail, const struct add_options *o,
                           struct person *p)
{
	enum err e = person_by_mail(cx, mail, p);
	if (e != E_NOT_FOUND)
		return e;
	struct person manager;
	record_blank(&person_record, p);
	p->name = name;
	p->mail = mail;
	p->title = o->title;
	TRY(department_ensure(cx, o->department, &p->department_id));
	if (o->manager) {
		e = person_by_mail(cx, o->manager, &manager);
		if (e == E_NOT_FOUND)
			return fail_field(cx, "manager", "person.not_found");
		TRY(e);
		p->manager_id = manager.id;
	}
	return person_add(cx, p);
}

static enum err add(struct ctx *cx, struct cli *cli)
{
	const struct add_options *o = cli->options;
	struct person p;
	struct user u;
	TRY(add_person(cx, cli->args[0], cli->args[1], o, &p));
	TRY(user_add(cx, p.id, o->role < 0 ? ROLE_STAFF : (enum role)o->role, &u));
	return print_link(cx, cli, &u, o->url);
}

static enum err list(struct ctx *cx, struct cli *cli)
{
	struct list rows;
	TRY(user_list(cx, 0, 100000, &rows));
	cli_print_list(cx, cli, &user_row_record, &rows, "name login role active last_login");
	return OK;
}

static enum err reset(struct ctx *cx, struct cli *cli)
{
	const struct link_options *o = cli->options;
	struct user u;
	TRY(user_by_login(cx, cli->args[0], &u));
	return print_link(cx, cli, &u, o->url);
}

/* Those named, of all who have yet to set a password. */
static enum err named(struct ctx *cx, const struct cli *cli, const struct list *waiting, struct list *ret)
{
	struct user_row *rows = arena_array(cx->arena, struct user_row, cli->arg_count + 1);
	struct user u;
	*ret = (struct list){.items = rows};
	for (size_t i = 0; i < cli->arg_count; i++) {
		size_t k = 0;
		TRY(user_by_login(cx, cli->args[i], &u));
		while (k < waiting->count && list_at(waiting, struct user_row, k)->id != u.id)
			k++;
		if (k == waiting->count)
			return fail(cx, E_CONFLICT, "user.not_waiting", u.login);
		rows[ret->count++] = *list_at(waiting, struct user_row, k);
	}
	return OK;
}

static enum err links(struct ctx *cx, struct cli *cli)
{
	const struct links_options *o = cli->options;
	struct list waiting, users, rows;
	const char *url;
	if (o->waiting == (cli->arg_count > 0))
		return fail(cx, E_INVALID, "user.links_whom");
	TRY(user_waiting(cx, 0, LINKS_MAX, &waiting));
	if (waiting.more)
		return fail(cx, E_CONFLICT, "users.too_many");
	users = waiting;
	if (!o->waiting)
		TRY(named(cx, cli, &waiting, &users));
	TRY(base_of(cx, o->url, &url));
	TRY(user_links(cx, &users, url, &rows));
	cli_print_list(cx, cli, &link_row_record, &rows, "name login role link expires");
	return OK;
}

static enum err deactivate(struct ctx *cx, struct cli *cli)
{
	struct user before;
	TRY(user_by_login(cx, cli->args[0], &before));
	struct user after = before;
	after.active = false;
	return user_save(cx, &before, &after);
}

static enum err init(struct ctx *cx, struct cli *cli)
{
	const struct link_options *o = cli->options;
	const char *token;
	int64_t users;
	TRY(user_count(cx, &users));
	if (users)
		return fail(cx, E_CONFLICT, "user.not_empty");
	struct link_row row;
	const char *url;
	record_blank(&link_row_record, &row);
	TRY(base_of(cx, o->url, &url));
	TRY(link_make(cx, LINK_FIRST, 0, &token, &row.expires));
	row.link = link_address(cx, url, token);
	cli_print_record(cx, cli, &link_row_record, &row);
	if (!cli->json) {
		buf_str(&cli->out, tr_f(cx, "user.go_on", cli_word(cx->arena, cli->db_where)));
		buf_char(&cli->out, '\n');
	}
	return OK;
}

static const struct command commands[] = {
    {"init", NULL, "Make an empty base and print the one-time link that creates its administrator.", 0, 0,
     &link_options_record, CLI_DB_CREATE, TX_WRITE, init},
    {"user add", "NAME MAIL", "Let a colleague sign in; prints the one-time link to give to them.", 2, 2,
     &add_options_record, CLI_DB, TX_WRITE, add},
    {"user list", NULL, "List the users, their roles and when they last signed in.", 0, 0, NULL, CLI_DB, TX_READ, list},
    {"user reset", "MAIL", "Print a one-time link with which a user sets a new password.", 1, 1, &link_options_record,
     CLI_DB, TX_WRITE, reset},
    {"user links", "MAIL …",
     "Print the one-time links of colleagues who have yet to set a password: those named, or all (--waiting).", 0, 1000,
     &links_options_record, CLI_DB, TX_WRITE, links},
    {"user deactivate", "MAIL", "Shut a user out; sessions and API tokens end at once.", 1, 1, NULL, CLI_DB, TX_WRITE,
     deactivate},
};
const struct command_set user_commands = {commands, sizeof commands / sizeof commands[0]};
