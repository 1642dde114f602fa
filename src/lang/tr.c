#include "lang/tr.h"

#include "lang/tr_table.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { KEY_MAX = 128, TEXT_MAX = 1 << 20 };

static const struct tr_entry *find(const char *key)
{
	for (unsigned slot = tr_hash(key);; slot++) {
		unsigned place = tr_slots[slot & tr_slot_mask];
		if (!place)
			return NULL;
		if (strcmp(tr_entries[place - 1].key, key) == 0)
			return &tr_entries[place - 1];
	}
}

const char *tr(enum lang lang, const char *key)
{
	const struct tr_entry *e = find(key);

	if (!e)
		return key;
	return lang == LANG_NB ? e->nb : e->en;
}

bool tr_exists(const char *key)
{
	return find(key) != NULL;
}

void tr_put(struct buf *b, enum lang lang, const char *key, const char *const param[4])
{
	const char *s = tr(lang, key);

	for (const char *brace; (brace = strchr(s, '{')); s = brace + 1) {
		buf_add(b, s, (size_t)(brace - s));
		if (brace[1] >= '0' && brace[1] <= '3' && brace[2] == '}') {
			buf_str(b, param[brace[1] - '0']);
			brace += 2;
		} else {
			buf_char(b, '{');
		}
	}
	buf_str(b, s);
}

char *tr_fill(struct ctx *cx, const char *key, const char *const param[5])
{
	struct buf b BUF_AUTO;

	buf_init(&b, TEXT_MAX);
	tr_put(&b, cx->lang, key, param);
	return arena_strndup(cx->arena, b.p, b.len);
}

char *tr_fault(struct ctx *cx, const struct fault *f)
{
	const char *const param[5] = {f->param[0], f->param[1], f->param[2], f->param[3]};

	return tr_fill(cx, f->key ? f->key : err_info(f->code)->key, param);
}

char *tr_field_fault(struct ctx *cx, const struct field_fault *f)
{
	const char *const param[5] = {f->param[0], f->param[1], f->param[2], f->param[3]};

	return tr_fill(cx, f->key, param);
}

const char *lang_code(enum lang lang)
{
	return lang == LANG_NB ? "nb" : "en";
}

bool lang_parse(const char *code, enum lang *ret)
{
	static const struct {
		char code[3];
		enum lang lang;
	} codes[] = {{"nb", LANG_NB}, {"no", LANG_NB}, {"nn", LANG_NB}, {"en", LANG_EN}};

	if (!code)
		return false;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		/* "nb", "nb-NO", "nb_NO.UTF-8" */
		if (strncasecmp(code, codes[i].code, 2) == 0 && (!code[2] || strchr("-_.@", code[2]))) {
			*ret = codes[i].lang;
			return true;
		}
	}
	return false;
}

const char *field_label(enum lang lang, const struct record *r, const struct field *f)
{
	char key[KEY_MAX];

	if (f->label)
		return tr(lang, f->label);
	snprintf(key, sizeof(key), "%s.%s", r->name, f->name);
	const struct tr_entry *e = find(key);
	if (!e)
		return f->name;
	return lang == LANG_NB ? e->nb : e->en;
}

const char *choice_label(enum lang lang, const struct field *f, int value)
{
	char key[KEY_MAX];

	if (value < 0)
		return "";
	snprintf(key, sizeof(key), "%s.%s", f->choices->prefix, f->choices->names[value]);
	const struct tr_entry *e = find(key);
	if (!e)
		return f->choices->names[value];
	return lang == LANG_NB ? e->nb : e->en;
}

void fault_json(struct ctx *cx, enum err err, struct buf *b)
{
	buf_str(b, "{\"error\":\"");
	buf_json(b, err_info(err)->name);
	buf_str(b, "\",\"message\":\"");
	buf_json(b, tr_fault(cx, &cx->fault));
	buf_str(b, "\"");
	for (const struct field_fault *f = cx->field_faults; f; f = f->next) {
		buf_str(b, f == cx->field_faults ? ",\"fields\":[{\"field\":\"" : ",{\"field\":\"");
		buf_json(b, f->field);
		buf_str(b, "\",\"key\":\"");
		buf_json(b, f->key);
		buf_str(b, "\",\"message\":\"");
		buf_json(b, tr_field_fault(cx, f));
		buf_str(b, "\"}");
	}
	buf_str(b, cx->field_faults ? "]}\n" : "}\n");
}
