/* Files of plain nouns: everything about them is made from the noun's facts, and done by its verbs. */
#include "platform/import/import_kind_ops.h"

#include "base/noun.h"
#include "lang/tr.h"
#include "platform/custom/custom_field.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_ops.h"

#include <stdlib.h>
#include <string.h>

static struct arena made; /* as long as the program */

enum err import_noun_get(struct ctx *cx, const struct import_noun *n, int64_t id, void *ret)
{
	void *named;
	TRY(noun_get(cx, n->plain, id, &named));
	memcpy(ret, named, n->record->size);
	return OK;
}

static int64_t *import_in(const struct record *r, void *obj)
{
	const struct field *f = record_field(r, "import_id");
	return f ? (int64_t *)((char *)obj + f->offset) : NULL;
}

enum err import_noun_add(struct ctx *cx, const struct import_noun *n, void *objs, size_t count)
{
	const int64_t *run = count ? import_in(n->record, objs) : NULL;
	return noun_add_many(cx, n->plain, objs, count, run ? *run : 0);
}

enum err import_noun_save(struct ctx *cx, const struct import_noun *n, const void *before, void *after, int64_t run)
{
	int64_t *import = import_in(n->record, after);
	if (import)
		*import = run;
	return noun_change_by_import(cx, n->plain, before, after, run);
}

enum err import_noun_remove(struct ctx *cx, const struct import_noun *n, int64_t id, bool *ret_removed)
{
	void *obj;
	bool referred;
	TRY(noun_referred(cx, n->plain, id, &referred));
	*ret_removed = !referred;
	if (referred)
		return OK;
	TRY(noun_get(cx, n->plain, id, &obj));
	return noun_remove_unused(cx, n->plain, obj);
}

void import_noun_begin(const struct import_run *run, const struct import_noun *n,
                       [[maybe_unused]] const struct import_item *item, void *obj)
{
	int64_t *import = import_in(n->record, obj);
	if (import)
		*import = run->id;
}

static enum err match(struct ctx *cx, const struct import_noun *n, const void *obj, int64_t *ret_id)
{
	return noun_same_key(cx, n->plain, obj, ret_id);
}

/* What the rules say becomes the reason; of a field that is missing, which one. */
enum err import_noun_check(struct ctx *cx, const struct import_noun *n, const void *before, void *after,
                           struct import_reason *why, bool *ret_good)
{
	enum err e = noun_check(cx, n->plain, before, after);
	*ret_good = e == OK;
	if (e != E_INVALID && e != E_CONFLICT && e != E_NOT_FOUND)
		return e;
	const struct field_fault *f = cx->field_faults;
	if (f && !strcmp(f->key, "form.required"))
		import_refuse(why, "import.reject.missing", f->field, NULL);
	else
		import_refuse(why, f ? f->key : cx->fault.key, f ? f->param[0] : cx->fault.param[0],
		              f ? f->param[1] : cx->fault.param[1]);
	fault_clear(cx);
	return OK;
}

/* ---- columns ---- */

static const char *label_of(const struct record *r, const struct field *f)
{
	return f->label ? f->label : arena_printf(&made, "%s.%s", r->name, f->name);
}

/* The headers that mean it: its name, and what it is called in either language; of a reference also with a word for number. Then what
 * else the field says. */
static const char *known_headers(const struct field *f, const char *name, const char *label)
{
	static const char *const endings[] = {"", "nr", "nummer", "id", "number", "no"};
	const char *words[] = {name, tr(LANG_NB, label), tr(LANG_EN, label)};
	const char *known = "";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t k = 0; k < (f->ref ? sizeof endings / sizeof *endings : 1); k++)
			known = arena_printf(&made, "%s%s%s%s", known, *known ? " " : "",
			                     csv_header_bare(&made, words[i]), endings[k]);
	return f->headers ? arena_printf(&made, "%s %s", known, f->headers) : known;
}

static unsigned flags_of(const struct field *f)
{
	switch (f->kind) {
	case K_INT:
	case K_MONEY:
	case K_QTY:
	case K_REAL:
	case K_PERCENT:
		return COL_NUMBER;
	case K_DATE:
		return COL_DATE;
	case K_LONG:
		return COL_LONG;
	default:
		return 0;
	}
}

/* Is it known by one text, which nobody else of its kind has? Then rows are as in files of customers. Else by its key inside its owner. */
static bool is_keyed(const struct noun *n)
{
	const struct field *key = noun_key_field(n);
	return key && key->flags & F_NATURAL && !noun_of(n->record)->owner;
}

static bool is_key(const struct noun_facts *n, const struct field *f)
{
	return f == n->owner || f->flags & F_NATURAL;
}

/* The name of a record that also has a number: its files may do without that. */
static bool is_title(const struct noun *n, const struct field *f)
{
	return is_keyed(n) && f != noun_key_field(n) && !strcmp(f->name, noun_title_column(n));
}

