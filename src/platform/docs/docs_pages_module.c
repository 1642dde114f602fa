/* Pages of doc/made in Markdown: routes, records, errors, settings. */
#include "base/noun.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/docs/docs_module.h"
#include "platform/setting/setting.h"

#include <stdio.h>
#include <string.h>

const char *docs_label(const struct record *r, const struct field *f)
{
	char key[200];
	snprintf(key, sizeof(key), "%s.%s", r->name, f->name);
	return tr_exists(f->label ? f->label : key) ? field_label(LANG_EN, r, f) : NULL;
}

void docs_access(struct buf *b, const struct route *r)
{
	const struct need *n = &r->need;
	if (n->data == DATA_ANYONE) {
		buf_str(b, "anyone");
	} else if (n->data == DATA_SIGNED_IN) {
		buf_str(b, "signed in");
	} else {
		buf_printf(b, "%s %s", n->level == NEED_WRITE ? "write" : "read", data_kind_names[n->data]);
		const struct noun_facts *noun = r->record ? noun_of(r->record) : NULL;
		bool of_record = n->on == NEED_ON_ROOT && noun && (noun->root || noun->noun->flags & NOUN_IS_ROOT);
		if (n->on == 1 || of_record)
			buf_str(b, " of the customer");
		else if (n->on > 1)
			buf_str(b, " of the customer named by a later id");
	}
	if (r->flags & (R_IN_PERSON | R_NO_TOKEN))
		buf_str(b, ", in person");
}

/* Text in a table's cell. */
static void cell(struct buf *b, const char *s)
{
	buf_str(b, " ");
	for (; s && *s; s++) {
		if (*s == '|')
			buf_char(b, '\\');
		buf_char(b, *s == '\n' ? ' ' : *s);
	}
	buf_str(b, " |");
}

static void made(struct buf *b, const char *title, const char *what)
{
	buf_printf(b, "# %s\n\nMade by `hjul docs`; do not edit. %s\n", title, what);
}

static void record_link(struct buf *b, const struct record *r)
{
	buf_printf(b, r ? " `%s` |" : " %s|", r ? r->name : "");
}

static void route_row(struct buf *b, const struct route *r)
{
	static const char *const tx[] = {[TX_NONE] = "", [TX_READ] = "read", [TX_WRITE] = "write"};
	struct buf access BUF_AUTO;
	buf_init(&access, 1000);
	docs_access(&access, r);
	buf_printf(b, "| %s | `%s` |", r->method == GET ? "GET" : "POST", r->path);
	cell(b, r->summary);
	cell(b, access.p);
	cell(b, tx[r->tx]);
	if (r->flags & R_FREE_FORM)
		cell(b, "fields made at run time");
	else
		record_link(b, r->method == GET ? r->query : r->form);
	record_link(b, r->view);
	cell(b, r->flags & R_HTML ? "page" : r->name ? "page, JSON" : r->view || r->method == POST ? "JSON" : "file");
	buf_char(b, '\n');
}

void docs_routes(struct buf *b)
{
	made(b, "Routes",
	     "Access is checked before a handler runs (test/rights.txt says who has it; in person: not by an API "
	     "token); a POST form takes no other "
	     "names than its record's, but where these are made at run time.");
	for (size_t m = 0; modules[m]; m++) {
		if (!modules[m]->routes)
			continue;
		buf_printf(b, "\n## %s\n\n", modules[m]->name);
		buf_str(b, "| method | path | what | access | transaction | takes | shows | as |\n"
		           "|---|---|---|---|---|---|---|---|\n");
		for (size_t s = 0; modules[m]->routes[s]; s++)
			for (size_t i = 0; i < modules[m]->routes[s]->count; i++)
				route_row(b, &modules[m]->routes[s]->routes[i]);
	}
}

static const char *const kind_names[] = {
    [K_ID] = "id",         [K_INT] = "whole number", [K_BOOL] = "yes/no",   [K_REAL] = "number",  [K_PERCENT] = "share",
    [K_TEXT] = "text",     [K_LONG] = "long text",   [K_MONEY] = "money",   [K_QTY] = "quantity", [K_TIME] = "time",
    [K_DATE] = "date",     [K_MONTH] = "month",      [K_CHOICE] = "choice", [K_HTML] = "markup",  [K_URL] = "path",
    [K_RECORD] = "record", [K_LIST] = "list",
};

/* "text, at most 200", "money 0–1000", "choice: a, b", "list of account" */
static void kind_text(struct buf *b, const struct field *f)
{
	buf_str(b, kind_names[f->kind]);
	if (f->kind == K_CHOICE)
		for (size_t i = 0; f->choices->names[i]; i++)
			buf_printf(b, "%s%s", i ? ", " : ": ", f->choices->names[i]);
	if (f->of)
		buf_printf(b, " of %s", f->of->name);
	if (f->kind == K_TEXT || f->kind == K_LONG)
		buf_printf(b, ", at most %jd", (intmax_t)(f->max ? f->max : f->kind == K_LONG ? 10000 : 200));
	else if (f->min < f->max && !f->choices)
		buf_printf(b, " %.15g–%.15g",
		           (double)f->min / (f->kind == K_MONEY ? 100.0
		                             : f->kind == K_QTY ? 1e6
		                                                : 1.0),
		           (double)f->max / (f->kind == K_MONEY ? 100.0
		                             : f->kind == K_QTY ? 1e6
		                                                : 1.0));
}

