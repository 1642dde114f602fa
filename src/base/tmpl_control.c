/* Templates: {field form.x}, {fields form} and {table rows}: what the facts of a field say of its control or its column, written out as
 * template source by control_….html; tmpl_compile.c compiles it where it stands. */
#include "base/custom.h"
#include "base/tmpl_internal.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX_ = 128 };

/* What stands for the words beginning with $ in control_….html. */
struct control {
	const struct field *field;
	const char *path;  /* "form.type" */
	const char *label; /* message key */
	const char *shown; /* of a reference: path of the text that names what it points to; NULL = none */
	bool required;
};

/* As the record says that a form is of: a reference is not in the form itself, where its name will do as well. */
static bool is_required(const struct record *r, const struct field *f)
{
	const struct field *own = r->base ? record_field(r->base, f->name) : NULL;
	return (own ? own : f)->flags & F_REQUIRED;
}

static const char *label_key(struct compiler *c, const struct record *r, const struct field *f)
{
	return f->label ? f->label : arena_printf(&c->scratch, "%s.%s", r->name, f->name);
}

static const char *help_key(struct compiler *c, const struct control *k)
{
	const char *key = arena_printf(&c->scratch, "%s.help", k->label);
	return tmpl_hooks.tr_exists(key) ? key : NULL;
}

/* The control of a kind: control_text.html and its like. */
static const char *control_name(const struct control *k)
{
	if (k->shown)
		return "control_ref";
	switch (k->field->kind) {
	case K_LONG:
		return "control_long";
	case K_CHOICE:
		return "control_choice";
	case K_BOOL:
		return "control_bool";
	case K_DATE:
		return "control_date";
	case K_MONTH:
		return "control_month";
	case K_TEXT:
		return "control_text";
	case K_INT:
	case K_REAL:
	case K_PERCENT:
	case K_MONEY:
	case K_QTY:
		return "control_number";
	case K_LIST:
		return k->field->flags & F_CUSTOM ? "control_custom" : NULL;
	default:
		return NULL;
	}
}

static void add_options(struct buf *b, const struct control *k)
{
	const struct choices *choices = k->field->choices;
	if (!k->required)
		buf_str(b, "<option value=\"\"></option>");
	for (size_t i = 0; choices->names[i]; i++)
		buf_printf(b, "<option value=\"%s\"{if %s = %s} selected{end}>{t %s.%s}</option>", choices->names[i],
		           k->path, choices->names[i], choices->prefix, choices->names[i]);
}

static int64_t max_length(const struct field *f)
{
	return f->max ? f->max : f->kind == K_LONG ? 10000 : 200;
}

/* A field whose name ends so holds text in that language, whatever the page is in. */
static const char *in_language(const char *name)
{
	const char *end = strrchr(name, '_');
	return !end ? "" : !strcmp(end, "_en") ? " lang=\"en\"" : !strcmp(end, "_nb") ? " lang=\"nb\"" : "";
}

/* What a form says where another system owns the field; nothing where the page does not know of such. */
static const char *of_owned(struct compiler *c, const struct control *k, const char *text)
{
	struct ref at;
	if (name_find(&c->scope, "owned", &at))
		return "";
	return arena_printf(&c->scratch, "{each owned}{if field = %s}%s{end}{end}", k->field->name, text);
}

/* One word of a control's source; false when it is unknown. */
static bool add_word(struct compiler *c, struct buf *b, const struct control *k, const char *word)
{
	const char *help = help_key(c, k);
	if (!strcmp(word, "path"))
		buf_str(b, k->path);
	else if (!strcmp(word, "name"))
		buf_str(b, k->field->name);
	else if (!strcmp(word, "label"))
		buf_str(b, k->label);
	else if (!strcmp(word, "shown"))
		buf_str(b, k->shown);
	else if (!strcmp(word, "shown_name"))
		buf_str(b, strrchr(k->shown, '.') ? strrchr(k->shown, '.') + 1 : k->shown);
	else if (!strcmp(word, "noun"))
		buf_str(b, k->field->ref);
	else if (!strcmp(word, "optional"))
		buf_str(b, k->required ? "" : " <small>{t form.optional}</small>");
	else if (!strcmp(word, "required"))
		buf_str(b, k->required ? " required" : "");
	else if (!strcmp(word, "readonly"))
		buf_str(b, of_owned(c, k, " readonly"));
	else if (!strcmp(word, "disabled"))
		buf_str(b, of_owned(c, k, " disabled"));
	else if (!strcmp(word, "kept")) /* what is disabled is not sent */
		buf_str(b,
		        of_owned(c, k,
		                 arena_printf(&c->scratch, "<input type=\"hidden\" name=\"%s\" value=\"{%s|plain}\">",
		                              k->field->name, k->path)));
	else if (!strcmp(word, "owner"))
		buf_str(b, of_owned(c, k, "<span class=\"help\">{t noun.owned_by source}</span>"));
	else if (!strcmp(word, "lang"))
		buf_str(b, in_language(k->field->name));
	else if (!strcmp(word, "described"))
		buf_str(b, help ? arena_printf(&c->scratch, " aria-describedby=\"h-%s\"", k->field->name) : "");
	else if (!strcmp(word, "help"))
		buf_str(b, help ? arena_printf(&c->scratch, "<span class=\"help\" id=\"h-%s\">{t %s}</span>",
		                               k->field->name, help)
		                : "");
	else if (!strcmp(word, "type"))
		buf_str(b, k->field->flags & F_MAIL ? " type=\"email\"" : "");
	else if (!strcmp(word, "max"))
		buf_int(b, max_length(k->field));
	else if (!strcmp(word, "options"))
		add_options(b, k);
	else
		return false;
	return true;
}

