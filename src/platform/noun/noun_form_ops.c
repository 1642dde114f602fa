#include "platform/noun/noun_form_ops.h"

#include "base/text.h"
#include "platform/access/access_ops.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_inner_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_store.h"
#include "platform/search/search_ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHOICES_MAX = 20, FOUND_MAX = 60 };

const struct record noun_choice_record = RECORD_OF("noun_choice", noun_choice, NOUN_CHOICE);

/* The text beside the i-th reference in objects of the named record. */
static const struct field *shown_name(const struct noun_facts *n, size_t ref)
{
	size_t k = n->noun->record->count;
	for (size_t i = 0; i < ref; i++)
		k += n->refs[i].to != NULL;
	return &n->named->fields[k];
}

/* Characters of the longest text that a record of it may be called by: its title, number or mail. */
static int64_t text_max(const struct noun *to)
{
	const char *const names[] = {noun_title_column(to), "number", "mail"};
	int64_t max = 0;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct field *f = record_field(to->record, names[i]);
		if (f && !f->max)
			return 0; /* as any text */
		max = f && f->max > max ? f->max : max;
	}
	return max;
}

static bool add_named(const struct noun_facts *n, struct record *form, const char *name, char *why, size_t why_size)
{
	const struct field *f = record_field(n->named, name);
	struct field *fields = (struct field *)form->fields;
	bool good = f && !(f->flags & (F_KEY | F_FIXED | F_SECRET | F_COMPUTED)) && !record_field(form, name);
	if (!good) {
		snprintf(why, why_size, "form of %s: %s is no field that people fill in, or stands there twice",
		         form->name, name);
		return false;
	}
	fields[form->count++] = *f;
	for (size_t i = 0; i < n->ref_count; i++) {
		if (n->refs[i].field->offset != f->offset || !n->refs[i].to)
			continue;
		struct field shown = *shown_name(n, i);
		shown.max = text_max(n->refs[i].to);
		shown.flags = F_NULL | F_NO_HISTORY; /* it has no control of its own */
		fields[form->count - 1].flags &=
		    ~(unsigned)F_REQUIRED; /* either will do: noun_form_take says what is missing */
		fields[form->count++] = shown;
	}
	return true;
}

bool noun_form_make(const struct noun_facts *n, const char *names, struct record *ret, char *why, size_t why_size)
{
	struct field *fields = calloc(2 * n->named->count, sizeof *fields);
	if (!fields)
		abort();
	*ret = (struct record){
	    .name = n->noun->record->name, .size = n->named->size, .fields = fields, .base = n->noun->record};
	while (*(names += strspn(names, " "))) {
		char name[64];
		size_t len = strcspn(names, " ");
		snprintf(name, sizeof name, "%.*s", (int)len, names);
		if (!add_named(n, ret, name, why, why_size))
			return false;
		names += len;
	}
	if (custom_member(n->noun->record))
		fields[ret->count++] = *custom_member(n->named);
	return n->version ? add_named(n, ret, n->version->name, why, why_size) : true;
}

static const char *text_at(const struct field *f, const void *obj)
{
	return *(const char *const *)((const char *)obj + f->offset);
}

/* The one that is called so, else the one whose words begin so; a number is not the beginning of another. */
static enum err find_called(struct ctx *cx, const struct noun *to, const char *field, const char *text, int64_t *ret)
{
	struct list found, begin = {0};
	TRY(noun_store_by_title(cx, noun_facts(to), text, &found));
	if (!found.count && strspn(text, "0123456789 ") < strlen(text))
		TRY(noun_choices(cx, to, text, &begin));
	if (found.count + begin.count != 1)
		return fail_field(cx, field, found.count + begin.count ? "noun.several_called" : "noun.none_called",
		                  text);
	*ret = found.count ? list_at(&found, struct noun_target, 0)->id : list_at(&begin, struct noun_choice, 0)->id;
	return OK;
}

