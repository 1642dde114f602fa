/* Templates: the parts of a program that show something or ask something. */
#include "base/tmpl_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool tmpl_wrong(struct compiler *c, int line, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	snprintf(c->why, c->why_size, "%s.html:%d: %s", c->opened->file->name, line,
	         arena_vprintf(&c->scratch, fmt, ap));
	va_end(ap);
	return false;
}

static struct op *append(struct compiler *c, struct op op)
{
	struct program *p = c->program;
	if (p->count == p->cap) {
		uint32_t cap = p->cap ? p->cap * 2 : 64;
		struct op *more = arena_array(&c->tmpl->arena, struct op, cap);
		if (p->count)
			memcpy(more, p->ops, p->count * sizeof(op));
		p->ops = more;
		p->cap = cap;
	}
	p->ops[p->count] = op;
	return &p->ops[p->count++];
}

uint32_t emit_label(struct compiler *c)
{
	struct buf *b = &c->literal;
	if (b->len) {
		const char *text = arena_strndup(&c->tmpl->arena, b->p, b->len);
		append(c, (struct op){.code = OP_TEXT, .n = (uint32_t)b->len, .text = text});
		buf_clear(b);
	}
	return c->program->count;
}

struct op *emit(struct compiler *c, struct op op)
{
	emit_label(c);
	return append(c, op);
}

bool emit_text(struct compiler *c, const struct node *n)
{
	const char *why;
	size_t read = place_feed(&c->place, &c->literal, n->text, n->len, &why);
	if (!why)
		return true;
	int line = n->line;
	for (size_t i = 0; i < read && i < n->len; i++)
		line += n->text[i] == '\n';
	return tmpl_wrong(c, line, "%s", why);
}

static bool in_url(const struct place *x)
{
	return x->at == AT_VALUE && x->attr == ATTR_URL;
}

/* May this field stand here so? NULL or why not. */
static const char *field_refused(const struct place *x, const struct field *f, int mod)
{
	const char *why = place_closed(x);
	if (why)
		return why;
	if ((f->kind == K_HTML || mod == MOD_LINES) && x->at != AT_TEXT)
		return "markup may stand between tags only";
	if (!in_url(x))
		return NULL;
	if (!x->url_started)
		return f->kind == K_URL && mod == M_NONE
		           ? NULL
		           : "an address must begin with a path, a K_URL field or {asset}";
	bool safe = mod == MOD_URL || mod == MOD_NAME || mod == M_PLAIN || (f->kind == K_ID && mod == M_NONE);
	return safe ? NULL : "write |url: a field inside an address must be percent-encoded";
}

/* Labels in this language, escaped; or the names. NULL when a text is missing, with its key in *ret_missing. */
static const char *const *choice_texts(struct compiler *c, const struct choices *choices, bool names,
                                       const char **ret_missing)
{
	size_t n = 0;
	while (choices->names[n])
		n++;
	const char **texts = arena_array(&c->tmpl->arena, const char *, n + 1);
	struct buf b BUF_AUTO;
	buf_init(&b, 10000);
	for (size_t i = 0; i < n; i++) {
		const char *key = arena_printf(&c->scratch, "%s.%s", choices->prefix, choices->names[i]);
		if (!names && !tmpl_hooks.tr_exists(key)) {
			*ret_missing = key;
			return NULL;
		}
		buf_clear(&b);
		buf_html(&b, names ? choices->names[i] : tmpl_hooks.tr(c->lang, key));
		texts[i] = arena_strdup(&c->tmpl->arena, b.p);
	}
	return texts;
}

static bool emit_label_op(struct compiler *c, int line, const struct ref *r, int mod)
{
	const char *missing = NULL;
	const char *const *labels = choice_texts(c, r->field->choices, mod == MOD_NAME, &missing);
	if (!labels)
		return tmpl_wrong(c, line, "no text \"%s\"", missing);
	emit(c, (struct op){.code = OP_LABEL, .level = r->level, .offset = r->offset, .labels = labels});
	return true;
}

