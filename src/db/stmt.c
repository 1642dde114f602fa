/* Statements: from a query row to prepared text, parameters and columns that agree with its records. */
#include "db/stmt.h"

#include "base/buf.h"
#include "base/log.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRAGMENTS_MAX = 64, FRAGMENT_DEPTH = 4, ARGUMENT_MAX = 64 };

static bool stored(const struct field *f)
{
	return !(f->flags & F_COMPUTED) && f->kind != K_RECORD && f->kind != K_LIST && f->kind != K_HTML &&
	       f->kind != K_URL;
}

static enum param_type type_of_field(const struct field *f)
{
	switch (f->kind) {
	case K_TEXT:
	case K_LONG:
	case K_CHOICE:
	case K_HTML:
	case K_URL:
		return PARAM_TEXT;
	case K_REAL:
	case K_PERCENT:
		return PARAM_REAL;
	default:
		return PARAM_INT;
	}
}

static void add_sets(struct buf *b, const struct record *r)
{
	const char *sep = "";
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (!stored(f) || (f->flags & (F_KEY | F_FIXED)))
			continue;
		buf_str(b, sep);
		if (f->flags & F_VERSION)
			buf_printf(b, "%s = %s + 1", f->name, f->name);
		else
			buf_printf(b, "%s = :%s", f->name, f->name);
		sep = ", ";
	}
}

/* The stored columns, also of nested records, each with `before` in front. */
static void add_columns(struct buf *b, const struct record *r, const char *before)
{
	const char *sep = "";
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (f->kind == K_RECORD && !(f->flags & F_COMPUTED)) {
			buf_str(b, sep);
			add_columns(b, f->of, before);
		} else if (stored(f)) {
			buf_printf(b, "%s%s%s", sep, before, f->name);
		} else {
			continue;
		}
		sep = ", ";
	}
}

/* The same of the record's nested record `member`, as columns "member.name". */
static void add_member_columns(struct buf *b, const struct record *of, const char *member)
{
	const char *sep = "";
	for (size_t i = 0; i < of->count; i++) {
		const char *name = of->fields[i].name;
		if (!stored(&of->fields[i]))
			continue;
		buf_printf(b, "%s%s.%s AS \"%s.%s\"", sep, member, name, member, name);
		sep = ", ";
	}
}

static void add_cols(struct buf *b, const struct query *q, const struct record *cols, const char *alias)
{
	const struct field *member = cols == q->out && *alias ? record_field(cols, alias) : NULL;
	if (member && member->kind == K_RECORD)
		return add_member_columns(b, member->of, alias);
	char before[ARGUMENT_MAX + 1] = "";
	if (*alias)
		snprintf(before, sizeof before, "%s.", alias);
	add_columns(b, cols, before);
}

static const struct fragment *fragments[FRAGMENTS_MAX];
static size_t fragment_count;

static const struct fragment *fragment_find(const char *name, size_t n)
{
	for (size_t i = 0; i < fragment_count; i++)
		if (strlen(fragments[i]->name) == n && !memcmp(fragments[i]->name, name, n))
			return fragments[i];
	return NULL;
}

void db_fragment_add(const struct fragment *f)
{
	if (fragment_count == FRAGMENTS_MAX || fragment_find(f->name, strlen(f->name)))
		abort(); /* at start: the table is too small, or a name stands there twice */
	fragments[fragment_count++] = f;
}

/* What stands between the brackets that `p` begins with, of at most size - 1 bytes; the text behind them, NULL when there are none. */
static const char *bracket(const char *p, char *ret, size_t size)
{
	size_t n = *p == '(' ? strcspn(p + 1, ")") : size;
	if (n >= size || p[n + 1] != ')')
		return NULL;
	memcpy(ret, p + 1, n);
	ret[n] = 0;
	return p + n + 2;
}

static bool expand(struct buf *, const struct query *, const char *sql, int depth);

/* A fragment's text with its argument put in; false when it is none. */
static bool add_fragment(struct buf *b, const struct query *q, const char **at, int depth)
{
	char argument[ARGUMENT_MAX] = "";
	size_t n = strspn(*at + 1, "abcdefghijklmnopqrstuvwxyz_");
	const struct fragment *f = fragment_find(*at + 1, n);
	if (!f || depth == FRAGMENT_DEPTH)
		return false;
	*at += 1 + n;
	const char *behind = bracket(*at, argument, sizeof argument);
	if (behind)
		*at = behind;
	BUF_AUTO struct buf text;
	buf_init(&text, 16 * 1024);
	for (const char *p = f->sql; *p; p++) {
		if (p[0] == '$' && p[1] == '1')
			buf_str(&text, argument), p++;
		else
			buf_char(&text, *p);
	}
	return !text.full && expand(b, q, text.p, depth + 1);
}

