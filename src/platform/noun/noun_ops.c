#include "platform/noun/noun_ops.h"

#include "base/clock.h"
#include "base/text.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/custom/custom_ops.h"
#include "platform/history/history_ops.h"
#include "platform/noun/noun_inner_ops.h"
#include "platform/noun/noun_owned_ops.h"
#include "platform/noun/noun_store.h"
#include "platform/search/search_ops.h"

#include <stdio.h>
#include <string.h>

enum { TITLE_BYTES = 1024, DEPTH_MAX = 6, ABOVE_MAX = 50 /* more steps upwards than anything has: a circle */ };

static const struct noun_rules *rules[NOUNS_MAX]; /* in the order of noun_each */

const struct noun_facts *noun_facts(const struct noun *n)
{
	return noun_of(n->record);
}

static const struct noun_rules **rules_of(const struct noun_facts *n)
{
	return &rules[n - noun_each(0)];
}

bool noun_rules_take(const struct noun_rules *r, char *why, size_t why_size)
{
	const struct noun_facts *n = noun_facts(r->noun);
	const char *wrong = !n || !(r->noun->flags & NOUN_PLAIN)  ? "are of no plain noun"
	                    : !r->fits && !r->changed && !r->used ? "say nothing"
	                    : *rules_of(n)                        ? "were handed in before"
	                                                          : NULL;
	if (wrong) {
		snprintf(why, why_size, "rules of noun %s %s", r->noun->record->name, wrong);
		return false;
	}
	*rules_of(n) = r;
	return true;
}

enum err noun_fits(struct ctx *cx, const struct noun_facts *n, const void *before, void *after)
{
	const struct noun_rules *r = *rules_of(n);
	return r && r->fits ? r->fits(cx, before, after) : OK;
}

/* When it is written: what follows from it. */
static enum err followed(struct ctx *cx, const struct noun_facts *n, const void *before, const void *after)
{
	const struct noun_rules *r = *rules_of(n);
	return r && r->changed ? r->changed(cx, before, after) : OK;
}

int64_t noun_root(const struct noun_facts *n, const void *obj)
{
	if (n->noun->flags & NOUN_IS_ROOT)
		return field_id(n->id, obj);
	return n->root ? field_id(n->root, obj) : 0;
}

static const char *label_of_kind(struct ctx *cx, const struct noun *n)
{
	return tr(cx->lang, arena_printf(cx->arena, "record.%s", n->record->name));
}

const char *noun_title(struct ctx *cx, const struct noun *n, const void *obj)
{
	const struct field *f = record_field(n->record, noun_title_column(n));
	if (!field_is_none(f, obj))
		return *(const char *const *)((const char *)obj + f->offset);
	const char *label = label_of_kind(cx, n);
	for (size_t i = 0; i < n->record->count; i++) {
		f = &n->record->fields[i];
		if (!(f->flags & F_LISTED) || f->kind == K_ID || f->kind >= K_HTML || field_is_none(f, obj))
			continue;
		BUF_AUTO struct buf b;
		buf_init(&b, TITLE_BYTES);
		fmt_field(&b, cx->lang, f, obj);
		return tr_f(cx, "noun.untitled", label, b.p);
	}
	return label;
}

const char *noun_heading(struct ctx *cx, const struct noun *n, const void *obj)
{
	const char *title = noun_title(cx, n, obj);
	return field_is_none(record_field(n->record, noun_title_column(n)), obj)
	           ? title
	           : arena_printf(cx->arena, "%s %s", label_of_kind(cx, n), title);
}

enum err noun_title_of(struct ctx *cx, const char *noun, int64_t id, const char **ret)
{
	const struct noun *n = noun_find(noun)->noun;
	void *obj;
	TRY(noun_get(cx, n, id, &obj));
	*ret = noun_title(cx, n, obj);
	return OK;
}

