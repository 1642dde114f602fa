#include "base/clock.h"
#include "base/json.h"
#include "cli/cli_inner.h"
#include "lang/tr.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_OUT = 512 << 20, MAX_ARGS = 64 };

/* What the command line was found to ask for. */
struct asked {
	const struct cli_program *program;
	const struct command *command;
	struct cli cli;
	bool help;
	const char *args[MAX_ARGS];
};

void cli_progress(const char *line)
{
	static bool shown;
	if (!isatty(STDERR_FILENO) || (!line && !shown))
		return;
	fprintf(stderr, "\r\033[K%s", line ? line : "");
	shown = line != NULL;
}

void cli_note(const char *text)
{
	cli_progress(NULL);
	fprintf(stderr, "hjul: %s\n", text);
}

void cli_flush(struct cli *c)
{
	cli_progress(NULL);
	for (size_t done = 0; done < c->out.len;) {
		ssize_t n = write(STDOUT_FILENO, c->out.p + done, c->out.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			c->lost = errno == EPIPE ? 0 : errno; /* a reader that went away has read enough */
			break;
		}
		done += (size_t)n;
	}
	buf_clear(&c->out);
}

static bool option_is(const struct field *f, const char *name, size_t n)
{
	size_t i = 0;
	for (; f->name[i] && i < n; i++)
		if (f->name[i] != (name[i] == '-' ? '_' : name[i]))
			return false;
	return i == n && !f->name[i] && !memchr(name, '_', n);
}

static const struct field *option_find(const struct record *rec, const char *name, size_t n)
{
	for (size_t i = 0; rec && i < rec->count; i++)
		if (!(rec->fields[i].flags & F_COMPUTED) && option_is(&rec->fields[i], name, n))
			return &rec->fields[i];
	return NULL;
}

/* How many words of `name` stand in args; 0 unless all do. */
static size_t words_match(const char *name, char *const *args, size_t n)
{
	size_t words = 0;
	while (*name) {
		size_t len = strcspn(name, " ");
		if (words == n || strlen(args[words]) != len || strncmp(args[words], name, len) != 0)
			return 0;
		name += len + (name[len] == ' ');
		words++;
	}
	return words;
}

/* The command whose words begin at args[0]; the longest of several. *ret_words: how many words. NULL when there is none. */
static const struct command *command_find(const struct cli_program *p, char *const *args, size_t n, size_t *ret_words)
{
	const struct command *best = NULL;
	*ret_words = 0;
	for (size_t i = 0; p->sets[i]; i++)
		for (size_t j = 0; j < p->sets[i]->count; j++) {
			size_t words = words_match(p->sets[i]->commands[j].name, args, n);
			if (words > *ret_words) {
				*ret_words = words;
				best = &p->sets[i]->commands[j];
			}
		}
	return best;
}

/* Options that every command knows, wherever they stand. Answers how many args were used, 0 when it is none of them. */
static size_t global_option(struct asked *a, char **argv, size_t n)
{
	if (!strcmp(argv[0], "--json")) {
		a->cli.json = true;
	} else if (!strcmp(argv[0], "--help") || !strcmp(argv[0], "-h")) {
		a->help = true;
	} else if (!strncmp(argv[0], "--db=", 5)) {
		a->cli.db_where = argv[0] + 5;
	} else if (!strcmp(argv[0], "--db") && n > 1) {
		a->cli.db_where = argv[1];
		return 2;
	} else {
		return 0;
	}
	return 1;
}

