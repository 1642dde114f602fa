/* The API as an OpenAPI 3.1 document: routes that answer JSON, records as schemas. */
#include "base/custom.h"
#include "lang/tr.h"
#include "platform/access/rights.h"
#include "platform/docs/docs_module.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MAX_RECORDS = 1000 };

/* Indented JSON; `empty`: nothing stands in the innermost object or array yet. */
struct writer {
	struct buf *out;
	int depth;
	bool empty;
	const struct record *records[MAX_RECORDS]; /* those that need a schema */
	size_t record_count;
};

static void item(struct writer *w)
{
	if (!w->empty)
		buf_char(w->out, ',');
	buf_char(w->out, '\n');
	for (int i = 0; i < w->depth; i++)
		buf_char(w->out, ' ');
	w->empty = false;
}

static void text(struct writer *w, const char *s)
{
	buf_char(w->out, '"');
	buf_json(w->out, s);
	buf_char(w->out, '"');
}

static void key(struct writer *w, const char *name)
{
	item(w);
	text(w, name);
	buf_str(w->out, ": ");
}

static void begin(struct writer *w, char bracket)
{
	buf_char(w->out, bracket);
	w->depth++;
	w->empty = true;
}

static void end(struct writer *w, char bracket)
{
	w->depth--;
	if (!w->empty) {
		w->empty = true;
		item(w);
	}
	buf_char(w->out, bracket);
	w->empty = false;
}

static void object(struct writer *w, const char *name)
{
	key(w, name);
	begin(w, '{');
}

static void member(struct writer *w, const char *name, const char *s)
{
	key(w, name);
	text(w, s);
}

/* ---- schemas ---- */

/* Two records may have one name; the second is told apart by a number. */
static void schema_name(struct writer *w, const struct record *r, char *name, size_t size)
{
	size_t same = 1;
	for (size_t i = 0; i < w->record_count; i++) {
		if (w->records[i] == r)
			break;
		same += !strcmp(w->records[i]->name, r->name);
	}
	if (same > 1)
		snprintf(name, size, "%s%zu", r->name, same);
	else
		snprintf(name, size, "%s", r->name);
}

static void need_schema(struct writer *w, const struct record *r)
{
	for (size_t i = 0; i < w->record_count; i++)
		if (w->records[i] == r)
			return;
	if (w->record_count == MAX_RECORDS)
		return;
	w->records[w->record_count++] = r;
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].of && !(r->fields[i].flags & (F_SECRET | F_CUSTOM)))
			need_schema(w, r->fields[i].of);
}

static void reference(struct writer *w, const struct record *r)
{
	char name[200], path[300];
	schema_name(w, r, name, sizeof(name));
	snprintf(path, sizeof(path), "#/components/schemas/%s", name);
	member(w, "$ref", path);
}

struct shape {
	const char *type, *format, *pattern;
};

static struct shape shape_of(enum kind kind)
{
	switch (kind) {
	case K_ID:
	case K_INT:
		return (struct shape){"integer", "int64", NULL};
	case K_BOOL:
		return (struct shape){"boolean", NULL, NULL};
	case K_REAL:
	case K_PERCENT:
		return (struct shape){"number", "double", NULL};
	case K_MONEY:
	case K_QTY:
		return (struct shape){"number", NULL, NULL};
	case K_TIME:
		return (struct shape){"string", "date-time", NULL};
	case K_DATE:
		return (struct shape){"string", "date", NULL};
	case K_MONTH:
		return (struct shape){"string", NULL, "^[0-9]{4}-[0-9]{2}$"};
	case K_URL:
		return (struct shape){"string", "uri-reference", NULL};
	case K_TEXT:
	case K_LONG:
	case K_CHOICE:
	case K_HTML:
	case K_RECORD:
	case K_LIST:
		break;
	}
	return (struct shape){"string", NULL, NULL};
}

static void bound(struct writer *w, const char *name, const struct field *f, int64_t v, bool input)
{
	key(w, name);
	if (f->kind == K_MONEY)
		buf_printf(w->out, "%.2f", (double)v / 100);
	else if (f->kind == K_QTY)
		buf_printf(w->out, "%.15g", (double)v / 1e6);
	else if (f->kind == K_PERCENT && !input)
		buf_printf(w->out, "%.15g", (double)v / 100);
	else
		buf_int(w->out, v);
}