void noun_prepare(struct ctx *cx, const struct noun_facts *n, void *obj)
{
	const struct record *r = n->noun->record;
	const struct field *key = record_field(r, "sort_key"), *title = record_field(r, noun_title_column(n->noun));
	if (n->noun->prepare)
		n->noun->prepare(cx, obj);
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		/* A text whose column is never NULL may still be left empty. */
		if (f->ctype == C_STR && !(f->flags & (F_NULL | F_REQUIRED | F_FIXED)) && field_is_none(f, obj))
			*(const char **)((char *)obj + f->offset) = "";
	}
	if (!key)
		return;
	const char *text = *(const char *const *)((const char *)obj + title->offset);
	*(const char **)((char *)obj + key->offset) = text_sort_key(cx->arena, text ? text : "");
}

void *noun_blank(struct ctx *cx, const struct noun *n)
{
	const struct record *named = noun_facts(n)->named;
	void *obj = arena_alloc(cx->arena, named->size);
	record_blank(named, obj);
	return obj;
}

void *noun_copy(struct ctx *cx, const struct noun *n, const void *obj)
{
	size_t size = noun_facts(n)->named->size;
	return memcpy(arena_alloc(cx->arena, size), obj, size);
}

enum err noun_get(struct ctx *cx, const struct noun *n, int64_t id, void **ret)
{
	const struct noun_facts *facts = noun_facts(n);
	*ret = noun_blank(cx, n);
	enum err e = noun_store_get(cx, facts, id, *ret);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	return custom_load(cx, n->record, *ret, 1, facts->named->size);
}

enum err noun_hidden(struct ctx *cx, const struct noun *n, int64_t id, bool *ret)
{
	const struct noun_facts *facts = noun_facts(n);
	*ret = false;
	if (access_sees_all(cx))
		return OK;
	enum err e = noun_store_get(cx, facts, id, noun_blank(cx, n));
	if (e != E_NOT_FOUND)
		return e;
	e = noun_store_get_hidden(cx, facts, id, noun_blank(cx, n));
	*ret = e == OK;
	return e == E_NOT_FOUND ? OK : e;
}

static struct history_subject subject_of(const struct noun_facts *n, const void *obj, int64_t act)
{
	return (struct history_subject){
	    .record = n->noun->record, .id = field_id(n->id, obj), .account = noun_root(n, obj), .act_id = act};
}

/* The run of an import that writes the record: none when it is as before. */
static int64_t import_of(const struct noun_facts *n, const void *before, const void *after)
{
	const struct field *f = record_field(n->noun->record, "import_id");
	int64_t id = f ? field_id(f, after) : 0;
	return f && before && field_id(f, before) == id ? 0 : id;
}

static bool differs(const struct field *f, const void *before, const void *obj)
{
	return !before || !field_equal(f, before, obj);
}

/* The texts it is found by: those that people call it by come first. */
static struct search_texts search_texts(struct ctx *cx, const struct noun_facts *n, const void *obj)
{
	const struct record *r = n->noun->record;
	const char *title = noun_title_column(n->noun);
	struct list custom = custom_items(r, obj);
	const char **texts = arena_array(cx->arena, const char *, r->count + custom.count + 1);
	size_t count = 0, called = 0;
	for (int first = 1; first >= 0; first--) {
		for (size_t i = 0; i < r->count; i++) {
			const struct field *f = &r->fields[i];
			bool is_called = f->flags & F_CALLED || !strcmp(f->name, title);
			if (f->flags & F_SEARCHED && is_called == first && !field_is_none(f, obj))
				texts[count++] = *(const char *const *)((const char *)obj + f->offset);
		}
		called = first ? count : called;
	}
	for (size_t i = 0; i < custom.count; i++) {
		const struct custom_item *item = list_at(&custom, struct custom_item, i);
		if (item->searched && item->text)
			texts[count++] = item->text;
	}
	texts[count] = NULL;
	return (struct search_texts){field_id(n->id, obj), texts, called};
}

/* before NULL: it is new. */
static enum err put_search(struct ctx *cx, const struct noun_facts *n, const void *before, const void *obj)
{
	struct search_texts now = search_texts(cx, n, obj);
	if (!before)
		return search_put_new(cx, n->noun->record->name, &now, 1);
	struct search_texts was = search_texts(cx, n, before);
	bool same = now.called == was.called;
	for (size_t i = 0; same && (now.texts[i] || was.texts[i]); i++)
		same = now.texts[i] && was.texts[i] && !strcmp(now.texts[i], was.texts[i]);
	return same ? OK : search_put(cx, n->noun->record->name, &now);
}

