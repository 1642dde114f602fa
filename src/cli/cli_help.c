/* Help and the manual page, from the tables. */
#include "base/text.h"
#include "cli/cli_inner.h"
#include "lang/tr.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN = 28 };

void option_name(struct buf *b, const struct field *f)
{
	for (const char *p = f->name; *p; p++)
		buf_char(b, *p == '_' ? '-' : *p);
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct command *const *)a)->name, (*(const struct command *const *)b)->name);
}

/* All commands by name; the caller frees. */
static const struct command **sorted(const struct cli_program *p, size_t *ret_n)
{
	size_t n = 0;
	for (size_t i = 0; p->sets[i]; i++)
		n += p->sets[i]->count;
	const struct command **all = calloc(n + 1, sizeof *all);
	if (!all)
		abort();
	n = 0;
	for (size_t i = 0; p->sets[i]; i++)
		for (size_t j = 0; j < p->sets[i]->count; j++)
			all[n++] = &p->sets[i]->commands[j];
	qsort(all, n, sizeof *all, by_name);
	*ret_n = n;
	return all;
}

static void pad(struct buf *b, size_t from)
{
	size_t width = utf8_count(b->p + from);
	buf_str(b, "  ");
	for (; width + 2 < COLUMN; width++)
		buf_char(b, ' ');
}

static void command_line(struct buf *b, const struct command *c)
{
	size_t from = b->len;
	buf_printf(b, "  %s%s%s", c->name, c->usage ? " " : "", c->usage ? c->usage : "");
	pad(b, from);
	buf_str(b, c->summary);
	buf_char(b, '\n');
}

/* What stands for an option's value. */
static void placeholder(struct buf *b, const struct field *f)
{
	switch (f->kind) {
	case K_BOOL:
		return;
	case K_CHOICE:
		buf_char(b, ' ');
		for (size_t i = 0; f->choices->names[i]; i++)
			buf_printf(b, "%s%s", i ? "|" : "", f->choices->names[i]);
		return;
	case K_DATE:
		buf_str(b, " YYYY-MM-DD");
		return;
	case K_MONTH:
		buf_str(b, " YYYY-MM");
		return;
	case K_TEXT:
	case K_LONG:
		buf_str(b, " TEXT");
		return;
	default:
		buf_str(b, " N");
	}
}

static void option_line(struct buf *b, enum lang lang, const struct record *rec, const struct field *f)
{
	size_t from = b->len;
	buf_str(b, "  --");
	option_name(b, f);
	placeholder(b, f);
	pad(b, from);
	buf_str(b, field_label(lang, rec, f));
	buf_char(b, '\n');
}

static void command_help(struct buf *b, enum lang lang, const struct command *c)
{
	buf_printf(b, "hjul %s%s%s%s\n\n%s\n", c->name, c->usage ? " " : "", c->usage ? c->usage : "",
	           c->options ? " [options]" : "", c->summary);
	if (!c->options)
		return;
	buf_printf(b, "\n%s\n", tr(lang, "cli.options"));
	for (size_t i = 0; i < c->options->count; i++)
		if (!(c->options->fields[i].flags & F_COMPUTED))
			option_line(b, lang, c->options, &c->options->fields[i]);
}

void help_print(struct buf *b, enum lang lang, const struct cli_program *p, const struct command *c)
{
	if (c)
		return command_help(b, lang, c);
	size_t n;
	const struct command **all = sorted(p, &n);
	buf_printf(b, "hjul [--db DB] COMMAND [options]\n\n%s\n", tr(lang, "cli.commands"));
	for (size_t i = 0; i < n; i++)
		command_line(b, all[i]);
	buf_str(b, "  help [COMMAND]");
	pad(b, b->len - 16);
	buf_printf(b, "%s\n\n%s\n", tr(lang, "cli.help_help"), tr(lang, "cli.common"));
	buf_printf(b, "  --db DB                   %s\n  --json                    %s\n", tr(lang, "cli.help_db"),
	           tr(lang, "cli.help_json"));
	free(all);
}