static void limits(struct writer *w, const struct field *f, bool input)
{
	if (f->ctype == C_STR) {
		if (!input || f->kind == K_URL)
			return;
		key(w, "maxLength");
		buf_int(w->out, f->max ? f->max : f->kind == K_LONG ? 10000 : 200);
	} else if (f->min < f->max && (f->ctype == C_I64 || f->ctype == C_F64)) {
		bound(w, "minimum", f, f->min, input);
		bound(w, "maximum", f, f->max, input);
	}
}

/* The members of a scalar's schema. input: as a form takes it, where a share is written in percent. */
static void scalar(struct writer *w, const struct field *f, bool input)
{
	struct shape s = shape_of(f->kind);
	key(w, "type");
	/* In answers what may be missing is null; forms leave it out or send "". */
	if (input || f->kind == K_BOOL || f->flags & F_REQUIRED)
		text(w, s.type);
	else
		buf_printf(w->out, "[\"%s\", \"null\"]", s.type);
	if (s.format)
		member(w, "format", s.format);
	if (s.pattern)
		member(w, "pattern", s.pattern);
	if (f->kind == K_CHOICE) {
		key(w, "enum");
		begin(w, '[');
		for (size_t i = 0; f->choices->names[i]; i++) {
			item(w);
			text(w, f->choices->names[i]);
		}
		if (!input && !(f->flags & F_REQUIRED)) {
			item(w);
			buf_str(w->out, "null");
		}
		end(w, ']');
	}
	limits(w, f, input);
}

static const char *unit(const struct field *f, bool input)
{
	switch (f->kind) {
	case K_PERCENT:
		return input ? "31 means 31 %" : "0.31 means 31 %";
	case K_MONEY:
		return "in the currency of the base, two decimals";
	case K_QTY:
		return "at most six decimals";
	default:
		return NULL;
	}
}

static void describe(struct writer *w, const struct record *r, const struct field *f, bool input)
{
	const char *label = docs_label(r, f), *u = unit(f, input);
	char all[500];
	if (!label && !u)
		return;
	snprintf(all, sizeof(all), "%s%s%s", label ? label : "", label && u ? "; " : "", u ? u : "");
	member(w, "description", all);
}

static void field_schema(struct writer *w, const struct record *r, const struct field *f, bool input)
{
	describe(w, r, f, input);
	if (f->kind == K_RECORD) {
		reference(w, f->of);
	} else if (f->kind == K_LIST) {
		member(w, "type", "array");
		object(w, "items");
		if (input)
			scalar(w, &f->of->fields[0], true);
		else
			reference(w, f->of);
		end(w, '}');
	} else {
		scalar(w, f, input);
	}
}

static bool shown(const struct field *f)
{
	return !(f->flags & (F_SECRET | F_CUSTOM)) && f->kind != K_HTML;
}

static void record_schema(struct writer *w, const struct record *r, bool input)
{
	size_t required = 0;
	member(w, "type", "object");
	object(w, "properties");
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (input ? f->flags & F_CUSTOM || f->kind == K_RECORD || f->kind == K_HTML || f->kind == K_URL
		          : !shown(f))
			continue;
		object(w, f->name);
		field_schema(w, r, f, input);
		end(w, '}');
		required += input && f->flags & F_REQUIRED;
	}
	end(w, '}');
	if (custom_member(r)) {
		object(w, "additionalProperties");
		member(w, "description",
		       "The fields that an administrator added to this record, by their names: GET /custom_fields.");
		key(w, "type");
		buf_str(w->out, "[\"string\", \"number\", \"boolean\", \"null\"]");
		end(w, '}');
	}
	if (!required)
		return;
	key(w, "required");
	begin(w, '[');
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & F_REQUIRED) {
			item(w);
			text(w, r->fields[i].name);
		}
	end(w, ']');
}

/* ---- routes ---- */