/* Whoever the record belongs to: who acts need not know of its customer. */
static enum err found_again(struct ctx *cx, const struct noun_facts *n, int64_t id)
{
	void *obj = noun_blank(cx, n->noun);
	enum err e = noun_store_get(cx, n, id, obj);
	if (e == E_NOT_FOUND)
		e = noun_store_get_hidden(cx, n, id, obj);
	TRY(e);
	TRY(custom_load(cx, n->noun->record, obj, 1, n->named->size));
	return put_search(cx, n, NULL, obj);
}

enum err noun_text_changed(struct ctx *cx, const struct record *r, const struct field *f, int64_t id)
{
	const struct noun_facts *n = noun_of(r);
	return n && f->flags & F_SEARCHED ? found_again(cx, n, id) : OK;
}

/* Where a value comes from that a record is given. */
enum whence { BY_HAND, FROM_FILE, TAKEN_BACK };

/* What a reference of the record points to is there, may be chosen, and lies within the same customer. */
static enum err check_ref(struct ctx *cx, const struct noun_facts *n, const struct noun_ref *ref, const void *before,
                          const void *after, enum whence whence)
{
	const struct field *f = ref->field;
	int64_t id = field_id(f, after);
	struct noun_target t = {0};
	/* What a file refers to was found, but for records of the same file, before it came here. */
	bool found = whence == FROM_FILE && ref->to != n->noun;
	if (!id || !ref->to || found || (before && field_id(f, before) == id))
		return OK;
	const struct noun_facts *to = noun_facts(ref->to);
	enum err e = noun_store_target(cx, to, id, &t);
	/* A file, and what stood there before, may lead to what the one who acts may not know of. */
	if (e == E_NOT_FOUND && whence != BY_HAND && !(f->flags & F_WITHIN))
		e = noun_store_get_hidden(cx, to, id, noun_blank(cx, ref->to));
	if (e == E_NOT_FOUND || (e == OK && f->flags & F_WITHIN && t.root != noun_root(n, after)))
		return fail_field(cx, f->name, "form.unknown_choice");
	TRY(e);
	if (t.ended && t.ended <= ctx_today(cx))
		return fail_field(cx, f->name, "noun.has_ended", t.title);
	return OK;
}

/* "person.manager_id": what a field is called, and what its own texts begin with. */
static const char *label_of(const struct noun_facts *n, const struct field *f)
{
	return n->named->fields[f - n->noun->record->fields].label;
}

/* What a reference to the noun itself leads to ends somewhere, and not where it begins. */
static enum err check_circle(struct ctx *cx, const struct noun_facts *n, const struct noun_ref *ref, const void *before,
                             const void *after)
{
	const struct field *f = ref->field;
	int64_t id = field_id(n->id, after), at = field_id(f, after);
	if (!before || ref->to != n->noun || at == field_id(f, before))
		return OK;
	for (int i = 0; at; i++) {
		void *above = noun_blank(cx, n->noun);
		if (at == id || i == ABOVE_MAX)
			return fail_field(cx, f->name, arena_printf(cx->arena, "%s.circle", label_of(n, f)));
		TRY(noun_store_get_hidden(cx, n, at, above));
		at = field_id(f, above);
	}
	return OK;
}

/* Has no other record what only one may have? */
static enum err check_unique(struct ctx *cx, const struct noun_facts *n, const void *before, const void *obj)
{
	const struct record *r = n->noun->record;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		struct noun_target t;
		if (!(f->flags & F_UNIQUE) || field_is_none(f, obj) || !differs(f, before, obj))
			continue;
		enum err e = noun_store_other(cx, n, f, obj, &t);
		if (e != OK && e != E_NOT_FOUND)
			return e;
		/* The field says it too, so that a form marks it. */
		const char *key = arena_printf(cx->arena, "%s.taken", label_of(n, f));
		if (e == OK && fail_field(cx, f->name, key, t.title) != OK)
			return fail(cx, E_CONFLICT, key, t.title);
	}
	return OK;
}