/* The control's own source with its words put in. */
static bool write_source(struct compiler *c, int line, const struct control *k, const char *file, struct buf *b)
{
	const char *text = tmpl_hooks.source(file);
	if (!text)
		return tmpl_wrong(c, line, "no template \"%s\"", file);
	for (const char *p = text; *p;) {
		char word[24];
		size_t n = *p == '$' ? strspn(p + 1, "abcdefghijklmnopqrstuvwxyz_") : 0;
		if (!n || n >= sizeof word) {
			buf_char(b, *p++);
			continue;
		}
		snprintf(word, sizeof word, "%.*s", (int)n, p + 1);
		if (!add_word(c, b, k, word))
			return tmpl_wrong(c, line, "%s.html: unknown $%s", file, word);
		p += 1 + n;
	}
	return true;
}

/* The field that names what a reference points to stands in the same record, called without _id. */
static const struct field *name_beside(const struct record *r, const struct field *f)
{
	char name[NAME_MAX_];
	size_t n = f->ref ? field_stem(f) : 0;
	if (!n || n >= sizeof name)
		return NULL;
	snprintf(name, sizeof name, "%.*s", (int)n, f->name);
	return record_field(r, name);
}

/* The record a path's field stands in, and the path before its last name. */
static const struct record *holder(struct compiler *c, const char *path, const char **ret_before)
{
	const char *dot = strrchr(path, '.');
	struct ref at;
	*ret_before = dot ? arena_strndup(&c->scratch, path, (size_t)(dot - path)) : NULL;
	if (!dot)
		return c->scope.level[c->scope.depth - 1];
	return name_find(&c->scope, *ret_before, &at) || at.field->kind != K_RECORD ? NULL : at.field->of;
}

static bool write_one(struct compiler *c, int line, const struct record *r, const char *before, const struct field *f,
                      struct buf *b)
{
	const struct field *shown = name_beside(r, f);
	struct control k = {
	    .field = f,
	    .path = before ? arena_printf(&c->scratch, "%s.%s", before, f->name) : f->name,
	    .label = label_key(c, r, f),
	    .required = is_required(r, f),
	};
	if (shown)
		k.shown = before ? arena_printf(&c->scratch, "%s.%s", before, shown->name) : shown->name;
	const char *file = control_name(&k);
	if (!file)
		return tmpl_wrong(c, line, "{field %s}: there is no control for its kind", k.path);
	return write_source(c, line, &k, file, b);
}

bool write_noun_panel(struct compiler *c, int line, const struct field *panel, struct buf *b)
{
	const struct field *rows = record_field(panel->of, "rows");
	struct field f = *panel;
	f.ref = rows->of->name; /* the noun whose list it is */
	return write_source(c, line, &(struct control){.field = &f, .path = f.name, .label = f.ref}, "noun_panel", b);
}

bool write_control(struct compiler *c, const struct node *n, struct buf *b)
{
	const char *before;
	const struct record *r = holder(c, n->word[0], &before);
	const char *dot = strrchr(n->word[0], '.');
	const struct field *f = r ? record_field(r, dot ? dot + 1 : n->word[0]) : NULL;
	if (!f)
		return tmpl_wrong(c, n->line, "{field %s}: no such field", n->word[0]);
	return write_one(c, n->line, r, before, f, b);
}

/* Is it filled in by people? */
static bool has_control(const struct record *r, const struct field *f)
{
	if (f->flags & F_CUSTOM)
		return true;
	if (f->flags & (F_KEY | F_FIXED | F_VERSION | F_SECRET | F_COMPUTED | F_NO_HISTORY) || f->kind == K_RECORD ||
	    f->kind == K_LIST || f->kind == K_HTML || f->kind == K_URL || f->kind == K_TIME)
		return false;
	return f->kind != K_ID || name_beside(r, f);
}

