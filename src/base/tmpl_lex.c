/* Templates: source text to a tree of nodes. */
#include "base/tmpl_internal.h"

#include <stdio.h>
#include <string.h>

enum token_type { TOKEN_TEXT, TOKEN_TAG, TOKEN_END };

struct token {
	enum token_type type;
	int line;
	const char *s; /* text, or what stands between { and } */
	size_t n;
};

struct parser {
	struct arena *arena;
	const char *name, *at;
	int line;
	struct token token;
	const char *layout;
	char *why;
	size_t why_size;
};

[[gnu::format(printf, 3, 4)]] static bool wrong(struct parser *p, int line, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	snprintf(p->why, p->why_size, "%s.html:%d: %s", p->name, line, arena_vprintf(p->arena, fmt, ap));
	va_end(ap);
	return false;
}

/* The text up to the next brace, or one doubled brace as a literal one. */
static bool text_token(struct parser *p)
{
	size_t n = strcspn(p->at, "{}");
	if (n == 0) {
		if (p->at[1] != p->at[0])
			return wrong(p, p->line, "a } without {; write }} for the character");
		p->token = (struct token){TOKEN_TEXT, p->line, p->at, 1};
		p->at += 2;
		return true;
	}
	p->token = (struct token){TOKEN_TEXT, p->line, p->at, n};
	for (size_t i = 0; i < n; i++)
		p->line += p->at[i] == '\n';
	p->at += n;
	return true;
}

static bool skip_comment(struct parser *p)
{
	int line = p->line;
	for (; *p->at && *p->at != '}'; p->at++)
		p->line += *p->at == '\n';
	if (!*p->at)
		return wrong(p, line, "a comment without }");
	p->at++;
	return true;
}

static bool advance(struct parser *p)
{
	while (p->at[0] == '{' && p->at[1] == '#')
		if (!skip_comment(p))
			return false;
	if (!*p->at) {
		p->token = (struct token){TOKEN_END, p->line, p->at, 0};
		return true;
	}
	if (*p->at != '{' || p->at[1] == '{')
		return text_token(p);
	const char *s = p->at + 1;
	size_t n = strcspn(s, "{}\n");
	if (s[n] != '}')
		return wrong(p, p->line, "a { without }; write {{ for the character");
	p->token = (struct token){TOKEN_TAG, p->line, s, n};
	p->at = s + n + 1;
	return true;
}

/* Split at spaces; "double quotes" hold a word with spaces together. */
static bool split(struct parser *p, const struct token *t, const char ***ret, size_t *ret_count)
{
	const char **words = arena_array(p->arena, const char *, t->n / 2 + 2);
	size_t count = 0;
	const char *s = t->s, *end = t->s + t->n;
	while (s < end) {
		if (*s == ' ' || *s == '\t') {
			s++;
			continue;
		}
		bool quoted = *s == '"';
		const char *from = s += quoted;
		while (s < end && (quoted ? *s != '"' : *s != ' ' && *s != '\t'))
			s++;
		if (quoted && s == end)
			return wrong(p, t->line, "a \" without its pair");
		words[count++] = arena_strndup(p->arena, from, (size_t)(s - from));
		s += quoted;
	}
	if (count == 0)
		return wrong(p, t->line, "an empty {}; write {{ and }} for the characters");
	*ret = words;
	*ret_count = count;
	return true;
}

static struct node *new_node(struct parser *p, enum node_type type, int line, const char **word, size_t words)
{
	struct node *n = arena_new(p->arena, struct node);
	n->type = type;
	n->line = line;
	n->word = word;
	n->words = words;
	return n;
}

static bool parse_nodes(struct parser *p, struct node **ret, bool top);

static bool is_tag(const struct parser *p, const char *word)
{
	size_t n = strlen(word);
	const struct token *t = &p->token;
	return t->type == TOKEN_TAG && t->n >= n && !memcmp(t->s, word, n) && (t->n == n || t->s[n] == ' ');
}

/* Behind a body: {end}, or {else} and a second body; {else if …} is an if inside, ended by the same {end}. */
static bool parse_end(struct parser *p, struct node *n, bool may_else)
{
	if (is_tag(p, "else") && may_else) {
		if (p->token.n > strlen("else")) {
			const char **word;
			size_t words;
			if (!split(p, &p->token, &word, &words))
				return false;
			if (n->type != N_IF || words < 3 || strcmp(word[1], "if") != 0)
				return wrong(p, p->token.line, "{else} or {else if …} is expected");
			n->other = new_node(p, N_IF, p->token.line, word + 2, words - 2);
			return advance(p) && parse_nodes(p, &n->other->child, false) && parse_end(p, n->other, true);
		}
		if (!advance(p) || !parse_nodes(p, &n->other, false))
			return false;
	}
	if (!is_tag(p, "end") || p->token.n != strlen("end"))
		return wrong(p, n->line, "no {end}");
	return true;
}