static size_t add_columns(const struct noun_facts *n, bool keys, struct import_column *to)
{
	const struct record *r = n->noun->record;
	size_t count = 0;
	for (size_t i = 0; i < r->count && count < IMPORT_COLUMNS_MAX; i++) {
		const struct field *f = &r->fields[i];
		/* A record of the same file is followed where rows are known by one text. */
		bool own = f->ref && !strcmp(f->ref, r->name) && !is_keyed(n->noun);
		if (!noun_field_is_written(n, f) || is_key(n, f) != keys || own)
			continue;
		const char *name = noun_column_name(&made, f),
		           *label = f == n->owner && f->ref ? arena_printf(&made, "record.%s", f->ref) : label_of(r, f);
		to[count++] = (struct import_column){.name = name,
		                                     .known = known_headers(f, name, label),
		                                     .flags = flags_of(f) | (keys ? COL_NEEDED | COL_KEY : 0) |
		                                              (is_title(n->noun, f) ? COL_CALLS : 0),
		                                     .noun = f->ref,
		                                     .field = f->name,
		                                     .label = label};
	}
	return count;
}

/* ---- the kind ---- */

static const struct import_noun *noun_made(const struct noun *noun)
{
	struct import_noun *n = arena_new(&made, struct import_noun);
	*n = (struct import_noun){IMPORT_NOUN_VERBS,
	                          .name = noun->record->name,
	                          .record = noun->record,
	                          .plain = noun,
	                          .mentioned = true,
	                          .known = true,
	                          .match = is_keyed(noun) ? NULL : match};
	return n;
}

/* How files name a record of that noun: as in its own files, where there are any. */
static const struct import_noun *noun_named(const struct noun *noun)
{
	for (int32_t i = 0; i < (int32_t)import_kind_count(); i++) {
		int at = import_noun_place(import_kind(i)->nouns, noun->record->name);
		if (at >= 0)
			return import_kind(i)->nouns[at];
	}
	return noun_made(noun);
}

/* A field that an administrator added is called by its name, or as people read it. */
static struct import_column custom_column(struct ctx *cx, struct arena *a, const struct custom_field *f)
{
	static const unsigned flags[] = {
	    [CUSTOM_LONG] = COL_LONG, [CUSTOM_NUMBER] = COL_NUMBER, [CUSTOM_DATE] = COL_DATE, [CUSTOM_BOOL] = 0};
	return (struct import_column){.name = arena_strdup(a, f->name),
	                              .known = arena_printf(a, "%s %s %s", csv_header_bare(a, f->name),
	                                                    csv_header_bare(a, f->label_nb),
	                                                    f->label_en ? csv_header_bare(a, f->label_en) : ""),
	                              .flags = COL_CUSTOM | flags[f->kind],
	                              .label = arena_strdup(a, custom_label(cx, f))};
}

enum err import_kind_with_custom(struct ctx *cx, struct arena *a, int32_t number, const struct import_kind **ret)
{
	const struct import_kind *kind = *ret = import_kind(number);
	struct list fields;
	if (kind->flags & KIND_LINES)
		return OK;
	TRY(fields_of(cx, kind->nouns[0]->record, &fields));
	if (!fields.count)
		return OK;
	struct import_kind *here = arena_new(a, struct import_kind);
	struct import_column *columns = arena_array(a, struct import_column, IMPORT_COLUMNS_MAX);
	size_t count = kind->columns.count;
	memcpy(columns, kind->columns.items, count * sizeof *columns);
	for (size_t i = 0; i < fields.count && count < IMPORT_COLUMNS_MAX; i++)
		if (!list_at(&fields, struct custom_field, i)->switched_off)
			columns[count++] = custom_column(cx, a, list_at(&fields, struct custom_field, i));
	*here = *kind;
	here->columns.items = columns;
	here->columns.count = count;
	*ret = here;
	return OK;
}

const struct import_kind *import_kind_of(const struct noun *noun)
{
	const struct noun_facts *facts = noun_of(noun->record);
	static bool begun;
	if (!begun)
		arena_init(&made);
	begun = true;
	struct import_column *columns = arena_array(&made, struct import_column, 2 * IMPORT_COLUMNS_MAX);
	size_t keys = add_columns(facts, true, columns), count = keys + add_columns(facts, false, columns + keys);
	const struct import_noun **nouns = arena_array(&made, const struct import_noun *, facts->ref_count + 2);
	size_t n = 0;
	nouns[n++] = noun_named(noun);
	for (size_t i = 0; i < facts->ref_count; i++)
		if (facts->refs[i].to && import_noun_place(nouns, facts->refs[i].to->record->name) < 0)
			nouns[n++] = noun_named(facts->refs[i].to);
	nouns[n] = NULL;
	struct import_kind *kind = arena_new(&made, struct import_kind);
	*kind = (struct import_kind){.name = noun->segment,
	                             .summary = arena_printf(&made, "Import %s from a CSV file.", noun->segment),
	                             .edit = facts->root ? 0 : noun->edit,
	                             .columns = {columns, count},
	                             .nouns = nouns,
	                             .worker = &import_records_worker};
	return kind;
}

bool import_kind_fits(const struct noun *noun)
{
	bool natural = false;
	for (size_t i = 0; i < noun->record->count; i++)
		natural |= (noun->record->fields[i].flags & F_NATURAL) != 0;
	return natural && noun->segment && noun->flags & NOUN_PLAIN && !(noun->flags & NOUN_NO_IMPORT);
}