bool write_controls(struct compiler *c, const struct node *n, struct buf *b)
{
	struct ref at;
	const char *why = name_find(&c->scope, n->word[0], &at);
	if (!why && at.field->kind != K_RECORD)
		why = "a record is expected";
	if (why)
		return tmpl_wrong(c, n->line, "{fields %s}: %s", n->word[0], why);
	const struct record *r = at.field->of;
	for (size_t i = 0; i < r->count; i++)
		if (has_control(r, &r->fields[i]) && !write_one(c, n->line, r, n->word[0], &r->fields[i], b))
			return false;
	return true;
}

static void add_head(struct compiler *c, struct buf *b, const struct record *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (field_is_column(&r->fields[i]))
			buf_printf(b, "<th%s>{t %s}</th>", field_is_number(&r->fields[i]) ? " class=\"num\"" : "",
			           label_key(c, r, &r->fields[i]));
}

/* What stands first names the row: the label of its kind where there is nothing. */
static const char *first_cell(struct compiler *c, const struct record *r, const struct field *f)
{
	const char *key = arena_printf(&c->scratch, "record.%s", r->name);
	if (!(f->flags & F_NULL) || !tmpl_hooks.tr_exists(key))
		return arena_printf(&c->scratch, "{%s}", f->name);
	return arena_printf(&c->scratch, "{if %s}{%s}{else}{t %s}{end}", f->name, f->name, key);
}

/* A key such as R-2023-08 is one word, whatever stands in it. */
static const char *cell_class(const struct field *f)
{
	return field_is_number(f)                          ? " class=\"num\""
	       : f->kind == K_TEXT && f->flags & F_NATURAL ? " class=\"nowrap\""
	                                                   : "";
}

static void add_cells(struct compiler *c, struct buf *b, const struct record *r, const char *link)
{
	bool first = true;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (!field_is_column(f))
			continue;
		const char *begins =
		    f->kind == K_CHOICE ? " class=\"begins\"" : ""; /* a word of a sentence that stands alone */
		if (first && link)
			buf_printf(b, "<th scope=\"row\"%s><a href=\"{%s}/{id|plain}\">%s</a></th>", begins, link,
			           first_cell(c, r, f));
		else if (first)
			buf_printf(b, "<th scope=\"row\"%s>%s</th>", begins, first_cell(c, r, f));
		else
			buf_printf(b, "<td%s data-label=\"{t %s}\">{%s}</td>", cell_class(f), label_key(c, r, f),
			           f->name);
		first = false;
	}
}

/* Columns that an administrator added: which they are is known from the first row. */
static void add_custom_head(struct buf *b, const struct record *r, const char *rows)
{
	const struct field *f = custom_member(r);
	if (f)
		buf_printf(
		    b,
		    "{each %s}{if first}{each %s}{if listed}<th{if kind = number} class=\"num\"{end}>{label}</th>"
		    "{end}{end}{end}{end}",
		    rows, f->name);
}

static void add_custom_cells(struct buf *b, const struct record *r)
{
	const struct field *f = custom_member(r);
	if (f)
		buf_printf(b,
		           "{each %s}{if listed}<td{if kind = number} class=\"num\"{end} data-label=\"{label}\">{shown}"
		           "</td>{end}{end}",
		           f->name);
}

bool write_table(struct compiler *c, const struct node *n, struct buf *b)
{
	struct ref at;
	const char *why = name_find(&c->scope, n->word[0], &at);
	if (!why && at.field->kind != K_LIST)
		why = "a list is expected";
	if (why)
		return tmpl_wrong(c, n->line, "{table %s}: %s", n->word[0], why);
	/* By its whole path: a page may have several lists that are called alike. */
	buf_printf(b, "<table class=\"cards tabular\" id=\"%s\"><thead><tr>", n->word[0]);
	/* The page's own list may have links in its heads. */
	struct ref heads;
	if (n->words > 1 && !strchr(n->word[0], '.') && !name_find(&c->scope, "heads", &heads))
		buf_str(b, "{include list_heads}");
	else
		add_head(c, b, at.field->of);
	add_custom_head(b, at.field->of, n->word[0]);
	buf_printf(b, "</tr></thead><tbody>{each %s}<tr>", n->word[0]);
	add_cells(c, b, at.field->of, n->words > 1 ? n->word[1] : NULL);
	add_custom_cells(b, at.field->of);
	buf_str(b, "</tr>{end}</tbody></table>");
	return true;
}
