/* Shared by the parts of cli/. */
#ifndef CLI_CLI_INNER_H
#define CLI_CLI_INNER_H

#include "cli/cli.h"

/* The command whose words begin at args[0]; the longest of several. *ret_words: how many words. NULL when there is none. */
const struct command *command_find(const struct cli_program *, char *const *args, size_t n, size_t *ret_words);

/* "member_name" ↔ "member-name". */
bool option_is(const struct field *, const char *name, size_t n);
void option_name(struct buf *, const struct field *);

/* Help of the program (command NULL), of a command, or of all commands that begin with a word. */
void help_print(struct buf *, enum lang, const struct cli_program *, const struct command *);
bool help_group(struct buf *, const struct cli_program *, const char *word);

#endif