/* Is it among those that the text finds? */
static enum err is_found(struct ctx *cx, const struct noun *to, const char *text, int64_t id, bool *ret)
{
	struct list found;
	*ret = false;
	TRY(noun_choices(cx, to, text, &found));
	for (size_t i = 0; i < found.count; i++)
		*ret |= list_at(&found, struct noun_choice, i)->id == id;
	return OK;
}

static enum err find_title(struct ctx *cx, const struct noun *to, int64_t id, const char **ret)
{
	struct noun_target t = {0};
	enum err e = id ? noun_store_target(cx, noun_facts(to), id, &t) : OK;
	*ret = t.title;
	return e == E_NOT_FOUND ? OK : e;
}

enum err noun_form_pick(struct ctx *cx, const struct noun *to, const char *field, int64_t before, const char *text,
                        int64_t *id)
{
	const char *title, *was;
	bool found = false;
	if (!text || !*text)
		return OK;
	TRY(find_title(cx, to, *id, &title));
	/* The text is what people see: an id that it does not find is what stood there before. */
	if (title && strcmp(title, text) != 0)
		TRY(is_found(cx, to, text, *id, &found));
	if (title && (found || !strcmp(title, text)))
		return OK;
	/* Without scripts the text comes alone: what it said before still means the same, also when two are called so. */
	TRY(find_title(cx, to, *id ? 0 : before, &was));
	if (!was || strcmp(was, text) != 0)
		return find_called(cx, to, field, text, id);
	*id = before;
	return OK;
}

static enum err take_ref(struct ctx *cx, const struct noun_facts *n, size_t i, const void *typed, void *obj)
{
	const struct noun_ref *ref = &n->refs[i];
	const char *text = text_at(shown_name(n, i), typed);
	int64_t *to = (int64_t *)((char *)obj + ref->field->offset), before = *to, id = field_id(ref->field, typed);
	/* What one may not know of was not shown, so it does not go when the form comes back without it. */
	if (!id && (!text || !*text) && field_is_none(shown_name(n, i), obj) && ref->to->visible)
		return OK;
	*to = id;
	return noun_form_pick(cx, ref->to, ref->field->name, before, text, to);
}

enum err noun_form_take(struct ctx *cx, const struct record *form, const struct noun *noun, const void *typed,
                        void *obj)
{
	const struct noun_facts *n = noun_facts(noun);
	enum err e = OK;
	for (size_t i = 0; i < form->count; i++) {
		const struct field *f = &form->fields[i];
		bool is_ref = f->offset >= n->named->size; /* asked besides: no field of the record */
		for (size_t k = 0; k < n->ref_count; k++) {
			if (n->refs[k].field->offset != f->offset || !n->refs[k].to)
				continue;
			enum err one = take_ref(cx, n, k, typed, obj);
			if (one != OK && one != E_INVALID)
				return one;
			e = one == OK ? e : one;
			is_ref = true;
		}
		if (!is_ref && !(f->flags & (F_VERSION | F_CUSTOM)))
			memcpy((char *)obj + f->offset, (const char *)typed + f->offset, f->size);
	}
	struct list custom = custom_items(form, typed);
	enum err own = custom_take(cx, noun->record, &custom, obj);
	return own == OK ? e : own;
}

enum err noun_form_names(struct ctx *cx, const struct record *form, const struct noun *noun, void *typed)
{
	const struct noun_facts *n = noun_facts(noun);
	for (size_t i = 0; i < n->ref_count; i++) {
		struct noun_target t = {0};
		if (!n->refs[i].to || !record_field(form, n->refs[i].field->name))
			continue;
		const struct field *shown = shown_name(n, i);
		int64_t id = field_id(n->refs[i].field, typed);
		bool meant = field_is_none(shown, typed);
		if (id && !meant)
			TRY(is_found(cx, n->refs[i].to, text_at(shown, typed), id, &meant));
		if (!id || !meant)
			continue;
		enum err e = noun_store_target(cx, noun_facts(n->refs[i].to), id, &t);
		if (e != OK && e != E_NOT_FOUND)
			return e;
		*(const char **)((char *)typed + shown->offset) = t.title;
	}
	return OK;
}