static const struct keyword {
	const char *word;
	enum node_type type;
	size_t min, max; /* words behind it */
} keywords[] = {
    {"if", N_IF, 1, 3},       {"each", N_EACH, 1, 1},     {"include", N_INCLUDE, 1, 1}, {"block", N_BLOCK, 1, 1},
    {"slot", N_SLOT, 1, 1},   {"icon", N_ICON, 1, 1},     {"asset", N_ASSET, 1, 1},     {"csrf", N_CSRF, 0, 0},
    {"t", N_T, 1, 5},         {"tn", N_TN, 2, 5},         {"field", N_CONTROL, 1, 1},   {"fields", N_CONTROLS, 1, 1},
    {"table", N_TABLE, 1, 2}, {"panels", N_PANELS, 0, 0},
};

static const struct keyword *keyword_find(const char *word)
{
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (!strcmp(keywords[i].word, word))
			return &keywords[i];
	return NULL;
}

static bool parse_tag(struct parser *p, struct node **ret)
{
	const char **word;
	size_t words;
	if (!split(p, &p->token, &word, &words))
		return false;
	int line = p->token.line;
	const struct keyword *k = keyword_find(word[0]);
	bool named_so = k && k->type >= N_CONTROL && k->min > 0 && words == 1; /* a member may be called "field" */
	if (!k || named_so) {
		if (words != 1)
			return wrong(p, line, "unknown {%s …}", word[0]);
		*ret = new_node(p, N_FIELD, line, word, words);
		return true;
	}
	if (words - 1 < k->min || words - 1 > k->max)
		return wrong(p, line, "too %s words in {%s …}", words - 1 < k->min ? "few" : "many", k->word);
	struct node *n = *ret = new_node(p, k->type, line, word + 1, words - 1);
	if (n->type != N_IF && n->type != N_EACH && n->type != N_BLOCK)
		return true;
	return advance(p) && parse_nodes(p, &n->child, false) && parse_end(p, n, n->type != N_BLOCK);
}

static bool take_layout(struct parser *p, const struct node *before)
{
	const char **word;
	size_t words;
	if (!split(p, &p->token, &word, &words))
		return false;
	for (; before; before = before->next)
		if (before->type != N_TEXT || strspn(before->text, " \t\r\n") < before->len)
			return wrong(p, p->token.line, "{layout} must stand first");
	if (p->layout || words != 2)
		return wrong(p, p->token.line, "one {layout name} is expected");
	p->layout = word[1];
	return true;
}

/* Up to {end}, {else} or, at the top, the end of the file. */
static bool parse_nodes(struct parser *p, struct node **ret, bool top)
{
	struct node **first = ret;
	*ret = NULL;
	for (;; ret = *ret ? &(*ret)->next : ret) {
		if (p->token.type == TOKEN_END || is_tag(p, "end") || is_tag(p, "else")) {
			if (top && p->token.type != TOKEN_END)
				return wrong(p, p->token.line, "{%.*s} without a beginning", (int)p->token.n,
				             p->token.s);
			return true;
		}
		if (p->token.type == TOKEN_TEXT) {
			*ret = new_node(p, N_TEXT, p->token.line, NULL, 0);
			(*ret)->text = p->token.s;
			(*ret)->len = p->token.n;
		} else if (is_tag(p, "layout")) {
			if (!top)
				return wrong(p, p->token.line, "{layout} must stand first");
			if (!take_layout(p, *first))
				return false;
		} else if (!parse_tag(p, ret)) {
			return false;
		}
		if (!advance(p))
			return false;
	}
}

struct source *tmpl_parse(struct arena *arena, const char *name, const char *text, char *why, size_t why_size)
{
	struct parser p = {.arena = arena, .name = name, .at = text, .line = 1, .why = why, .why_size = why_size};
	struct source *s = arena_new(arena, struct source);
	s->name = name;
	if (!advance(&p) || !parse_nodes(&p, &s->nodes, true))
		return NULL;
	s->layout = p.layout;
	return s;
}
