/* Templates: following the literal HTML, so that it is known at start where every field will stand. A small part of the
 * HTML tokenizer; what it does not know is refused rather than guessed. */
#include "base/tmpl_internal.h"

#include <string.h>
#include <strings.h>

/* Elements that change how addresses or text after them are read, or run foreign content. */
static const char *const refused_elements[] = {"animate",  "applet",    "base",    "embed",    "frame",
                                               "frameset", "iframe",    "noembed", "noframes", "noscript",
                                               "object",   "plaintext", "set",     "xmp",      NULL};
/* Attributes whose value is (or holds) code. */
static const char *const closed_attrs[] = {"style", "srcdoc", "srcset", "imagesrcset", "method", "http-equiv", NULL};
/* Attributes that hold an address, by themselves or behind a hyphen or colon (data-href, xlink:href). */
static const char *const url_attrs[] = {"href", "src",      "action",     "formaction", "poster", "cite",
                                        "ping", "manifest", "background", "url",        "get",    "post",
                                        "put",  "patch",    "delete",     NULL};

static bool one_of(const char *word, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(word, *list))
			return true;
	return false;
}

static bool ends_as_url(const char *name)
{
	const char *tail = name;
	for (const char *p = name; *p; p++)
		if (*p == '-' || *p == ':')
			tail = p + 1;
	return one_of(tail, url_attrs);
}

static bool white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static void name_add(char *name, size_t size, char c)
{
	size_t n = strlen(name);
	if (n + 1 < size)
		name[n] = lower(c);
}

/* The element's name is complete. */
static const char *tag_named(struct place *x)
{
	x->at = AT_TAG;
	x->glued = true;
	if (one_of(x->tag, refused_elements))
		return "this element has no place in a page";
	return NULL;
}

static void attr_named(struct place *x)
{
	const char *n = x->name;
	x->at = AT_TAG;
	x->glued = true;
	x->url_started = false;
	if (!strncmp(n, "on", 2) || one_of(n, closed_attrs))
		x->attr = ATTR_CLOSED;
	else if (ends_as_url(n))
		x->attr = ATTR_URL;
	else
		x->attr = ATTR_PLAIN;
}

static const char *form_ended(struct place *x)
{
	if (!x->form)
		return "</form> without <form>";
	if (x->post && !x->csrf)
		return "a form with method=\"post\" needs {csrf}";
	x->form = x->post = x->csrf = false;
	return NULL;
}

static const char *form_begun(struct place *x)
{
	if (x->form)
		return "a <form> inside a <form>";
	x->form = true;
	x->post = !strcasecmp(x->method, "post");
	return NULL;
}

/* At the > of a tag. */
static const char *tag_ended(struct place *x)
{
	bool closing = x->closing;
	x->at = AT_TEXT;
	x->closing = x->glued = false;
	x->name[0] = '\0';
	x->attr = ATTR_PLAIN;
	if (!strcmp(x->tag, "pre"))
		x->pre += closing ? -1 : 1;
	else if (!strcmp(x->tag, "form"))
		return closing ? form_ended(x) : form_begun(x);
	else if (!closing && (!strcmp(x->tag, "script") || !strcmp(x->tag, "style")))
		x->at = AT_RAW;
	else if (!closing && (!strcmp(x->tag, "title") || !strcmp(x->tag, "textarea")))
		x->at = AT_RCDATA;
	return NULL;
}

static const char *tag_begun(struct place *x, const char *s, size_t n)
{
	if (n > 1 && s[1] == '!') {
		x->at = AT_DECLARATION;
		return n > 2 && letter(s[2]) ? NULL : "write {# … } for comments";
	}
	x->closing = n > 1 && s[1] == '/';
	if (n < 2u + x->closing || !letter(s[1 + x->closing]))
		return "write &lt; for the character <";
	x->at = AT_TAG_NAME;
	memset(x->tag, 0, sizeof(x->tag));
	memset(x->method, 0, sizeof(x->method));
	return NULL;
}