enum err noun_key_free(struct ctx *cx, const struct noun_facts *n, const void *before, const void *obj)
{
	const struct record *r = n->noun->record;
	bool changed = false;
	int64_t other = 0;
	TRY(check_unique(cx, n, before, obj));
	for (size_t i = 0; i < r->count; i++)
		changed |= r->fields[i].flags & F_NATURAL && differs(&r->fields[i], before, obj);
	if (changed)
		TRY(noun_store_same_key(cx, n, obj, &other));
	return other ? fail(cx, E_CONFLICT, "noun.key_taken", noun_title(cx, n->noun, obj)) : OK;
}

/* Each field by itself is checked when it is read; here what needs the others, the database or the noun's own rules. All faults at
 * once. */
static enum err check(struct ctx *cx, const struct noun_facts *n, const void *before, void *after, enum whence whence)
{
	noun_prepare(cx, n, after);
	enum err e = record_required(cx, n->noun->record, after);
	for (size_t i = 0; i < n->ref_count; i++) {
		if (n->refs[i].field == n->owner)
			continue;
		enum err one = check_ref(cx, n, &n->refs[i], before, after, whence);
		if (one == OK)
			one = check_circle(cx, n, &n->refs[i], before, after);
		if (one != OK && one != E_INVALID)
			return one;
		e = one == OK ? e : one;
	}
	if (n->noun->check) {
		enum err one = n->noun->check(cx, before, after);
		e = one == OK ? e : one;
	}
	enum err custom = before ? OK : custom_required(cx, n->noun->record, after);
	e = custom == OK ? e : custom;
	enum err fits = noun_fits(cx, n, before, after);
	if (fits != OK && fits != E_INVALID)
		return fits;
	return fits == OK ? e : fits;
}

/* The root beside the owner. */
static enum err take_root(struct ctx *cx, const struct noun_facts *n, void *obj)
{
	struct noun_target t = {0};
	if (!n->root || n->root == n->owner || !n->owned_by)
		return OK;
	enum err e = noun_store_target(cx, noun_facts(n->owned_by), field_id(n->owner, obj), &t);
	if (e == E_NOT_FOUND)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(e);
	*(int64_t *)((char *)obj + n->root->offset) = t.root;
	return OK;
}

enum err noun_check(struct ctx *cx, const struct noun *noun, const void *before, void *after)
{
	const struct noun_facts *n = noun_facts(noun);
	if (!before)
		TRY(take_root(cx, n, after));
	TRY(check(cx, n, before, after, BY_HAND));
	return check_unique(cx, n, before, after);
}

enum err noun_same_key(struct ctx *cx, const struct noun *noun, const void *obj, int64_t *ret_id)
{
	return noun_store_same_key(cx, noun_facts(noun), obj, ret_id);
}

enum err noun_called(struct ctx *cx, const struct noun *noun, const char *text, int64_t *ret_id)
{
	struct list found;
	TRY(noun_store_by_title(cx, noun_facts(noun), text, &found));
	*ret_id = found.count == 1 ? list_at(&found, struct noun_target, 0)->id : 0;
	return OK;
}

static void set_number(const struct record *r, const char *name, int64_t value, void *obj)
{
	const struct field *f = record_field(r, name);
	if (f && f->ctype == C_I64)
		*(int64_t *)((char *)obj + f->offset) = value;
}

enum err noun_insert(struct ctx *cx, const struct noun_facts *n, void *obj, int64_t act)
{
	noun_prepare(cx, n, obj);
	struct history_subject of = subject_of(n, obj, act);
	of.import_id = act == of.id ? import_of(n, NULL, obj) : 0; /* not of one that is made again */
	/* The base says whether its keys are free. To ask first would read where others write their new records, and lose to them. */
	bool added;
	TRY(noun_store_add(cx, n, obj, &added));
	if (!added)
		TRY(noun_key_free(cx, n, NULL, obj));
	if (!added)
		return fail(cx, E_CONFLICT, "error.db_conflict");
	TRY(custom_save(cx, n->noun->record, of.id, of.account, NULL, obj));
	TRY(put_search(cx, n, NULL, obj));
	TRY(history_created(cx, &of));
	return followed(cx, n, NULL, obj);
}