/* "--name value", "--name=value" or, for a K_BOOL, "--name". The name in faults is the option's. */
static enum err command_option(struct ctx *cx, struct asked *a, char **argv, size_t n, size_t *ret_used)
{
	const char *name = argv[0] + 2, *equal = strchr(name, '=');
	size_t len = equal ? (size_t)(equal - name) : strlen(name);
	const struct field *f = option_find(a->command->options, name, len);
	if (!f)
		return fail(cx, E_USAGE, "cli.unknown_option", argv[0], a->command->name);
	*ret_used = 1;
	if (f->kind == K_BOOL && !equal)
		return field_parse(cx, f, "1", a->cli.options);
	if (equal)
		return field_parse(cx, f, equal + 1, a->cli.options);
	if (n < 2)
		return fail(cx, E_USAGE, "cli.no_value", argv[0]);
	*ret_used = 2;
	return field_parse(cx, f, argv[1], a->cli.options);
}

static enum err parse_rest(struct ctx *cx, struct asked *a, char **argv, size_t n)
{
	const struct command *c = a->command;
	bool plain = false; /* after "--" */
	enum err bad = OK;
	for (size_t i = 0, used; i < n; i += used) {
		used = plain ? 0 : global_option(a, argv + i, n - i);
		if (used)
			continue;
		used = 1;
		if (!plain && !strcmp(argv[i], "--")) {
			plain = true;
		} else if (!plain && !strncmp(argv[i], "--", 2)) {
			enum err e = command_option(cx, a, argv + i, n - i, &used);
			if (e == E_USAGE)
				return e;
			bad = bad == OK ? e : bad;
		} else if (a->cli.arg_count < MAX_ARGS && a->cli.arg_count < c->max_args) {
			a->args[a->cli.arg_count++] = argv[i];
		} else {
			return fail(cx, E_USAGE, "cli.too_many", argv[i], c->name);
		}
	}
	if (a->help)
		return OK;
	if (bad == OK && c->options)
		bad = record_required(cx, c->options, a->cli.options);
	if (bad == OK && a->cli.arg_count < c->min_args)
		bad = fail(cx, E_USAGE, "cli.too_few", c->name, c->usage ? c->usage : "");
	return bad;
}

/* Take the global options that stand before and between the words; what is left begins with the words. Answers how many
 * words stand before the first option of a command. */
static size_t take_words(struct ctx *cx, struct asked *a, char **argv, size_t n, char ***ret_rest, size_t *ret_count)
{
	char **rest = arena_array(cx->arena, char *, n + 1);
	size_t count = 0, i = 0;
	while (i < n) {
		size_t used = global_option(a, argv + i, n - i);
		if (!used && !strncmp(argv[i], "--", 2) && strcmp(argv[i], "--version") != 0)
			break;
		if (!used)
			rest[count++] = argv[i];
		i += used ? used : 1;
	}
	size_t words = count;
	while (i < n)
		rest[count++] = argv[i++];
	*ret_rest = rest;
	*ret_count = count;
	return words;
}

/* Which of the words is not known, and what there is in its place. */
static enum err unknown_command(struct ctx *cx, const struct cli_program *p, char **words, size_t n)
{
	BUF_AUTO struct buf group, next;
	buf_init(&group, 1 << 16);
	buf_init(&next, 1 << 16);
	for (size_t i = 0; i < n && i < 3; i++) {
		size_t before = group.len;
		buf_printf(&group, "%s%s", i ? " " : "", words[i]);
		if (help_next(&next, p, group.p))
			continue;
		group.p[before] = '\0';
		return i ? fail(cx, E_USAGE, "cli.unknown_word", arena_strdup(cx->arena, group.p), words[i],
		                arena_strdup(cx->arena, next.p))
		         : fail(cx, E_USAGE, "cli.unknown_command", words[i]);
	}
	return fail(cx, E_USAGE, n ? "cli.group" : "cli.unknown_command", arena_strdup(cx->arena, n ? group.p : ""));
}

static enum err parse(struct ctx *cx, struct asked *a, char **rest, size_t count, size_t leading)
{
	size_t words;
	a->command = command_find(a->program, rest, leading, &words);
	if (!a->command)
		return unknown_command(cx, a->program, rest, leading);
	if (a->command->options) {
		a->cli.options = arena_alloc(cx->arena, a->command->options->size);
		record_blank(a->command->options, a->cli.options);
	}
	return parse_rest(cx, a, rest + words, count - words);
}

