/* Shared by the parts of cli/. */
#ifndef CLI_CLI_INNER_H
#define CLI_CLI_INNER_H

#include "cli/cli.h"

/* Append the option's name, "member-name" for member_name. */
void option_name(struct buf *, const struct field *);

/* Append the help of a command; with NULL, of the program. */
void help_print(struct buf *, enum lang, const struct cli_program *, const struct command *);
/* Append the help of all commands whose first word it is; false when there are none. */
bool help_group(struct buf *, const struct cli_program *, const char *word);
/* The words that may follow `words` in a command, with commas between; false, and nothing is changed, when there are
 * none. */
bool help_next(struct buf *, const struct cli_program *, const char *words);

#endif