static void begin(struct ctx *cx, const struct noun_facts *n, void *obj)
{
	*(int64_t *)((char *)obj + n->id->offset) = id_new();
	*(int64_t *)((char *)obj + n->version->offset) = 1;
	set_number(n->noun->record, "created", cx->now, obj);
	set_number(n->noun->record, "updated", cx->now, obj);
}

enum err noun_add(struct ctx *cx, const struct noun *noun, void *obj, int64_t *ret_act)
{
	const struct noun_facts *n = noun_facts(noun);
	begin(cx, n, obj);
	TRY(take_root(cx, n, obj));
	TRY(check(cx, n, NULL, obj, BY_HAND));
	*ret_act = field_id(n->id, obj); /* the act by which there is a record has its number */
	return noun_insert(cx, n, obj, *ret_act);
}

enum err noun_add_many(struct ctx *cx, const struct noun *noun, void *objs, size_t count, int64_t import)
{
	const struct noun_facts *n = noun_facts(noun);
	struct search_texts *tokens = arena_array(cx->arena, struct search_texts, count);
	char *obj = objs;
	for (size_t i = 0; i < count; i++, obj += noun->record->size) {
		begin(cx, n, obj);
		noun_prepare(cx, n, obj);
		tokens[i] = search_texts(cx, n, obj);
	}
	TRY(noun_store_add_many(cx, n, objs, count));
	TRY(search_put_new(cx, noun->record->name, tokens, count));
	for (obj = objs; count--; obj += noun->record->size) {
		struct history_subject of = subject_of(n, obj, field_id(n->id, obj));
		of.import_id = import;
		TRY(custom_save(cx, noun->record, of.id, of.account, NULL, obj));
		if (n->root)
			TRY(history_created(cx, &of));
		TRY(followed(cx, n, NULL, obj));
	}
	return OK;
}

static enum err update(struct ctx *cx, const struct noun_facts *n, const void *before, void *after, int64_t act,
                       enum whence whence, int64_t import, int *ret_changes)
{
	struct history_subject of = subject_of(n, after, act);
	of.import_id = import ? import : import_of(n, before, after);
	TRY(check(cx, n, before, after, whence));
	if (whence == BY_HAND)
		TRY(noun_owned_check(cx, n->noun, before, after));
	TRY(noun_key_free(cx, n, before, after));
	TRY(history_changed(cx, &of, before, after, ret_changes));
	TRY(noun_custom_changed(cx, &of, before, after, ret_changes));
	if (!*ret_changes)
		return OK;
	set_number(n->noun->record, "updated", cx->now, after);
	TRY(noun_store_put(cx, n, after));
	TRY(custom_save(cx, n->noun->record, of.id, of.account, before, after));
	++*(int64_t *)((char *)after + n->version->offset);
	TRY(put_search(cx, n, before, after));
	return followed(cx, n, before, after);
}

enum err noun_update(struct ctx *cx, const struct noun_facts *n, const void *before, void *after, int64_t act,
                     int *ret_changes)
{
	return update(cx, n, before, after, act, BY_HAND, 0, ret_changes);
}

enum err noun_put_back(struct ctx *cx, const struct noun_facts *n, const void *before, void *after, int64_t act,
                       int *ret_changes)
{
	return update(cx, n, before, after, act, TAKEN_BACK, 0, ret_changes);
}

enum err noun_change(struct ctx *cx, const struct noun *noun, const void *before, void *after, int64_t *ret_act)
{
	int changes = 0;
	int64_t act = history_act_new();
	TRY(noun_update(cx, noun_facts(noun), before, after, act, &changes));
	*ret_act = changes ? act : 0;
	return OK;
}

enum err noun_change_part(struct ctx *cx, const struct noun *noun, const void *before, void *after, int64_t act,
                          int *ret_changes)
{
	return noun_update(cx, noun_facts(noun), before, after, act, ret_changes);
}

