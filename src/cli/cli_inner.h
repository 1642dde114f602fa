/* Shared by the parts of cli/. */
#ifndef CLI_CLI_INNER_H
#define CLI_CLI_INNER_H

#include "cli/cli.h"

/* "member_name" → "member-name". */
void option_name(struct buf *, const struct field *);

/* Help of the program (command NULL), of a command, or of all commands that begin with a word. */
void help_print(struct buf *, enum lang, const struct cli_program *, const struct command *);
bool help_group(struct buf *, const struct cli_program *, const char *word);

#endif