/* "/accounts/:id/rounds/:id" → "/accounts/{id}/rounds/{id2}"; emits the parameters when `w` is given. */
static void path_text(struct buf *out, const char *path, struct writer *w)
{
	int ids = 0;
	for (const char *s = path; *s;) {
		size_t n = strcspn(s + 1, "/") + 1; /* with its slash */
		char name[64];
		if (n < 2 || s[1] != ':' || n - 2 >= sizeof(name) - 4) {
			buf_add(out, s, n);
			s += n;
			continue;
		}
		bool id = n == 4 && !memcmp(s, "/:id", 4);
		if (id && ids++ > 0)
			snprintf(name, sizeof(name), "id%d", ids);
		else
			snprintf(name, sizeof(name), "%.*s", (int)n - 2, s + 2);
		buf_printf(out, "/{%s}", name);
		s += n;
		if (!w)
			continue;
		item(w);
		begin(w, '{');
		member(w, "name", name);
		member(w, "in", "path");
		key(w, "required");
		buf_str(w->out, "true");
		object(w, "schema");
		member(w, "type", id || !strcmp(name, "number") ? "integer" : "string");
		end(w, '}');
		end(w, '}');
	}
}

/* See http/once.c. */
static void idempotency_header(struct writer *w)
{
	item(w);
	begin(w, '{');
	member(w, "name", "Idempotency-Key");
	member(w, "in", "header");
	member(w, "description",
	       "A text of your own choice. The same fields sent again to the same path with the same key within two "
	       "days are not done "
	       "again: the answer is that of the first time. Without it every post is done.");
	object(w, "schema");
	member(w, "type", "string");
	end(w, '}');
	end(w, '}');
}

static void parameters(struct writer *w, const struct route *r)
{
	struct buf unused BUF_AUTO;
	buf_init(&unused, 1000);
	key(w, "parameters");
	begin(w, '[');
	path_text(&unused, r->path, w);
	for (size_t i = 0; r->query && i < r->query->count; i++) {
		const struct field *f = &r->query->fields[i];
		if (f->kind == K_RECORD || !shown(f))
			continue;
		item(w);
		begin(w, '{');
		member(w, "name", f->name);
		member(w, "in", "query");
		object(w, "schema");
		field_schema(w, r->query, f, true);
		end(w, '}');
		end(w, '}');
	}
	if (r->flags & R_IDEMPOTENT)
		idempotency_header(w);
	end(w, ']');
}

static void request_body(struct writer *w, const struct route *r)
{
	static const char *const types[] = {"application/json", "application/x-www-form-urlencoded"};
	bool upload = r->flags & R_UPLOAD;
	if (!r->form && !upload && !(r->flags & R_FREE_FORM))
		return;
	object(w, "requestBody");
	object(w, "content");
	for (size_t i = 0; i < (upload ? 1 : 2); i++) {
		object(w, upload ? "multipart/form-data" : types[i]);
		object(w, "schema");
		if (r->form)
			record_schema(w, r->form, true);
		else
			member(w, "type", "object");
		end(w, '}');
		end(w, '}');
	}
	end(w, '}');
	end(w, '}');
}

static void answer(struct writer *w, const char *status, const char *what, const char *type)
{
	object(w, status);
	member(w, "description", what);
	object(w, "content");
	object(w, type);
	object(w, "schema");
}

static void answer_end(struct writer *w)
{
	for (int i = 0; i < 4; i++)
		end(w, '}');
}

static void responses(struct writer *w, const struct route *r)
{
	object(w, "responses");
	if (r->view || r->name || r->method == POST) {
		answer(w, "200", "done", "application/json");
		if (r->view)
			reference(w, r->view);
		else
			member(w, "$ref", "#/components/schemas/done_");
		answer_end(w);
	} else {
		answer(w, "200", "the file", "*/*");
		answer_end(w);
	}
	answer(w, "default", "refused: see error", "application/json");
	member(w, "$ref", "#/components/schemas/error_");
	answer_end(w);
	end(w, '}');
}

static void operation(void *arg, const char *module, const struct route *r)
{
	struct writer *w = arg;
	struct buf access BUF_AUTO, id BUF_AUTO;
	buf_init(&access, 1000);
	buf_init(&id, 1000);
	docs_access(&access, r);
	buf_str(&id, r->method == GET ? "get" : "post");
	path_text(&id, r->path, NULL);
	for (char *p = id.p; *p; p++)
		if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9')))
			*p = '_';
	object(w, r->method == GET ? "get" : "post");
	member(w, "operationId", id.p);
	key(w, "tags");
	begin(w, '[');
	item(w);
	text(w, module);
	end(w, ']');
	member(w, "summary", r->summary);
	member(w, "x-access", access.p);
	if (r->need.data == DATA_ANYONE) {
		key(w, "security");
		buf_str(w->out, "[]");
	}
	parameters(w, r);
	request_body(w, r);
	responses(w, r);
	end(w, '}');
}

