/* The fields of nouns that an administrator added: which there are, and the values of records as their items. */
#include "platform/custom/custom_ops.h"

#include "base/date.h"
#include "base/num.h"
#include "base/text.h"
#include "lang/tr.h"
#include "platform/custom/custom_store.h"

#include <stdlib.h>
#include <string.h>

enum { IDS_MAX = 64 * 1024, SHOWN_MAX = 64 };

/* ---- which there are ---- */

/* All of them as a connection last read them, their texts behind them in one piece: true as long as nobody has written to the base,
 * and to the end of the transaction that read them unless it changed them itself. */
struct cached {
	bool valid; /* at `version`; not what a write transaction read, since that may be undone with it */
	int64_t version, tx, stamp;
	size_t count;
	struct custom_field *fields;
};
static const char head_key, list_key; /* their addresses name our places on the connection */

/* Copies of the field's texts, one behind the other at `to`; NULL = only how long they are. */
static size_t keep_texts(struct custom_field *f, char *to)
{
	size_t n = 0;
	for (size_t i = 0; i < custom_field_record.count; i++) {
		const char **at = (const char **)((char *)f + custom_field_record.fields[i].offset);
		if (custom_field_record.fields[i].ctype != C_STR || !*at)
			continue;
		size_t length = strlen(*at) + 1;
		if (to)
			*at = memcpy(to + n, *at, length);
		n += length;
	}
	return n;
}

static void remember(struct ctx *cx, struct cached *c, const struct list *rows)
{
	size_t size = rows->count * sizeof(struct custom_field);
	for (size_t i = 0; i < rows->count; i++)
		size += keep_texts(list_at(rows, struct custom_field, i), NULL);
	c->count = rows->count;
	c->stamp = custom_stamp(rows);
	c->fields = db_cache_sized(cx->db, &list_key, size + 1);
	char *text = (char *)(c->fields + rows->count);
	for (size_t i = 0; i < rows->count; i++) {
		c->fields[i] = *list_at(rows, struct custom_field, i);
		text += keep_texts(&c->fields[i], text);
	}
}

/* stamp: as a record that was read says; NONE: nothing says. */
static enum err read_fields(struct ctx *cx, int64_t stamp, struct cached **ret)
{
	struct cached *c = *ret = db_cache(cx->db, &head_key, sizeof *c);
	int64_t tx = db_tx_number(cx);
	if ((tx && c->tx == tx) || (stamp != NONE && c->stamp == stamp))
		return OK;
	int64_t version = db_data_version(cx);
	if (!c->valid || c->version != version) {
		struct list rows;
		TRY(custom_store_fields(cx, &rows));
		remember(cx, c, &rows);
		c->version = version;
		c->valid = db_in_tx(cx) != TX_WRITE;
	}
	c->tx = tx;
	return OK;
}

enum err custom_field_changed(struct ctx *cx, [[maybe_unused]] const void *before, [[maybe_unused]] const void *after)
{
	struct cached *c = db_cache(cx->db, &head_key, sizeof *c);
	c->valid = false;
	c->tx = 0;
	return OK;
}

/* NONE where no object says. */
static int64_t stamp_of(const struct record *r, const void *obj)
{
	const struct field *f = obj ? record_field(r, "custom_stamp") : NULL;
	return f ? *(const int64_t *)((const char *)obj + f->offset) : NONE;
}

static enum err fields_at(struct ctx *cx, const struct record *r, int64_t stamp, struct list *ret)
{
	struct cached *c;
	size_t from = 0;
	*ret = (struct list){0};
	if (!stamp || !custom_member(r))
		return OK;
	TRY(read_fields(cx, stamp, &c));
	while (from < c->count && strcmp(custom_nouns.names[c->fields[from].noun], r->name) != 0)
		from++;
	ret->items = c->fields + from;
	while (from + ret->count < c->count && c->fields[from + ret->count].noun == c->fields[from].noun)
		ret->count++;
	return OK;
}

enum err fields_of(struct ctx *cx, const struct record *r, struct list *ret)
{
	return fields_at(cx, r, NONE, ret);
}

const char *custom_label(const struct ctx *cx, const struct custom_field *f)
{
	return cx->lang == LANG_EN && f->label_en ? f->label_en : f->label_nb;
}

/* ---- items ---- */

struct custom_item custom_item_of(struct ctx *cx, const struct custom_field *f)
{
	return (struct custom_item){.field_id = f->id,
	                            .name = arena_strdup(cx->arena, f->name),
	                            .label = arena_strdup(cx->arena, custom_label(cx, f)),
	                            .kind = f->kind,
	                            .choices = arena_strdup(cx->arena, f->choices),
	                            .required = f->required && !f->switched_off,
	                            .listed = f->listed && !f->switched_off,
	                            .searched = f->searched,
	                            .off = f->switched_off};
}