static void emit_value(struct compiler *c, const struct ref *r, int mod)
{
	const struct field *f = r->field;
	struct op member = {.level = r->level, .offset = r->offset};
	struct op object = {.level = r->level, .offset = r->offset - f->offset, .field = f};
	if (mod == MOD_JSON || mod == MOD_URL) {
		object.code = mod == MOD_JSON ? OP_JSON : OP_URL;
		emit(c, object);
		return;
	}
	if (mod >= MOD_LINES)
		member.code = mod == MOD_LINES        ? OP_LINES
		              : mod == MOD_INITIALS   ? OP_INITIALS
		              : mod == MOD_ORG_NUMBER ? OP_ORG_NUMBER
		              : mod == MOD_TR         ? OP_TR
		                                      : OP_COUNT;
	else if (f->kind == K_HTML)
		member.code = OP_RAW;
	else if (f->kind == K_URL && in_url(&c->place) && !c->place.url_started)
		member.code = OP_PATH;
	else if (f->ctype == C_STR)
		member.code = OP_HTML;
	else if (f->kind == K_ID && mod == M_NONE)
		member.code = OP_ID;
	else {
		object.code = OP_FORMAT;
		object.mod = (uint8_t)mod;
		emit(c, object);
		return;
	}
	emit(c, member);
}

static bool is_loop_word(const struct compiler *c, const char *word)
{
	return c->loops > 0 && !record_field(c->scope.level[c->scope.depth - 1], word);
}

static uint8_t loop_level(const struct compiler *c)
{
	return (uint8_t)(c->scope.depth - 1);
}

static bool emit_index(struct compiler *c, int line)
{
	const struct field number = {.kind = K_ID};
	const char *why = field_refused(&c->place, &number, M_NONE);
	if (why)
		return tmpl_wrong(c, line, "{index}: %s", why);
	emit(c, (struct op){.code = OP_INDEX, .level = loop_level(c)});
	return true;
}

bool emit_field(struct compiler *c, int line, const char *word)
{
	struct ref r;
	int mod;
	const char *why = place_settle(&c->place);
	if (!why && !strcmp(word, "index") && is_loop_word(c, word))
		return emit_index(c, line);
	if (!why)
		why = name_find_mod(&c->scope, word, &r, &mod);
	if (!why)
		why = field_refused(&c->place, r.field, mod);
	if (why)
		return tmpl_wrong(c, line, "{%s}: %s", word, why);
	if (mod == MOD_LABEL || mod == MOD_NAME)
		return emit_label_op(c, line, &r, mod);
	emit_value(c, &r, mod);
	c->place.url_started |= in_url(&c->place);
	return true;
}

/* May text from the catalogue stand here? */
static bool text_fits(struct compiler *c, int line, const char *what)
{
	const char *why = place_settle(&c->place);
	if (!why)
		why = place_closed(&c->place);
	if (!why && c->place.at == AT_VALUE && c->place.attr != ATTR_PLAIN)
		why = "texts may not stand in this attribute";
	return why ? tmpl_wrong(c, line, "%s: %s", what, why) : true;
}

/* The text of `key`, escaped, with words[0] … filled into {0} …; count: {0} is the length of this list. */
static bool emit_filled(struct compiler *c, int line, const char *key, const char *const *words, size_t n,
                        const struct ref *count)
{
	if (!tmpl_hooks.tr_exists(key))
		return tmpl_wrong(c, line, "no text \"%s\"", key);
	const char *s = tmpl_hooks.tr(c->lang, key);
	while (*s) {
		bool param = s[0] == '{' && s[1] >= '0' && s[1] <= '3' && s[2] == '}';
		size_t k = param ? 3 : 1 + strcspn(s + 1, "{");
		size_t at = param ? (size_t)(s[1] - '0') : 0;
		if (!param) {
			buf_html(&c->literal, arena_strndup(&c->scratch, s, k));
		} else if (at >= n) {
			return tmpl_wrong(c, line, "the text \"%s\" has {%zu}, which is not given", key, at);
		} else if (at == 0 && count) {
			emit(c, (struct op){.code = OP_COUNT, .level = count->level, .offset = count->offset});
		} else if (!emit_field(c, line, words[at])) {
			return false;
		}
		s += k;
	}
	return true;
}

