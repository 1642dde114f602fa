/* Command line: tables of commands over the same operations as the web. Whatever prints data takes --json; exit codes
 * come from the error table; faults go to standard error, in the user's language ($LANG), as "hjul: …". */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/buf.h"
#include "base/ctx.h"
#include "base/record.h"
#include "db/db.h"

#include <stdio.h>

enum cli_db {
	CLI_NO_DB,
	CLI_DB,           /* opened; it must have the tables of this program */
	CLI_DB_CREATE,    /* made when it is missing, and migrated */
	CLI_DB_RAW,       /* opened as it is, neither migrated nor checked */
	CLI_DB_RAW_CREATE /* the same, but an empty file is made when it is missing */
};

struct cli {
	const char *db_where; /* --db, else $HJUL_DB, else data/hjul.db */
	bool json;
	const char *const *args; /* positional, after the command's words */
	size_t arg_count;
	const struct command *command; /* the one that runs */
	void *options;                 /* object of command->options, filled and checked */
	struct buf out;                /* printed when the command succeeds, or before by cli_flush */
	int lost; /* errno when output could not be written, which makes the command fail; 0 = none */
};
void cli_flush(struct cli *);
/* Progress of a long command, on a terminal only: a line on standard error that the next call overwrites. NULL erases
 * it, as do output and faults. */
void cli_progress(const char *line);
/* A remark about a command that succeeds: "hjul: …" on standard error. */
void cli_note(const char *text);

struct command {
	const char *name;    /* "account list" */
	const char *usage;   /* "FILE" … */
	const char *summary; /* one English sentence: help, man page */
	size_t min_args, max_args;
	/* A field member_name is the option --member-name; a K_BOOL takes no value. NULL = no options. */
	const struct record *options;
	enum cli_db db;
	enum db_tx tx; /* TX_NONE: the command makes its own */
	enum err (*run)(struct ctx *, struct cli *);
};
struct command_set {
	const struct command *commands;
	size_t count;
};
/* Print records as an aligned table or, with --json, as a JSON array. columns: names of the table's columns with spaces
 * between them, NULL = all fields but lists and secrets. JSON always has every field. */
void cli_print_list(struct ctx *, struct cli *, const struct record *, const struct list *, const char *columns);
/* Print one record: a line per field, or a JSON object. */
void cli_print_record(struct ctx *, struct cli *, const struct record *, const void *obj);
/* Call `write` with a stream to the file `path` ("-": standard output), in a read transaction of its own. The file is
 * replaced as in base/file.h: all or nothing. A failure to write is reported here; a pipe whose reader has gone is
 * none. E_CONFLICT db.own_file: the base itself. */
typedef enum err cli_write(struct ctx *, FILE *, void *arg);
enum err cli_write_file(struct ctx *, const char *path, cli_write *, void *arg);
/* A word as it must be typed in a shell, in quotes when it needs them. */
const char *cli_word(struct arena *, const char *);

/* The program's commands; `help`, `man` and `version` are built in. */
struct cli_program {
	const struct command_set *const *sets; /* ended by NULL */
	enum err (*opened)(struct ctx *); /* called when a command's base was opened (settings, ids); NULL = nothing */
};
/* Find the command, parse its options, open the database and run it. Answers the exit code. */
int cli_main(const struct cli_program *, int argc, char **argv);
/* The manual page, in roff, from the tables of commands. */
void help_man(struct buf *, const struct cli_program *);

#endif