/* Replace @cols, @cols(a), @vals and @sets by the record's columns, and other words by their fragments. */
static bool expand(struct buf *b, const struct query *q, const char *sql, int depth)
{
	bool insert = !strncmp(q->sql, "INSERT", 6);
	const struct record *cols = insert && q->in ? q->in : q->out ? q->out : q->in;
	for (const char *p = sql; *p;) {
		if (*p != '@') {
			buf_char(b, *p++);
			continue;
		}
		if (!strncmp(p, "@cols", 5) && cols) {
			char alias[ARGUMENT_MAX] = "";
			p += 5;
			const char *behind = bracket(p, alias, sizeof alias);
			add_cols(b, q, cols, alias);
			p = behind ? behind : p;
		} else if (!strncmp(p, "@vals", 5) && q->in) {
			p += 5;
			add_columns(b, q->in, ":");
		} else if (!strncmp(p, "@sets", 5) && q->in) {
			p += 5;
			add_sets(b, q->in);
		} else if (!add_fragment(b, q, &p, depth)) {
			return false;
		}
	}
	return true;
}

const char *db_query_text(struct arena *a, const struct query *q, bool pg)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024);
	if (!expand(&b, q, pg && q->sql_pg ? q->sql_pg : q->sql, 0))
		return NULL;
	return arena_strdup(a, b.p);
}

/* The type a query row gives the loose argument `name` in .args ("id, q text, share real"). */
static bool loose_type(const char *args, const char *name, size_t n, enum param_type *ret)
{
	for (const char *p = args; p && *p;) {
		while (*p == ' ' || *p == ',')
			p++;
		size_t len = strcspn(p, " ,");
		const char *type = p + len;
		while (*type == ' ')
			type++;
		if (len == n && !memcmp(p, name, n)) {
			*ret = !strncmp(type, "text", 4)   ? PARAM_TEXT
			       : !strncmp(type, "real", 4) ? PARAM_REAL
			                                   : PARAM_INT;
			return true;
		}
		p += len;
		p += strcspn(p, ",");
	}
	return false;
}

static struct param *param_find(struct stmt *s, const char *name, size_t n)
{
	for (size_t i = 0; i < s->param_count; i++)
		if (strlen(s->params[i].name) == n && !memcmp(s->params[i].name, name, n))
			return &s->params[i];
	return NULL;
}

/* The parameter called name, added to the statement when it is new; NULL when the query row does not declare it. */
static struct param *param_take(struct stmt *s, const char *name, size_t n)
{
	struct param *known = param_find(s, name, n);
	if (known)
		return known;
	struct param p = {0};
	const struct query *q = s->query;
	char *copy = strndup(name, n);
	p.name = copy;
	bool found = q->args && loose_type(q->args, name, n, &p.type);
	if (!found && q->in) {
		p.field = record_field(q->in, copy);
		found = p.field != NULL;
		if (found)
			p.type = type_of_field(p.field);
	}
	for (size_t i = 0; i < fragment_count && !found; i++)
		found = fragments[i]->args && loose_type(fragments[i]->args, name, n, &p.type);
	if (!found || s->param_count == PARAM_MAX) {
		free(copy);
		return NULL;
	}
	s->params[s->param_count] = p;
	return &s->params[s->param_count++];
}

/* Find the :names outside quotes; with `dollar` they become $1, $2 … */
static bool number_params(struct stmt *s, const char *sql, bool dollar, struct buf *b, const char **ret_bad)
{
	bool quoted = false;
	for (const char *p = sql; *p;) {
		if (*p == '\'')
			quoted = !quoted;
		if (quoted || *p != ':' || !(isalpha((unsigned char)p[1]) || p[1] == '_')) {
			buf_char(b, *p++);
			continue;
		}
		size_t n = strspn(p + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
		struct param *param = param_take(s, p + 1, n);
		if (!param) {
			*ret_bad = p;
			return false;
		}
		if (dollar)
			buf_printf(b, "$%d", (int)(param - s->params) + 1);
		else
			buf_add(b, p, n + 1);
		p += n + 1;
	}
	return true;
}

static enum err refuse(struct ctx *cx, const struct query *q, const char *why, const char *what)
{
	log_line(LOG_ERROR, "query", "name=%s why=%s at=%s", q->name, log_quoted(why), log_quoted(what));
	return fail(cx, E_INTERNAL, "error.internal");
}

/* The field a column fills: of the record itself, or of a record nested in it ("member.name" says of which). */
static bool column_find(const struct record *r, const char *name, unsigned at, struct column *ret)
{
	const char *dot = strchr(name, '.');
	if (dot) {
		char member[ARGUMENT_MAX];
		snprintf(member, sizeof member, "%.*s", (int)(dot - name), name);
		const struct field *of = record_field(r, member);
		return of && of->kind == K_RECORD && column_find(of->of, dot + 1, at + of->offset, ret);
	}
	const struct field *f = record_field(r, name);
	if (f && f->kind != K_RECORD && f->kind != K_LIST) {
		*ret = (struct column){f, at + f->offset};
		return true;
	}
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].kind == K_RECORD && column_find(r->fields[i].of, name, at + r->fields[i].offset, ret))
			return true;
	return false;
}