static enum err blank_items(struct ctx *cx, const struct record *r, const void *obj, struct list *ret)
{
	struct list fields;
	TRY(fields_at(cx, r, stamp_of(r, obj), &fields));
	*ret = (struct list){.items = arena_array(cx->arena, struct custom_item, fields.count), .count = fields.count};
	for (size_t i = 0; i < fields.count; i++) {
		const struct custom_field *f = list_at(&fields, struct custom_field, i);
		*list_at(ret, struct custom_item, i) = custom_item_of(cx, f);
	}
	return OK;
}

static struct list copy_of(struct ctx *cx, const struct list *items)
{
	struct list copy = {.items = arena_array(cx->arena, struct custom_item, items->count), .count = items->count};
	if (items->count)
		memcpy(copy.items, items->items, items->count * sizeof(struct custom_item));
	return copy;
}

static int by_record(const void *key, const void *value)
{
	int64_t a = *(const int64_t *)key, b = ((const struct custom_value *)value)->record_id;
	return a < b ? -1 : a > b;
}

static void put_values(struct ctx *cx, int64_t id, const struct list *values, struct list *items)
{
	const struct custom_value *all = values->items, *end = all + values->count;
	const struct custom_value *v = values->count ? bsearch(&id, all, values->count, sizeof *all, by_record) : NULL;
	while (v && v > all && v[-1].record_id == id)
		v--;
	for (; v && v < end && v->record_id == id; v++)
		for (size_t i = 0; i < items->count; i++)
			if (list_at(items, struct custom_item, i)->field_id == v->field_id)
				custom_put_text(cx, list_at(items, struct custom_item, i), v->text);
}

enum err custom_load(struct ctx *cx, const struct record *r, void *objs, size_t count, size_t size)
{
	struct list blank, values;
	const struct field *id = record_field(r, "id"), *member = custom_member(r);
	if (!count || !member)
		return OK;
	TRY(blank_items(cx, r, objs, &blank));
	if (!blank.count)
		return OK;
	BUF_AUTO struct buf ids;
	buf_init(&ids, IDS_MAX);
	for (size_t i = 0; i < count; i++)
		buf_printf(&ids, "%s%lld", i ? "," : "[", (long long)field_id(id, (char *)objs + i * size));
	buf_char(&ids, ']');
	if (ids.full)
		return fail(cx, E_INTERNAL, "error.internal");
	TRY(custom_store_values(cx, r->name, ids.p, &values));
	for (size_t i = 0; i < count; i++) {
		char *obj = (char *)objs + i * size;
		struct list *items = (struct list *)(obj + member->offset);
		*items = copy_of(cx, &blank);
		put_values(cx, field_id(id, obj), &values, items);
	}
	return OK;
}

enum err custom_own(struct ctx *cx, const struct record *r, void *obj)
{
	const struct field *member = custom_member(r);
	struct list *items = (struct list *)((char *)obj + (member ? member->offset : 0));
	if (!member)
		return OK;
	if (!items->count)
		return blank_items(cx, r, obj, items);
	*items = copy_of(cx, items);
	return OK;
}

/* ---- values ---- */

struct field custom_as_field(const struct custom_item *item)
{
	static const struct field as[] = {
	    [CUSTOM_TEXT] = {.kind = K_TEXT, .ctype = C_STR, .size = sizeof(char *), .max = 200},
	    [CUSTOM_LONG] = {.kind = K_LONG, .ctype = C_STR, .size = sizeof(char *), .max = CUSTOM_LONG_MAX},
	    [CUSTOM_NUMBER] = {.kind = K_QTY, .ctype = C_I64, .size = sizeof(int64_t)},
	    [CUSTOM_DATE] = {.kind = K_DATE, .ctype = C_I32, .size = sizeof(int32_t)},
	    [CUSTOM_CHOICE] = {.kind = K_TEXT, .ctype = C_STR, .size = sizeof(char *), .max = 200},
	    [CUSTOM_BOOL] = {.kind = K_BOOL, .ctype = C_BOOL, .size = sizeof(bool)},
	};
	struct field f = as[item->kind];
	f.name = item->name;
	return f;
}

/* The value of a text as it is kept; false when it is none of its kind. */
static bool any_of(const struct custom_item *item, const char *text, union custom_any *ret)
{
	switch ((enum custom_kind)item->kind) {
	case CUSTOM_NUMBER:
		return num_parse(text, DECIMAL_POINT, 6, &ret->number, NULL);
	case CUSTOM_DATE:
		return date_parse_iso(text, &ret->date);
	case CUSTOM_BOOL:
		ret->yes = *text == '1';
		return true;
	default:
		ret->text = text;
		return true;
	}
}

static const char *formatted(struct ctx *cx, const struct custom_item *item, enum tmpl_mod mod)
{
	struct field f = custom_as_field(item);
	union custom_any v;
	if (!item->text || f.ctype == C_STR || !any_of(item, item->text, &v))
		return item->text;
	if (f.kind == K_BOOL)
		return tr(cx->lang, v.yes ? "custom_field.yes" : "custom_field.no");
	BUF_AUTO struct buf b;
	buf_init(&b, SHOWN_MAX);
	fmt_field_as(&b, cx->lang, &f, &v, mod);
	return arena_strdup(cx->arena, b.p);
}

