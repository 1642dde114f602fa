/* Command line: tables of commands over the same operations as the web. `--json` wherever data is printed; exit codes from
 * the error table; faults to standard error in the user's language ($LANG) as "hjul: …". */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/buf.h"
#include "base/ctx.h"
#include "base/record.h"
#include "db/db.h"

#include <stdio.h>

enum cli_db {
	CLI_NO_DB,
	CLI_DB,
	CLI_DB_CREATE /* made and migrated when missing */,
	CLI_DB_RAW /* opened, not migrated or checked */,
	CLI_DB_RAW_CREATE /* the same, but an empty file is made when it is missing */
};

struct cli {
	const char *db_where; /* --db, else $HJUL_DB, else data/hjul.db */
	bool json;
	const char *const *args; /* positional, after the command's words */
	size_t arg_count;
	const struct command *command; /* the one that runs */
	void *options;                 /* object of command->options, filled and checked */
	struct buf out;                /* printed when the command ends well (flush early with cli_flush) */
	int lost; /* errno of output that could not be written: the command does not end well; 0 = none */
};
void cli_flush(struct cli *);
/* How far a long command is, for people who watch a terminal: a line on standard error that the next call writes over; NULL, output
 * and faults wipe it away. Nothing where nobody watches. */
void cli_progress(const char *line);
/* Something to know about a command that ends well: "hjul: …" on standard error. */
void cli_note(const char *text);

struct command {
	const char *name;    /* "account list" */
	const char *usage;   /* "FILE" … */
	const char *summary; /* one English sentence: help, man page */
	size_t min_args, max_args;
	const struct record
	    *options; /* fields = --long-options (member_name = --member-name); K_BOOL takes no value; NULL = none */
	enum cli_db db;
	enum db_tx tx; /* TX_NONE: the command makes its own */
	enum err (*run)(struct ctx *, struct cli *);
};
struct command_set {
	const struct command *commands;
	size_t count;
};
/* Print records as an aligned table for people, or as a JSON array with --json. columns: names of the table's columns, separated
 * by spaces, NULL = all that are no lists and no secrets; JSON always has every field. */
void cli_print_list(struct ctx *, struct cli *, const struct record *, const struct list *, const char *columns);
/* One record: a line per field, or a JSON object. */
void cli_print_record(struct ctx *, struct cli *, const struct record *, const void *obj);
/* Write what `write` writes to PATH (- = standard output), in a read transaction of its own: as base/file.h does it, so that the file is
 * whole or as it was. What could not be written is told of here; a reader that went away has read enough. */
typedef enum err cli_write(struct ctx *, FILE *, void *arg);
enum err cli_write_file(struct ctx *, const char *path, cli_write *, void *arg);
/* An argument as it is to be typed in a shell: in quotes when it needs them. */
const char *cli_word(struct arena *, const char *);

/* The program: its commands, and what is done when a command's base was opened (settings, ids). `help`, `man` and `version` are
 * built in. */
struct cli_program {
	const struct command_set *const *sets; /* ended by NULL */
	enum err (*opened)(struct ctx *);      /* NULL = nothing */
};
/* Find, parse, open the database, run; the exit code. */
int cli_main(const struct cli_program *, int argc, char **argv);
/* The manual page, in roff, from the tables of commands. */
void help_man(struct buf *, const struct cli_program *);

#endif