enum err noun_set(struct ctx *cx, const struct noun *noun, void *obj, int64_t *ret_act)
{
	const struct noun_facts *n = noun_facts(noun);
	int64_t id;
	void *before;
	TRY(noun_same_key(cx, noun, obj, &id));
	if (!id)
		return noun_add(cx, noun, obj, ret_act);
	TRY(noun_get(cx, noun, id, &before));
	for (size_t i = 0; i < noun->record->count; i++) {
		const struct field *f = &noun->record->fields[i];
		if (!noun_field_is_written(n, f))
			memcpy((char *)obj + f->offset, (const char *)before + f->offset, f->size);
	}
	return noun_change(cx, noun, before, obj, ret_act);
}

enum err noun_change_by_import(struct ctx *cx, const struct noun *noun, const void *before, void *after, int64_t import)
{
	int changes = 0;
	return update(cx, noun_facts(noun), before, after, history_act_new(), FROM_FILE, import, &changes);
}

enum err noun_referred(struct ctx *cx, const struct noun *n, int64_t id, bool *ret)
{
	int64_t referred = 0;
	TRY(noun_store_referred(cx, noun_facts(n), id, &referred));
	*ret = referred;
	return OK;
}

static enum err in_use(struct ctx *cx, const struct noun_facts *n, const void *obj, const char *kind)
{
	if (n->noun->in_use)
		return fail(cx, E_CONFLICT, n->noun->in_use, noun_title(cx, n->noun, obj));
	return kind ? fail(cx, E_CONFLICT, "noun.in_use", tr(cx->lang, arena_printf(cx->arena, "record.%s", kind)))
	            : fail(cx, E_CONFLICT, "noun.referred");
}

/* What belongs to the record goes with it; what only points to it keeps it. */
static enum err remove_children(struct ctx *cx, const struct noun_facts *n, const void *obj, int64_t act, int depth)
{
	struct noun_pointer p;
	int64_t id = field_id(n->id, obj);
	for (size_t i = 0; noun_store_pointer(n, i, &p); i++) {
		struct list ids;
		TRY(noun_store_pointing(cx, n, i, id, &ids));
		if (!ids.count)
			continue;
		bool owned =
		    p.field == p.from->owner && p.from->noun->flags & NOUN_PLAIN && !ids.more && depth < DEPTH_MAX;
		if (!owned)
			return in_use(cx, n, obj, p.from->noun->record->name);
		for (size_t k = 0; k < ids.count; k++) {
			void *child;
			TRY(noun_get(cx, p.from->noun, *list_at(&ids, int64_t, k), &child));
			TRY(noun_delete(cx, p.from, child, act, depth + 1));
		}
	}
	bool referred;
	TRY(noun_referred(cx, n->noun, id, &referred));
	return referred ? in_use(cx, n, obj, NULL) : OK;
}

static enum err delete_unused(struct ctx *cx, const struct noun_facts *n, const void *obj, int64_t act, int depth)
{
	struct history_subject of = subject_of(n, obj, act);
	TRY(remove_children(cx, n, obj, act, depth));
	TRY(custom_remove(cx, n->noun->record, of.id, obj));
	TRY(noun_store_remove(cx, n, obj));
	TRY(search_remove(cx, n->noun->record->name, of.id));
	TRY(noun_custom_removed(cx, &of, obj));
	TRY(history_removed(cx, &of, obj, noun_title(cx, n->noun, obj)));
	return followed(cx, n, obj, NULL);
}

enum err noun_delete(struct ctx *cx, const struct noun_facts *n, const void *obj, int64_t act, int depth)
{
	const struct noun_rules *r = *rules_of(n);
	bool used = false;
	if (n->noun->flags & NOUN_NEVER_REMOVED)
		return fail(cx, E_CONFLICT, "noun.kept");
	if (r && r->used)
		TRY(r->used(cx, obj, &used));
	if (used)
		return fail(cx, E_CONFLICT, "noun.in_use", tr(cx->lang, r->used_by));
	return delete_unused(cx, n, obj, act, depth);
}

enum err noun_remove_unused(struct ctx *cx, const struct noun *noun, const void *obj)
{
	return delete_unused(cx, noun_facts(noun), obj, history_act_new(), 0);
}

enum err noun_remove(struct ctx *cx, const struct noun *noun, const void *obj, int64_t *ret_act)
{
	*ret_act = history_act_new();
	return noun_delete(cx, noun_facts(noun), obj, *ret_act, 0);
}