bool help_group(struct buf *b, const struct cli_program *p, const char *word)
{
	size_t n, len = strlen(word), found = 0;
	const struct command **all = sorted(p, &n);
	for (size_t i = 0; i < n; i++)
		if (!strncmp(all[i]->name, word, len) && all[i]->name[len] == ' ') {
			command_line(b, all[i]);
			found++;
		}
	free(all);
	return found > 0;
}

bool help_next(struct buf *b, const struct cli_program *p, const char *words)
{
	size_t n, len = strlen(words), last = 0;
	const struct command **all = sorted(p, &n);
	const char *before = "";
	for (size_t i = 0; i < n; i++) {
		if (strncmp(all[i]->name, words, len) != 0 || all[i]->name[len] != ' ')
			continue;
		const char *word = all[i]->name + len + 1;
		size_t size = strcspn(word, " ");
		if (!*before)
			buf_clear(b);
		if (size != last || strncmp(word, before, size) != 0)
			buf_printf(b, "%s%.*s", *before ? ", " : "", (int)size, word);
		before = word;
		last = size;
	}
	free(all);
	return *before;
}

/* Text in roff: a backslash, and a dot or quote at a line's start, mean something there. */
static void roff(struct buf *b, const char *s)
{
	if (*s == '.' || *s == '\'')
		buf_str(b, "\\&");
	for (; *s; s++) {
		if (*s == '\\')
			buf_char(b, '\\');
		if (*s == '-')
			buf_char(b, '\\');
		buf_char(b, *s);
	}
}

static void man_options(struct buf *b, const struct command *c)
{
	for (size_t i = 0; c->options && i < c->options->count; i++) {
		const struct field *f = &c->options->fields[i];
		if (f->flags & F_COMPUTED)
			continue;
		BUF_AUTO struct buf name;
		buf_init(&name, 1000);
		buf_str(&name, "--");
		option_name(&name, f);
		placeholder(&name, f);
		buf_str(b, ".RS\n.TP\n.B ");
		roff(b, name.p);
		buf_char(b, '\n');
		roff(b, field_label(LANG_EN, c->options, f));
		buf_str(b, "\n.RE\n");
	}
}

void help_man(struct buf *b, const struct cli_program *p)
{
	size_t n;
	const struct command **all = sorted(p, &n);
	buf_printf(b,
	           ".TH HJUL 1 \"\" \"hjul %s\"\n.SH NAME\nhjul \\- key account management\n.SH SYNOPSIS\n.B hjul\n"
	           "[\\-\\-db DB] COMMAND [options]\n.SH COMMANDS\n",
	           HJUL_VERSION);
	for (size_t i = 0; i < n; i++) {
		buf_str(b, ".TP\n.B ");
		roff(b, all[i]->name);
		if (all[i]->usage) {
			buf_char(b, ' ');
			roff(b, all[i]->usage);
		}
		buf_char(b, '\n');
		roff(b, all[i]->summary);
		buf_char(b, '\n');
		man_options(b, all[i]);
	}
	buf_str(b, ".SH OPTIONS\n.TP\n.B \\-\\-db DB\n");
	roff(b, tr(LANG_EN, "cli.help_db"));
	buf_str(b, "\n.TP\n.B \\-\\-json\n");
	roff(b, tr(LANG_EN, "cli.help_json"));
	buf_str(b, "\n.SH EXIT STATUS\n");
	for (int e = 0; e < ERR_COUNT; e++) {
		buf_printf(b, ".TP\n.B %d\n", err_info((enum err)e)->exit);
		roff(b, err_info((enum err)e)->name);
		buf_str(b, ": ");
		roff(b, tr(LANG_EN, err_info((enum err)e)->key));
		buf_char(b, '\n');
	}
	free(all);
}