/* ---- the document ---- */

typedef void each_route(void *arg, const char *module, const struct route *);

/* Routes of one path, or all when path is NULL, which have a JSON form. */
static void walk(const char *path, each_route *what, void *arg)
{
	for (size_t m = 0; modules[m]; m++)
		for (size_t s = 0; modules[m]->routes && modules[m]->routes[s]; s++)
			for (size_t i = 0; i < modules[m]->routes[s]->count; i++) {
				const struct route *r = &modules[m]->routes[s]->routes[i];
				if (!(r->flags & R_HTML) && (!path || !strcmp(r->path, path)))
					what(arg, modules[m]->name, r);
			}
}

static void take_first(void *arg, const char *module, const struct route *r)
{
	const struct route **first = arg;
	if (!*first)
		*first = r;
}

/* A path is written once, at its first route, with every method it has. */
static void path_item(void *arg, const char *module, const struct route *r)
{
	struct writer *w = arg;
	const struct route *first = NULL;
	walk(r->path, take_first, &first);
	if (first != r)
		return;
	struct buf path BUF_AUTO;
	buf_init(&path, 1000);
	path_text(&path, r->path, NULL);
	object(w, path.p);
	walk(r->path, operation, w);
	end(w, '}');
}

static void collect(void *arg, const char *module, const struct route *r)
{
	if (r->view)
		need_schema(arg, r->view);
}

/* What every POST without a view and every refusal answers. Names that no record has. */
static const char fixed_schemas[] =
    "\n  \"done_\": {\"type\": \"object\", \"properties\": {\"ok\": {\"type\": \"boolean\"}, \"location\": "
    "{\"type\": \"string\", \"format\": \"uri-reference\"}}},"
    "\n  \"error_\": {\"type\": \"object\", \"properties\": {\"error\": {\"type\": \"string\", \"enum\": [%s]},"
    " \"message\": {\"type\": \"string\"}, \"fields\": {\"type\": \"array\", \"items\": {\"type\": \"object\","
    " \"properties\": {\"field\": {\"type\": \"string\"}, \"key\": {\"type\": \"string\"}, \"message\":"
    " {\"type\": \"string\"}}}}}}";

static void components(struct writer *w)
{
	struct buf errors BUF_AUTO;
	buf_init(&errors, 10000);
	for (int e = OK + 1; e < ERR_COUNT; e++)
		buf_printf(&errors, "%s\"%s\"", e > OK + 1 ? ", " : "", err_info((enum err)e)->name);
	object(w, "components");
	object(w, "securitySchemes");
	object(w, "token");
	member(w, "type", "http");
	member(w, "scheme", "bearer");
	end(w, '}');
	end(w, '}');
	object(w, "schemas");
	buf_printf(w->out, fixed_schemas, errors.p);
	w->empty = false;
	for (size_t i = 0; i < w->record_count; i++) {
		char name[200];
		schema_name(w, w->records[i], name, sizeof(name));
		object(w, name);
		record_schema(w, w->records[i], false);
		end(w, '}');
	}
	end(w, '}');
	end(w, '}');
}

void docs_openapi(struct buf *out)
{
	struct writer w = {.out = out};
	walk(NULL, collect, &w);
	begin(&w, '{');
	member(&w, "openapi", "3.1.0");
	object(&w, "info");
	member(&w, "title", "Hjul");
	member(&w, "version", HJUL_VERSION);
	member(
	    &w, "description",
	    "Every page of Hjul is also JSON: ask with Accept: application/json or add .json to the path. Sign in with "
	    "a token from your profile page (Authorization: Bearer …).");
	end(&w, '}');
	key(&w, "security");
	buf_str(out, "[{\"token\": []}]");
	object(&w, "paths");
	walk(NULL, path_item, &w);
	end(&w, '}');
	components(&w);
	end(&w, '}');
	buf_char(out, '\n');
}