static void say_faults(struct ctx *cx, const struct asked *a)
{
	for (const struct field_fault *f = cx->field_faults; f; f = f->next) {
		const char *text = tr_field_fault(cx, f);
		BUF_AUTO struct buf name;
		buf_init(&name, 200);
		if (a->command && a->command->options && record_field(a->command->options, f->field)) {
			buf_str(&name, "--");
			option_name(&name, record_field(a->command->options, f->field));
		} else {
			buf_str(&name, f->field);
		}
		fprintf(stderr, "hjul: %s%s%s\n", name.p, name.len ? ": " : "", text);
	}
	if (!cx->field_faults || strcmp(cx->fault.key, "error.invalid") != 0)
		fprintf(stderr, "hjul: %s\n", tr_fault(cx, &cx->fault));
}

/* The reason as the user reads it, to standard error; answers the exit code. */
static int say(struct ctx *cx, const struct asked *a, enum err e)
{
	cli_progress(NULL);
	if (!cx->fault.key)
		cx->fault = (struct fault){.code = e, .key = err_info(e)->key};
	if (a->cli.json) {
		BUF_AUTO struct buf line;
		buf_init(&line, 1 << 20);
		fault_json(cx, e, &line);
		fputs(line.p, stderr);
	} else {
		say_faults(cx, a);
	}
	return err_info(e)->exit;
}

static void make_folder(const char *file)
{
	char dir[1024];
	const char *slash = strrchr(file, '/');
	if (!slash || slash == file || (size_t)(slash - file) >= sizeof dir || strstr(file, "://"))
		return;
	memcpy(dir, file, (size_t)(slash - file));
	dir[slash - file] = '\0';
	(void)mkdir(dir, 0700); /* what is wrong with it, opening the file says */
}

static enum err check_version(struct ctx *cx, enum cli_db kind)
{
	int version, from, to;
	TRY(migrate_version(cx, &version));
	if (version != migrate_latest() && kind == CLI_DB_CREATE) {
		TRY(db_migrate_alone(cx)); /* somebody else may be making it */
		TRY(migrate_version(cx, &version));
	}
	if (version == migrate_latest())
		return OK;
	if (version == 0 && kind == CLI_DB_CREATE)
		return migrate_run(cx, &from, &to);
	if (version == 0)
		return fail(cx, E_NOT_FOUND, "cli.empty_base", db_where(cx->db));
	return fail(cx, E_CONFLICT, "cli.migrate_first", db_where(cx->db));
}

/* Calls that tests make fail: of the command's own base, of those it opens beside it. */
static void break_calls(struct db *db)
{
	const char *own = getenv("HJUL_TEST_FAIL_DB"), *others = getenv("HJUL_TEST_FAIL_OTHER_DB");
	db_fail_at(db, own ? atoll(own) : 0);
	db_fail_others_at(others ? atoll(others) : 0);
}

/* Who types: the history says it of what a command does. */
static const char *user_name(struct ctx *cx)
{
	const char *behind_sudo = getenv("SUDO_USER");
	const struct passwd *p = getpwuid(geteuid());
	if (clock_frozen())
		return "tester";
	if (behind_sudo && *behind_sudo)
		return behind_sudo;
	return p ? arena_strdup(cx->arena, p->pw_name) : text_int(cx, geteuid(), false);
}