/* Is there the end tag of the element we are in? */
static bool ends_element(const struct place *x, const char *s, size_t n)
{
	size_t k = strlen(x->tag);
	return n >= k + 2 && s[0] == '<' && s[1] == '/' && !strncasecmp(s + 2, x->tag, k) &&
	       (n == k + 2 || !letter(s[k + 2]));
}

/* The first literal bytes of an address. `open`: something else follows them, which must not become scheme or host. */
static const char *url_begun(const char *s, size_t n, bool open)
{
	static const char *const schemes[] = {"https:", "http:", "mailto:", "tel:", NULL};
	if (white(s[0]) || s[0] == '\\' || (n > 1 && s[0] == '/' && (s[1] == '/' || s[1] == '\\')))
		return "an address may not begin like this";
	size_t head = 0;
	while (head < n && !strchr("/?#:", s[head]))
		head++;
	if (head == n)
		return open ? "an address must begin with a path, a K_URL field or {asset}" : NULL;
	if (s[head] != ':')
		return NULL;
	int found = -1;
	for (int i = 0; schemes[i]; i++)
		if (strlen(schemes[i]) == head + 1 && !strncasecmp(s, schemes[i], head + 1))
			found = i;
	if (found < 0)
		return "this scheme has no place in an address";
	bool web = found < 2;
	if (web &&
	    (n < head + 4 || memcmp(s + head + 1, "//", 2) != 0 || (open && !memchr(s + head + 3, '/', n - head - 3))))
		return "the host must be written out";
	return NULL;
}

/* Inside quotes, up to the closing one or the end. Answers how many bytes were taken. */
static size_t feed_value(struct place *x, struct buf *out, const char *s, size_t n, const char **why)
{
	const char *end = memchr(s, x->quote, n);
	size_t k = end ? (size_t)(end - s) : n;
	if (k > 0 && x->attr == ATTR_URL && !x->url_started) {
		*why = url_begun(s, k, !end);
		x->url_started = true;
	}
	if (!strcmp(x->name, "method"))
		for (size_t i = 0; i < k; i++)
			name_add(x->method, sizeof(x->method), s[i]);
	if (!strcmp(x->name, "style") || !strncmp(x->name, "on", 2))
		*why = "style= and on…= do nothing: the content security policy forbids code in pages; use a class, an "
		       "asset";
	if (!strcmp(x->name, "http-equiv"))
		*why = "http-equiv has no place in a page; headers are the server's";
	if (end) {
		x->at = AT_TAG;
		x->glued = true;
		k++;
	}
	buf_add(out, s, k);
	return k;
}

static const char *feed_tag(struct place *x, struct buf *out, char c)
{
	if (white(c)) {
		x->glued = false;
		if (out->len == 0 || !white(out->p[out->len - 1]))
			buf_char(out, ' ');
		return NULL;
	}
	buf_char(out, c);
	if (c == '>')
		return tag_ended(x);
	if (c == '/')
		return NULL;
	if (c == '"' || c == '\'' || c == '<' || c == '=')
		return "a stray character in a tag";
	if (x->glued)
		return "a space is missing in a tag";
	if (x->closing)
		return "an end tag has no attributes";
	x->at = AT_ATTR_NAME;
	memset(x->name, 0, sizeof(x->name));
	name_add(x->name, sizeof(x->name), c);
	return NULL;
}

static const char *feed_name(struct place *x, struct buf *out, char c)
{
	bool tag = x->at == AT_TAG_NAME;
	if (!tag && c == '=') {
		attr_named(x);
		x->at = AT_BEFORE_VALUE;
		buf_char(out, c);
		return NULL;
	}
	if (white(c) || c == '>' || c == '/') {
		const char *why = NULL;
		if (tag)
			why = tag_named(x);
		else
			attr_named(x);
		return why ? why : feed_tag(x, out, c);
	}
	if (c == '"' || c == '\'' || c == '<' || c == '=')
		return "a stray character in a tag";
	if (tag)
		name_add(x->tag, sizeof(x->tag), c);
	else
		name_add(x->name, sizeof(x->name), c);
	buf_char(out, c);
	return NULL;
}