static void flags_text(struct buf *b, const struct field *f)
{
	static const struct {
		unsigned flag;
		const char *name;
	} names[] = {{F_KEY, "key"},
	             {F_REQUIRED, "required"},
	             {F_NULL, "may be none"},
	             {F_VERSION, "version"},
	             {F_SECRET, "secret"},
	             {F_PERSONAL, "personal"},
	             {F_OPINION, "opinion"},
	             {F_COMPUTED, "computed"},
	             {F_FIXED, "never changed"},
	             {F_NO_HISTORY, "not in the history"},
	             {F_FREE_TEXT, "may name a person"},
	             {F_SEALED, "sealed"},
	             {F_BY_HAND, "renamed by hand"}};
	bool some = false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!(f->flags & names[i].flag))
			continue;
		buf_printf(b, "%s%s", some ? ", " : "", names[i].name);
		some = true;
	}
	if (f->release != RELEASE_INTERNAL)
		buf_printf(b, "%sfor the %s", some ? ", " : "",
		           f->release == RELEASE_CUSTOMER ? "customer" : "management");
}

static void record_table(struct buf *b, const struct record *r)
{
	buf_printf(b, "\n### %s\n\n| field | label | kind | |\n|---|---|---|---|\n", r->name);
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		struct buf kind BUF_AUTO, flags BUF_AUTO;
		buf_init(&kind, 10000);
		buf_init(&flags, 1000);
		kind_text(&kind, f);
		flags_text(&flags, f);
		buf_printf(b, "| `%s` |", f->name);
		cell(b, docs_label(r, f));
		cell(b, kind.p);
		cell(b, flags.p);
		buf_char(b, '\n');
	}
}

static bool stands_in(const struct record *const *list, size_t n, const struct record *r)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == r)
			return true;
	return false;
}

/* The records a feature hands over, then the forms and queries of its routes. */
static void module_tables(struct buf *b, const struct module *m)
{
	const struct record *done[200];
	size_t n = 0, most = sizeof(done) / sizeof(done[0]);
	for (size_t i = 0; m->records && m->records[i] && n < most; i++)
		record_table(b, done[n++] = m->records[i]);
	for (size_t s = 0; m->routes && m->routes[s]; s++)
		for (size_t i = 0; i < m->routes[s]->count; i++) {
			const struct route *r = &m->routes[s]->routes[i];
			const struct record *taken = r->method == GET ? r->query : r->form;
			if (taken && n < most && !stands_in(done, n, taken))
				record_table(b, done[n++] = taken);
		}
}

void docs_fields(struct buf *b)
{
	made(b, "Fields",
	     "The records of each feature: tables of the database first, then what is shown, forms and queries.");
	for (size_t m = 0; modules[m]; m++) {
		if (!modules[m]->records && !modules[m]->routes)
			continue;
		buf_printf(b, "\n## %s\n", modules[m]->name);
		module_tables(b, modules[m]);
	}
}

void docs_errors(struct buf *b)
{
	made(b, "Errors",
	     "What a request or command can be refused with: `error` of a JSON answer, HTTP status, exit code.");
	buf_str(b, "\n| name | HTTP | exit | message |\n|---|---|---|---|\n");
	for (int e = 0; e < ERR_COUNT; e++) {
		const struct err_info *info = err_info((enum err)e);
		buf_printf(b, "| `%s` | %d | %d |", info->name, info->status, info->exit);
		cell(b, tr(LANG_EN, info->key));
		buf_char(b, '\n');
	}
}

static void setting_row(struct buf *b, const struct setting *s)
{
	const struct field *f = record_field(&settings_record, s->name);
	struct buf kind BUF_AUTO;
	buf_init(&kind, 10000);
	kind_text(&kind, f);
	buf_printf(b, "| `%s` |", s->name);
	cell(b, docs_label(&settings_record, f));
	cell(b, kind.p);
	cell(b, s->unit);
	cell(b, s->standard);
	cell(b, s->by_program ? "the program" : "an administrator");
	buf_char(b, '\n');
}

static void option_rows(struct buf *b, const struct command *c)
{
	if (!c->options)
		return;
	buf_printf(b, "\n## hjul %s\n\n%s\n\n| option | what | kind |\n|---|---|---|\n", c->name, c->summary);
	for (size_t i = 0; i < c->options->count; i++) {
		const struct field *f = &c->options->fields[i];
		if (f->flags & F_COMPUTED)
			continue;
		struct buf kind BUF_AUTO;
		buf_init(&kind, 10000);
		kind_text(&kind, f);
		buf_str(b, "| `--");
		for (const char *p = f->name; *p; p++)
			buf_char(b, *p == '_' ? '-' : *p);
		buf_str(b, "` |");
		cell(b, docs_label(c->options, f));
		cell(b, kind.p);
		buf_char(b, '\n');
	}
}

void docs_config(struct buf *b)
{
	made(b, "Configuration",
	     "Settings are kept in the base and changed on the settings page or with `hjul config`; how the program "
	     "runs is "
	     "said by the options of its commands.");
	buf_str(b, "\n## Settings\n\n| name | what | kind | unit | default | set by |\n|---|---|---|---|---|---|\n");
	const struct setting *s;
	for (size_t i = 0; (s = setting_at(i)); i++)
		setting_row(b, s);
	for (size_t m = 0; modules[m]; m++)
		for (size_t i = 0; modules[m]->commands && modules[m]->commands[i]; i++)
			for (size_t k = 0; k < modules[m]->commands[i]->count; k++)
				option_rows(b, &modules[m]->commands[i]->commands[k]);
}