static enum err open_base(struct ctx *cx, const struct asked *a)
{
	enum cli_db kind = a->command->db;
	if (kind == CLI_NO_DB)
		return OK;
	bool create = kind == CLI_DB_CREATE || kind == CLI_DB_RAW_CREATE;
	if (create)
		make_folder(a->cli.db_where);
	TRY(db_open(cx, a->cli.db_where, create, &cx->db));
	bool raw = kind == CLI_DB_RAW || kind == CLI_DB_RAW_CREATE;
	if (!raw) {
		TRY(check_version(cx, kind));
		db_expect_schema(cx->db, migrate_latest());
	}
	if (!raw && a->program->opened)
		TRY(a->program->opened(cx));
	cx->actor_name = tr_f(cx, "cli.actor", user_name(cx));
	if (clock_frozen())
		break_calls(cx->db);
	cx->queries = cx->rows = 0;
	return OK;
}

static enum err run_command(struct ctx *cx, void *arg)
{
	struct asked *a = arg;
	buf_clear(&a->cli.out);
	a->cli.command = a->command;
	return a->command->run(cx, &a->cli);
}

static enum err run(struct ctx *cx, struct asked *a)
{
	TRY(open_base(cx, a));
	if (a->command->tx == TX_NONE)
		TRY(run_command(cx, a));
	else
		TRY(db_work(cx, a->command->tx, run_command, a));
	return a->cli.out.full ? fail(cx, E_TOO_LARGE, "error.too_large") : OK;
}

/* help [COMMAND …], man, version, or nothing at all; false when it is none of these. */
static bool built_in(struct ctx *cx, struct asked *a, char **word, size_t n, int *ret_exit)
{
	struct buf *out = &a->cli.out;
	size_t words;
	*ret_exit = 0;
	if (n > 0 && (!strcmp(word[0], "version") || !strcmp(word[0], "--version"))) {
		buf_printf(out, a->cli.json ? "{\"version\":\"%s\"}\n" : "hjul %s\n", HJUL_VERSION);
		return true;
	}
	if (n > 0 && !strcmp(word[0], "man")) {
		help_man(out, a->program);
		return true;
	}
	if (n > 0 && strcmp(word[0], "help") != 0)
		return false;
	const struct command *c = n > 1 ? command_find(a->program, word + 1, n - 1, &words) : NULL;
	if (n < 2 || c)
		help_print(out, cx->lang, a->program, c);
	else if (n > 2 || !help_group(out, a->program, word[1]))
		*ret_exit = say(cx, a, unknown_command(cx, a->program, word + 1, n - 1));
	if (n == 0 && !a->help)
		*ret_exit = err_info(E_USAGE)->exit;
	return true;
}

static enum lang language(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	enum lang lang = LANG_EN;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *v = getenv(names[i]);
		if (!v || !*v)
			continue;
		lang_parse(v, &lang);
		break;
	}
	return lang;
}

int cli_main(const struct cli_program *program, int argc, char **argv)
{
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena, .now = clock_now(), .lang = language()};
	const char *db = getenv("HJUL_DB");
	struct asked a = {.program = program, .cli = {.db_where = db && *db ? db : "data/hjul.db"}};
	a.cli.args = a.args;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		a.cli.json =
		    a.cli.json || !strcmp(argv[i], "--json"); /* also what is wrong before it is said in JSON */
	buf_init(&a.cli.out, MAX_OUT);
	int code;
	char **rest;
	size_t count, words = take_words(&cx, &a, argv + 1, (size_t)(argc > 0 ? argc - 1 : 0), &rest, &count);
	if (count > words || !built_in(&cx, &a, rest, words, &code)) {
		enum err e = parse(&cx, &a, rest, count, words);
		if (e == OK && a.help)
			help_print(&a.cli.out, cx.lang, program, a.command);
		else if (e == OK)
			e = run(&cx, &a);
		code = e == OK ? 0 : say(&cx, &a, e);
		if (code != 0)
			buf_clear(&a.cli.out);
	}
	cli_flush(&a.cli);
	if (code == 0 && a.cli.lost)
		code = say(&cx, &a, fail(&cx, E_IO, "cli.not_written", strerror(a.cli.lost)));
	if (cx.db)
		db_close(cx.db);
	buf_fini(&a.cli.out);
	arena_fini(&arena);
	return code;
}