void custom_put_text(struct ctx *cx, struct custom_item *item, const char *text)
{
	item->text = text;
	item->shown = formatted(cx, item, M_NONE);
}

/* The line of its choices that says the same, in whatever case; NULL when none does. */
static const char *line_of(struct ctx *cx, const struct custom_item *item, const char *text)
{
	const char *at = item->choices, *line, *folded = text_fold(cx->arena, text);
	size_t n;
	while (custom_choice_next(&at, &line, &n)) {
		const char *own = arena_strndup(cx->arena, line, n);
		if (!strcmp(folded, text_fold(cx->arena, own)))
			return own;
	}
	return item->text && !strcmp(item->text, text) ? item->text
	                                               : NULL; /* a line that was taken away stays where it is */
}

bool custom_put(struct ctx *cx, struct custom_item *item, const union custom_any *v)
{
	struct field f = custom_as_field(item);
	const char *text = NULL;
	if (item->kind == CUSTOM_BOOL || !field_is_none(&f, v)) {
		BUF_AUTO struct buf b;
		buf_init(&b, 4 * CUSTOM_LONG_MAX + 1);
		plain_field(&b, &f, v);
		text = item->kind == CUSTOM_CHOICE ? line_of(cx, item, b.p) : arena_strdup(cx->arena, b.p);
		if (!text)
			return false;
	}
	custom_put_text(cx, item, text);
	return true;
}

/* ---- forms ---- */

static enum err take_one(struct ctx *cx, const char *typed, struct custom_item *item)
{
	struct field f = custom_as_field(item);
	union custom_any v = {0};
	if (!typed[strspn(typed, " \t\r\n")]) {
		custom_put_text(cx, item, NULL);
		return OK;
	}
	TRY(field_parse(cx, &f, typed, &v));
	return custom_put(cx, item, &v) ? OK : fail_field(cx, item->name, "form.unknown_choice");
}

enum err custom_take(struct ctx *cx, const struct record *r, const struct list *typed, void *obj)
{
	enum err e = OK;
	TRY(custom_own(cx, r, obj));
	struct list items = custom_items(r, obj);
	for (size_t i = 0; i < typed->count; i++) {
		struct custom_item *t = list_at(typed, struct custom_item, i), *item = custom_find(&items, t->name);
		enum err one = !item || item->off ? fail_field(cx, t->name, "form.unknown_field", t->name)
		                                  : take_one(cx, t->text, item);
		e = one == OK ? e : one;
		if (item)
			t->label = item->label;
	}
	return e == OK ? custom_required(cx, r, obj) : e;
}

enum err custom_required(struct ctx *cx, const struct record *r, const void *obj)
{
	struct list items = custom_items(r, obj);
	enum err e = OK;
	for (size_t i = 0; i < items.count; i++) {
		const struct custom_item *item = list_at(&items, struct custom_item, i);
		if (item->required && !item->text)
			e = fail_field(cx, item->name, "form.required");
	}
	return e;
}

static void add_option(struct list *to, const char *text, const char *label, const char *chosen)
{
	((struct custom_option *)to->items)[to->count++] =
	    (struct custom_option){text, label, chosen && !strcmp(text, chosen)};
}

/* What a select offers; a value that is no line any more is offered where it stands. */
static struct list options_of_item(struct ctx *cx, const struct custom_item *item)
{
	struct list o = {.items = arena_array(cx->arena, struct custom_option, CUSTOM_CHOICES_MAX / 2 + 2)};
	const char *at = item->choices, *line;
	size_t n;
	bool met = !item->text;
	if (item->kind == CUSTOM_BOOL) {
		add_option(&o, "1", tr(cx->lang, "custom_field.yes"), item->input);
		add_option(&o, "0", tr(cx->lang, "custom_field.no"), item->input);
	}
	while (item->kind == CUSTOM_CHOICE && custom_choice_next(&at, &line, &n)) {
		const char *text = arena_strndup(cx->arena, line, n);
		met |= item->text && !strcmp(text, item->text);
		add_option(&o, text, text, item->input);
	}
	if (item->kind == CUSTOM_CHOICE && !met)
		add_option(&o, item->text, item->text, item->input);
	return o;
}

void custom_form(struct ctx *cx, const struct record *r, const struct list *typed, void *obj)
{
	struct list items = custom_items(r, obj);
	for (size_t i = 0; i < items.count; i++) {
		struct custom_item *item = list_at(&items, struct custom_item, i);
		const struct custom_item *t = custom_find(typed, item->name);
		item->input = t ? t->text : item->kind == CUSTOM_NUMBER ? formatted(cx, item, M_INPUT) : item->text;
		item->options = options_of_item(cx, item);
	}
}
