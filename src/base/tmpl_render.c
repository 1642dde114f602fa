/* Templates: running a program. Offsets only: no names, no lookups, no allocation (but for |json). */
#include "base/json.h"
#include "base/tmpl_internal.h"

#include <math.h>
#include <string.h>

/* One level of data: an object, and where we are in the list it comes from. */
struct level {
	const char *object;
	size_t index, count;
	size_t size; /* of an item */
};

static const char *text_at(const char *p)
{
	return *(const char *const *)p;
}

static int64_t i64_at(const char *p)
{
	return *(const int64_t *)p;
}

static int32_t i32_at(const char *p)
{
	return *(const int32_t *)p;
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static const char *other_at(const struct level *levels, const struct op *op)
{
	return levels[op->other->level].object + op->other->offset;
}

static bool test(const struct level *levels, const struct op *op)
{
	const struct level *l = &levels[op->level];
	const char *p = l->object + op->offset;
	switch ((enum test)op->test) {
	case TEST_BOOL:
		return *(const bool *)p;
	case TEST_TEXT:
		return text_at(p) && *text_at(p);
	case TEST_I64:
		return i64_at(p) != 0;
	case TEST_I32:
		return i32_at(p) != 0;
	case TEST_INT:
		return i64_at(p) != 0 && i64_at(p) != NONE;
	case TEST_NUMBER:
		return i64_at(p) != NONE;
	case TEST_REAL:
		return !isnan(*(const double *)p);
	case TEST_CHOICE:
		return i32_at(p) >= 0;
	case TEST_LIST:
		return ((const struct list *)p)->count > 0;
	case TEST_MORE:
		return ((const struct list *)p)->more;
	case TEST_FIRST:
		return l->index == 0;
	case TEST_LAST:
		return l->index + 1 == l->count;
	case TEST_IS_I64:
		return i64_at(p) == op->number;
	case TEST_IS_I32:
		return i32_at(p) == op->number;
	case TEST_IS_TEXT:
		return same_text(text_at(p), op->text);
	case TEST_IS_COUNT:
		return ((const struct list *)p)->count == (size_t)op->number;
	case TEST_SAME_I64:
		return i64_at(p) == i64_at(other_at(levels, op));
	case TEST_SAME_I32:
		return i32_at(p) == i32_at(other_at(levels, op));
	case TEST_SAME_TEXT:
		return same_text(text_at(p), text_at(other_at(levels, op)));
	}
	return false;
}

/* A path made by the server; should one hold something else than a path or web address, it leads nowhere. */
static void add_path(struct buf *out, const char *s)
{
	static const char *const good[] = {"?", "#", "https://", "http://", "mailto:", "tel:"};
	if (!s)
		return;
	bool fine = s[0] == '/' && s[1] != '/' && s[1] != '\\';
	for (size_t i = 0; !fine && i < sizeof(good) / sizeof(good[0]); i++)
		fine = !strncmp(s, good[i], strlen(good[i]));
	buf_html(out, fine ? s : "#");
}

/* Plain form, percent-encoded. Numbers, dates and names are short; only texts can be long. */
static void add_url(struct buf *out, enum lang lang, const struct field *f, const char *object)
{
	char plain[64];
	const char *p = object + f->offset;
	if (f->ctype == C_STR) {
		buf_url(out, text_at(p));
		return;
	}
	if (field_is_none(f, object))
		return;
	if (f->kind == K_CHOICE) {
		buf_url(out, f->choices->names[i32_at(p)]);
		return;
	}
	size_t from = out->len;
	tmpl_hooks.format(out, lang, f, object, M_PLAIN);
	size_t n = out->len - from;
	if (n >= sizeof(plain))
		n = sizeof(plain) - 1;
	memcpy(plain, out->p + from, n);
	plain[n] = '\0';
	if (out->cap)
		out->p[from] = '\0';
	out->len = from;
	buf_url(out, plain);
}

static void add_json(struct buf *out, const struct field *f, const char *object)
{
	struct buf b BUF_AUTO;
	buf_init(&b, out->max);
	json_value(&b, f, object);
	buf_html(out, b.p);
	out->full |= b.full;
}

static void add_lines(struct buf *out, const char *s)
{
	char line[512];
	for (; s && *s;) {
		size_t n = strcspn(s, "\n");
		bool whole = n < sizeof(line);
		if (!whole) {
			n = sizeof(line) - 1;
			while ((s[n] & 0xc0) == 0x80) /* not inside a character */
				n--;
		}
		memcpy(line, s, n);
		line[n] = '\0';
		buf_html(out, line);
		s += n;
		if (whole && *s == '\n') {
			buf_str(out, "<br>");
			s++;
		}
	}
}

/* First letters of the first and the last word. */
static void add_initials(struct buf *out, const char *s)
{
	if (!s)
		return;
	const char *first = s + strspn(s, " "), *last = strrchr(first, ' ');
	const char *from[2] = {first, last && last[1] ? last + 1 : NULL};
	for (int i = 0; i < 2; i++) {
		char one[5] = "";
		size_t n = 0;
		if (!from[i])
			continue;
		do
			one[n] = from[i][n];
		while (one[n] && ++n < 4 && (from[i][n] & 0xc0) == 0x80);
		if (one[0] >= 'a' && one[0] <= 'z')
			one[0] = (char)(one[0] - 32);
		buf_html(out, one);
	}
}

/* A number that is a name, in threes from the left: 315 709 032. What is not nine digits stays as it is. */
static void add_org_number(struct buf *out, const char *s)
{
	if (!s || strlen(s) != 9 || strspn(s, "0123456789") != 9) {
		buf_html(out, s);
		return;
	}
	for (int i = 0; i < 3; i++) {
		buf_str(out, i ? "\u00a0" : "");
		buf_add(out, s + 3 * (size_t)i, 3);
	}
}

/* A number or time; in a form that was refused, what was typed. */
static void add_format(struct buf *out, enum lang lang, const struct op *op, const char *object)
{
	const char *typed = NULL;
	if ((op->mod == M_PLAIN || op->mod == M_INPUT) && tmpl_hooks.typed)
		typed = tmpl_hooks.typed(op->field, object);
	if (typed)
		buf_html(out, typed);
	else if (!field_is_none(op->field, object))
		tmpl_hooks.format(out, lang, op->field, object, (enum tmpl_mod)op->mod);
}

static void add_csrf(struct buf *out, const char *token)
{
	if (!token || !*token)
		return;
	buf_str(out, "<input type=\"hidden\" name=\"csrf\" value=\"");
	buf_html(out, token);
	buf_str(out, "\">");
}

/* One op that shows something. */
static void show(struct buf *out, enum lang lang, const struct op *op, const struct level *l)
{
	const char *p = l->object + op->offset;
	switch ((enum op_code)op->code) {
	case OP_TEXT:
		buf_add(out, op->text, op->n);
		break;
	case OP_HTML:
		buf_html(out, text_at(p));
		break;
	case OP_RAW:
		buf_str(out, text_at(p));
		break;
	case OP_PATH:
		add_path(out, text_at(p));
		break;
	case OP_FORMAT:
		add_format(out, lang, op, p);
		break;
	case OP_ID:
		if (i64_at(p))
			buf_int(out, i64_at(p));
		break;
	case OP_LABEL:
		if (i32_at(p) >= 0)
			buf_str(out, op->labels[i32_at(p)]);
		break;
	case OP_URL:
		add_url(out, lang, op->field, p);
		break;
	case OP_LINES:
		add_lines(out, text_at(p));
		break;
	case OP_INITIALS:
		add_initials(out, text_at(p));
		break;
	case OP_ORG_NUMBER:
		add_org_number(out, text_at(p));
		break;
	case OP_JSON:
		add_json(out, op->field, p);
		break;
	case OP_TR:
		if (text_at(p))
			buf_html(out, tmpl_hooks.tr(lang, text_at(p)));
		break;
	case OP_COUNT:
		tmpl_hooks.format_int(out, lang, (int64_t)((const struct list *)p)->count);
		break;
	case OP_INDEX:
		buf_int(out, (int64_t)l->index + 1);
		break;
	case OP_CSRF:
		add_csrf(out, text_at(p));
		break;
	case OP_IF:
	case OP_JUMP:
	case OP_EACH:
	case OP_NEXT:
		break;
	}
}

static void run(struct buf *out, enum lang lang, const struct op *ops, uint32_t at, uint32_t end, struct level *levels)
{
	while (at < end) {
		const struct op *op = &ops[at++];
		struct level *l = &levels[op->level];
		switch ((enum op_code)op->code) {
		case OP_IF:
			if (test(levels, op) == op->negate)
				at = op->to;
			break;
		case OP_JUMP:
			at = op->to;
			break;
		case OP_EACH: {
			const struct list *list = (const struct list *)(l->object + op->offset);
			levels[op->item] = (struct level){.object = list->items, .count = list->count, .size = op->n};
			if (list->count == 0)
				at = op->to;
			break;
		}
		case OP_NEXT:
			if (++l->index < l->count) {
				l->object += l->size;
				at = op->to;
			}
			break;
		default:
			show(out, lang, op, l);
			break;
		}
	}
}

void tmpl_render(struct buf *out, enum lang lang, const struct tmpl *t, const void *page, const void *frame)
{
	const struct program *p = &t->lang[lang];
	/* An op that shows no field stands on either level, there or not; its offset is 0. */
	struct level levels[TMPL_LEVELS] = {{.object = frame ? frame : ""}, {.object = page ? page : ""}};
	run(out, lang, p->ops, 0, p->count, levels);
}