static bool emit_plural(struct compiler *c, const struct node *n)
{
	struct ref r;
	const char *why = name_find(&c->scope, n->word[1], &r);
	if (!why && r.field->kind != K_LIST && r.field->kind != K_INT)
		why = "a K_INT or a list is expected";
	if (why)
		return tmpl_wrong(c, n->line, "{tn %s %s}: %s", n->word[0], n->word[1], why);
	bool list = r.field->kind == K_LIST;
	emit(c, (struct op){.code = OP_IF,
	                    .test = list ? TEST_IS_COUNT : TEST_IS_I64,
	                    .level = r.level,
	                    .offset = r.offset,
	                    .number = 1});
	uint32_t test = c->program->count - 1;
	const char *one = arena_printf(&c->scratch, "%s.one", n->word[0]);
	const char *other = arena_printf(&c->scratch, "%s.other", n->word[0]);
	if (!emit_filled(c, n->line, one, n->word + 1, n->words - 1, list ? &r : NULL))
		return false;
	emit(c, (struct op){.code = OP_JUMP});
	uint32_t jump = c->program->count - 1;
	c->program->ops[test].to = emit_label(c);
	if (!emit_filled(c, n->line, other, n->word + 1, n->words - 1, list ? &r : NULL))
		return false;
	uint32_t end = emit_label(c);
	c->program->ops[jump].to = end;
	return true;
}

bool emit_message(struct compiler *c, const struct node *n)
{
	if (!text_fits(c, n->line, n->word[0]))
		return false;
	if (n->type == N_TN)
		return emit_plural(c, n);
	return emit_filled(c, n->line, n->word[0], n->word + 1, n->words - 1, NULL);
}

bool emit_icon(struct compiler *c, const struct node *n)
{
	const char *svg = tmpl_hooks.icon(n->word[0]);
	if (c->place.at != AT_TEXT)
		return tmpl_wrong(c, n->line, "an icon may stand between tags only");
	if (!svg)
		return tmpl_wrong(c, n->line, "no icon \"%s\"", n->word[0]);
	buf_str(&c->literal, svg);
	return true;
}

bool emit_asset(struct compiler *c, const struct node *n)
{
	const char *url = tmpl_hooks.asset_url(n->word[0]);
	const char *why = place_settle(&c->place);
	if (!why && (c->place.at != AT_VALUE || c->place.attr == ATTR_CLOSED))
		why = "an address may stand in an attribute only";
	if (!why && c->place.url_started && in_url(&c->place))
		why = "an asset's address must stand alone";
	if (!why && !url)
		why = "there is none";
	if (why)
		return tmpl_wrong(c, n->line, "{asset %s}: %s", n->word[0], why);
	buf_html(&c->literal, url);
	c->place.url_started |= in_url(&c->place);
	return true;
}

bool emit_csrf(struct compiler *c, const struct node *n)
{
	if (c->place.at != AT_TEXT || !c->place.post)
		return tmpl_wrong(c, n->line, "{csrf} belongs into a form with method=\"post\" and nowhere else");
	/* Looked for here and not by name_find: the token is usually marked as a secret. */
	for (uint8_t level = 0; level < 2; level++) {
		const struct record *r = c->scope.level[level];
		const struct field *f = r ? record_field(r, "csrf") : NULL;
		if (!f || f->kind != K_TEXT)
			continue;
		emit(c, (struct op){.code = OP_CSRF, .level = level, .offset = f->offset});
		c->place.csrf = true;
		return true;
	}
	return tmpl_wrong(c, n->line, "{csrf}: neither frame nor page has a text field \"csrf\"");
}

/* ---- conditions ---- */

/* The test for "is there"; -1 when the kind has none. */
static int test_there(const struct field *f)
{
	switch (f->kind) {
	case K_BOOL:
		return TEST_BOOL;
	case K_TEXT:
	case K_LONG:
	case K_HTML:
	case K_URL:
		return TEST_TEXT;
	case K_ID:
	case K_TIME:
		return TEST_I64;
	case K_DATE:
	case K_MONTH:
		return TEST_I32;
	case K_INT:
		return TEST_INT;
	case K_MONEY:
	case K_QTY:
		return TEST_NUMBER;
	case K_REAL:
	case K_PERCENT:
		return TEST_REAL;
	case K_CHOICE:
		return TEST_CHOICE;
	case K_LIST:
		return TEST_LIST;
	case K_RECORD:
		break;
	}
	return -1;
}