static enum err match_columns(struct ctx *cx, struct db *db, struct stmt *s)
{
	if (!s->query->out)
		return OK;
	if (s->column_count > COLUMN_MAX)
		return refuse(cx, s->query, "too many columns", "");
	for (size_t i = 0; i < s->column_count; i++) {
		const char *name = db->backend->column_name(s, i);
		if (!column_find(s->query->out, name, 0, &s->columns[i]))
			return refuse(cx, s->query, "a column that the record does not have", name);
	}
	s->blank = malloc(s->query->out->size);
	if (!s->blank)
		abort();
	record_blank(s->query->out, s->blank);
	return OK;
}

static enum err stmt_build(struct ctx *cx, struct db *db, struct stmt *s)
{
	const struct query *q = s->query;
	const char *text = db->backend->dollar && q->sql_pg ? q->sql_pg : q->sql;
	BUF_AUTO struct buf expanded, numbered;
	buf_init(&expanded, 64 * 1024);
	buf_init(&numbered, 64 * 1024);
	if (!expand(&expanded, q, text, 0))
		return refuse(cx, q, "unknown @word", text);
	const char *bad = "";
	if (!number_params(s, expanded.p, db->backend->dollar, &numbered, &bad))
		return refuse(cx, q, "parameter not declared", bad);
	if (expanded.full || numbered.full)
		return refuse(cx, q, "too long", "");
	s->sql = strdup(numbered.p);
	TRY(db->backend->prepare(cx, db, s));
	return match_columns(cx, db, s);
}

static void stmt_free(struct db *db, struct stmt *s)
{
	if (s->handle)
		db->backend->forget(db, s);
	for (size_t i = 0; i < s->param_count; i++)
		free((char *)s->params[i].name);
	free(s->sql);
	free(s->blank);
	free(s);
}

enum err stmt_get(struct ctx *cx, struct db *db, const struct query *q, struct stmt **ret)
{
	size_t at = ((uintptr_t)q / sizeof(*q)) & (STMT_SLOTS - 1);
	while (db->stmts[at] && db->stmts[at]->query != q)
		at = (at + 1) & (STMT_SLOTS - 1);
	if (db->stmts[at]) {
		*ret = db->stmts[at];
		return OK;
	}
	if (db->stmt_count > STMT_SLOTS * 3 / 4)
		return refuse(cx, q, "more queries than slots", "");
	struct stmt *s = calloc(1, sizeof *s);
	if (!s)
		abort();
	s->query = q;
	s->name = q->name;
	enum err e = stmt_build(cx, db, s);
	if (e != OK) {
		stmt_free(db, s);
		return e;
	}
	db->stmts[at] = s;
	db->stmt_count++;
	*ret = s;
	return OK;
}

void stmt_forget_all(struct db *db)
{
	for (size_t i = 0; i < STMT_SLOTS; i++) {
		if (db->stmts[i])
			stmt_free(db, db->stmts[i]);
		db->stmts[i] = NULL;
	}
	db->stmt_count = 0;
}

enum err stmt_values(struct ctx *cx, const struct stmt *s, const struct args *a, struct value *ret)
{
	for (size_t i = 0; i < s->param_count; i++) {
		const struct param *p = &s->params[i];
		const struct value *found = NULL;
		for (size_t k = 0; k < a->count && !found; k++)
			if (!strcmp(a->list[k].name, p->name))
				found = &a->list[k].v;
		if (found)
			ret[i] = *found;
		else if (p->field && a->obj)
			ret[i] = field_get(p->field, a->obj);
		else
			return refuse(cx, s->query, "argument not given", p->name);
		static const int fits[] = {[PARAM_INT] = V_INT, [PARAM_TEXT] = V_STR, [PARAM_REAL] = V_REAL};
		if (ret[i].type != V_NONE && (int)ret[i].type != fits[p->type])
			return refuse(cx, s->query, "argument of another type", p->name);
	}
	return OK;
}

enum param_type stmt_column_type(const struct field *f)
{
	return type_of_field(f);
}