/* Does a word of the text begin like each of these? Of no text none does. */
static bool has_words(struct ctx *cx, const char *text, const struct search_word words[NOUN_WORDS])
{
	if (!text)
		return false;
	const char *folded = text_fold(cx->arena, text);
	for (int i = 0; i < NOUN_WORDS && words[i].from; i++) {
		const char *p = folded;
		while (p && strncmp(p, words[i].from, strlen(words[i].from)) != 0)
			if ((p = strchr(p, ' ')))
				p++;
		if (!p)
			return false;
	}
	return true;
}

static const char *detail_of(struct ctx *cx, const struct noun_target *t)
{
	const char *const parts[] = {t->number, t->mail, t->belongs_to};
	const char *all = NULL;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (parts[i] && *parts[i])
			all = all ? arena_printf(cx->arena, "%s · %s", all, parts[i]) : parts[i];
	return all;
}

enum err noun_choices(struct ctx *cx, const struct noun *n, const char *q, struct list *ret)
{
	struct search_word words[NOUN_WORDS] = {0};
	*ret = (struct list){0};
	if (!q || !search_words(cx, q, words))
		return OK;
	struct list found;
	TRY(noun_store_choices(cx, noun_facts(n), words, ctx_today(cx), &found));
	struct noun_choice *items = arena_array(cx->arena, struct noun_choice, CHOICES_MAX);
	size_t count = 0;
	for (size_t i = 0; i < found.count && count < CHOICES_MAX; i++) {
		const struct noun_target *t = list_at(&found, struct noun_target, i);
		const char *title = t->title;
		if (!noun_is_searched(n) && !has_words(cx, title, words))
			continue;
		if (!title)
			TRY(noun_title_of(cx, n->record->name, t->id, &title));
		items[count++] = (struct noun_choice){t->id, title, detail_of(cx, t)};
	}
	*ret = (struct list){.items = items, .count = count};
	return OK;
}

static bool asks_whom(const struct field_fault *faults, const char *field)
{
	for (const struct field_fault *x = faults; x; x = x->next)
		if (!strcmp(x->field, field) &&
		    (!strcmp(x->key, "noun.several_called") || !strcmp(x->key, "noun.none_called")))
			return true;
	return false;
}

static enum err add_found(struct ctx *cx, const char *field, const struct noun *to, const char *text, struct list *ret)
{
	struct list same, found;
	TRY(noun_store_by_title(cx, noun_facts(to), text, &same));
	TRY(noun_choices(cx, to, text, &found));
	for (size_t i = 0; i < same.count && ret->count < FOUND_MAX; i++) {
		const struct noun_target *t = list_at(&same, struct noun_target, i);
		if (!t->ended || t->ended > ctx_today(cx))
			*list_at(ret, struct noun_found, ret->count++) =
			    (struct noun_found){field, t->id, t->title, detail_of(cx, t)};
	}
	for (size_t i = 0; !same.count && i < found.count && ret->count < FOUND_MAX; i++) {
		const struct noun_choice *c = list_at(&found, struct noun_choice, i);
		*list_at(ret, struct noun_found, ret->count++) = (struct noun_found){field, c->id, c->title, c->detail};
	}
	return OK;
}

enum err noun_form_found(struct ctx *cx, const struct record *form, const struct field_fault *faults, const void *typed,
                         struct list *ret)
{
	*ret = (struct list){.items = arena_array(cx->arena, struct noun_found, FOUND_MAX)};
	for (size_t i = 0; i + 1 < form->count; i++) {
		const struct field *f = &form->fields[i]; /* its text is the next one */
		const struct noun_facts *to = f->ref ? noun_find(f->ref) : NULL;
		if (to && asks_whom(faults, f->name))
			TRY(add_found(cx, f->name, to->noun, text_at(f + 1, typed), ret));
	}
	return OK;
}