/* {if x}, {if first}, {if list.more} */
static const char *there(struct compiler *c, const char *word, struct op *op)
{
	struct ref r;
	if ((!strcmp(word, "first") || !strcmp(word, "last")) && is_loop_word(c, word)) {
		op->test = word[0] == 'f' ? TEST_FIRST : TEST_LAST;
		op->level = loop_level(c);
		return NULL;
	}
	size_t n = strlen(word);
	bool more = n > 5 && !strcmp(word + n - 5, ".more");
	const char *why = name_find(&c->scope, more ? arena_strndup(&c->scratch, word, n - 5) : word, &r);
	if (!why && more && r.field->kind != K_LIST) {
		more = false;
		why = name_find(&c->scope, word, &r);
	}
	if (why)
		return why;
	if (r.field->kind == K_RECORD) {
		/* A nested record is there when it has an id. */
		const struct field *id = &r.field->of->fields[0];
		if (id->kind != K_ID)
			return "a record without an id cannot be asked for; name one of its members";
		r.offset += id->offset;
		r.field = id;
	}
	op->test = (uint8_t)(more ? TEST_MORE : test_there(r.field));
	op->level = r.level;
	op->offset = r.offset;
	return NULL;
}

/* {if x = word} */
static const char *equals_word(struct compiler *c, const char *path, const char *word, struct op *op)
{
	struct ref r;
	const char *why = name_find(&c->scope, path, &r);
	if (why)
		return why;
	op->level = r.level;
	op->offset = r.offset;
	char *end;
	if (r.field->kind == K_CHOICE) {
		op->test = TEST_IS_I32;
		op->number = choice_find(r.field->choices, word);
		return op->number < 0 ? "there is no such choice" : NULL;
	}
	if (r.field->kind == K_TEXT) {
		op->test = TEST_IS_TEXT;
		op->text = arena_strdup(&c->tmpl->arena, word);
		return NULL;
	}
	if (r.field->kind != K_INT && r.field->kind != K_ID)
		return "only a choice, a text or a whole number can be compared with a word";
	op->test = TEST_IS_I64;
	op->number = strtoll(word, &end, 10);
	return *end || !*word ? "a whole number is expected" : NULL;
}

/* {if x == y} */
static const char *equals_field(struct compiler *c, const char *path, const char *path2, struct op *op)
{
	struct ref r, s;
	const char *why = name_find(&c->scope, path, &r);
	if (!why)
		why = name_find(&c->scope, path2, &s);
	if (!why && (r.field->kind != s.field->kind || r.field->choices != s.field->choices))
		why = "fields of one kind are expected on both sides";
	if (why)
		return why;
	if (r.field->ctype != C_I64 && r.field->ctype != C_I32 && r.field->ctype != C_STR)
		return "fields of this kind cannot be compared";
	op->test = r.field->ctype == C_I64 ? TEST_SAME_I64 : r.field->ctype == C_I32 ? TEST_SAME_I32 : TEST_SAME_TEXT;
	op->level = r.level;
	op->offset = r.offset;
	struct ref *other = arena_new(&c->tmpl->arena, struct ref);
	*other = s;
	op->other = other;
	return NULL;
}

bool emit_condition(struct compiler *c, const struct node *n, uint32_t *ret_at)
{
	const char *const *w = n->word;
	struct op op = {.code = OP_IF};
	const char *why = "the condition is not understood";
	if (n->words == 1) {
		why = there(c, w[0], &op);
	} else if (n->words == 2 && !strcmp(w[0], "not")) {
		op.negate = true;
		why = there(c, w[1], &op);
	} else if (n->words == 3 && (!strcmp(w[1], "=") || !strcmp(w[1], "!="))) {
		op.negate = w[1][0] == '!';
		why = equals_word(c, w[0], w[2], &op);
	} else if (n->words == 3 && !strcmp(w[1], "==")) {
		why = equals_field(c, w[0], w[2], &op);
	}
	if (why)
		return tmpl_wrong(c, n->line, "{if %s%s%s%s%s}: %s", w[0], n->words > 1 ? " " : "",
		                  n->words > 1 ? w[1] : "", n->words > 2 ? " " : "", n->words > 2 ? w[2] : "", why);
	emit(c, op);
	*ret_at = c->program->count - 1;
	return true;
}