static void feed_text(const struct place *x, struct buf *out, const char *s, size_t n)
{
	if (x->pre || !white(*s)) {
		buf_char(out, *s);
		return;
	}
	/* A run of white space becomes one character, a line break when it holds one. */
	char before = out->len ? out->p[out->len - 1] : '\0';
	bool line = false;
	for (size_t i = 0; i < n && white(s[i]); i++)
		line |= s[i] == '\n';
	if (!white(before))
		buf_char(out, line ? '\n' : ' ');
}

/* One step; answers how many bytes were taken. */
static size_t feed_step(struct place *x, struct buf *out, const char *s, size_t n, const char **why)
{
	switch (x->at) {
	case AT_TEXT:
		if (*s != '<') {
			feed_text(x, out, s, n);
			break;
		}
		*why = tag_begun(x, s, n);
		buf_char(out, *s);
		if (x->at == AT_TAG_NAME && x->closing) {
			buf_char(out, '/');
			return 2;
		}
		break;
	case AT_RAW:
	case AT_RCDATA:
		if (ends_element(x, s, n))
			x->at = AT_TEXT;
		else if (x->at == AT_RAW && !white(*s))
			*why = "<script> and <style> must be empty: the content security policy forbids code in pages";
		else
			buf_char(out, *s);
		return x->at != AT_TEXT;
	case AT_TAG_NAME:
	case AT_ATTR_NAME:
		*why = feed_name(x, out, *s);
		break;
	case AT_TAG:
		*why = feed_tag(x, out, *s);
		break;
	case AT_BEFORE_VALUE:
		if (*s != '"' && *s != '\'')
			*why = "an attribute's value must be quoted";
		x->at = AT_VALUE;
		x->quote = *s;
		buf_char(out, *s);
		break;
	case AT_VALUE:
		return feed_value(x, out, s, n, why);
	case AT_DECLARATION:
		if (*s == '>')
			x->at = AT_TEXT;
		buf_char(out, *s);
		break;
	}
	return 1;
}

size_t place_feed(struct place *x, struct buf *out, const char *s, size_t n, const char **why)
{
	size_t i = 0;
	for (*why = NULL; i < n && !*why;)
		i += feed_step(x, out, s + i, n - i, why);
	return i;
}

const char *place_settle(struct place *x)
{
	switch (x->at) {
	case AT_TAG_NAME:
		return tag_named(x);
	case AT_ATTR_NAME:
		attr_named(x);
		break;
	case AT_BEFORE_VALUE:
		return "an attribute's value must be quoted";
	case AT_DECLARATION:
		return "nothing may stand inside <!…>";
	case AT_RAW:
		return "nothing may stand inside <script> or <style>";
	case AT_TEXT:
	case AT_TAG:
	case AT_VALUE:
	case AT_RCDATA:
		break;
	}
	return NULL;
}

const char *place_closed(const struct place *x)
{
	if (x->at == AT_TAG)
		return "a field may not stand in a tag outside an attribute's quotes";
	if (x->at == AT_VALUE && x->attr == ATTR_CLOSED)
		return "nothing may be put into this attribute: it is code or decides what is";
	return NULL;
}

bool place_join(struct place *a, const struct place *b)
{
	if (a->at != b->at || a->closing != b->closing || a->form != b->form || a->post != b->post || a->pre != b->pre)
		return false;
	if ((a->at == AT_TAG || a->at == AT_RCDATA) &&
	    (strcmp(a->tag, b->tag) != 0 || strcmp(a->method, b->method) != 0))
		return false;
	if (a->at == AT_VALUE &&
	    (a->quote != b->quote || strcmp(a->name, b->name) != 0 || strcmp(a->method, b->method) != 0))
		return false;
	a->glued |= b->glued;
	a->url_started &= b->url_started;
	a->csrf &= b->csrf;
	return true;
}
