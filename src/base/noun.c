/* Nouns: the facts of all of them joined at start, where everything that does not agree ends it. */
#include "base/noun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct noun_facts all[NOUNS_MAX];
static size_t count;
static struct arena made; /* what is derived: as long as the program */

const struct noun_facts *noun_find(const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(all[i].noun->record->name, name))
			return &all[i];
	return NULL;
}

const struct noun_facts *noun_of(const struct record *r)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].noun->record == r)
			return &all[i];
	return NULL;
}

const struct noun_facts *noun_by_segment(const char *s, size_t n)
{
	for (size_t i = 0; i < count; i++) {
		const char *segment = all[i].noun->segment;
		if (segment && strlen(segment) == n && !memcmp(segment, s, n))
			return &all[i];
	}
	return NULL;
}

const struct noun_facts *noun_each(size_t i)
{
	return i < count ? &all[i] : NULL;
}

static const struct field *flagged(const struct record *r, unsigned flag)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & flag)
			return &r->fields[i];
	return NULL;
}

static size_t count_flagged(const struct record *r, unsigned flag)
{
	size_t n = 0;
	for (size_t i = 0; i < r->count; i++)
		n += (r->fields[i].flags & flag) != 0;
	return n;
}

/* What is wrong with a noun by itself; NULL when nothing is. */
static const char *wrong_alone(const struct noun *n)
{
	const struct record *r = n->record;
	const struct field *key = flagged(r, F_KEY), *version = flagged(r, F_VERSION),
	                   *name = record_field(r, noun_title_column(n));
	if (noun_find(r->name))
		return "is taken twice";
	if (n->segment && noun_by_segment(n->segment, strlen(n->segment)))
		return "has a segment that another noun has";
	if (!key || key->kind != K_ID || strcmp(key->name, "id") != 0 || count_flagged(r, F_KEY) != 1)
		return "has no key that is its id";
	if (!name || name->ctype != C_STR)
		return "has no text that is its title";
	if (record_field(r, "sort_key") && record_field(r, "sort_key")->ctype != C_STR)
		return "has a sort_key that is no text";
	if (n->ended && (!record_field(r, n->ended) || record_field(r, n->ended)->kind != K_DATE))
		return "has an end that is no date of it";
	if (n->responsible && (!record_field(r, n->responsible) || record_field(r, n->responsible)->kind != K_ID))
		return "has a responsible that is no id of it";
	if (count_flagged(r, F_VERSION) > 1 || (version && version->kind != K_INT))
		return "has a version that is none";
	if ((n->flags & NOUN_PLAIN) && (!version || !n->see || !n->edit))
		return "is plain, but has no version, or does not say who sees and edits it";
	if (count_flagged(r, F_OWNER) > 1 || count_flagged(r, F_ROOT) > 1)
		return "has two owners";
	return NULL;
}

bool noun_take(const struct noun *n, char *why, size_t why_size)
{
	const char *wrong = count == NOUNS_MAX ? "is one more than there is room for" : wrong_alone(n);
	if (wrong) {
		snprintf(why, why_size, "noun %s %s", n->record->name, wrong);
		return false;
	}
	if (!count)
		arena_init(&made);
	const struct record *r = n->record;
	all[count++] = (struct noun_facts){
	    .noun = n,
	    .id = flagged(r, F_KEY),
	    .version = flagged(r, F_VERSION),
	    .owner = flagged(r, F_OWNER),
	    .root = flagged(r, F_ROOT),
	};
	return true;
}

/* What is wrong with a field that points somewhere, or should. */
static const char *wrong_ref(const struct noun_facts *n, const struct field *f, const struct noun_facts *to)
{
	const struct field *kind = f->ref_kind ? record_field(n->noun->record, f->ref_kind) : NULL;
	if (f->kind != K_ID && (f->ref || f->ref_kind))
		return "points somewhere, but is no id";
	if (f->ref && !field_stem(f))
		return "points to a noun, but its name does not end in _id";
	if (f->ref && f->ref_kind)
		return "points to one noun and to several";
	if (f->ref && !to)
		return "points to a noun that there is not";
	if (f->ref_kind && (!kind || kind->kind != K_TEXT))
		return "has a ref_kind that is no text of the record";
	if ((f->flags & (F_OWNER | F_WITHIN | F_ROOT)) && !f->ref && !f->ref_kind)
		return "belongs to something, but points nowhere";
	if ((f->flags & F_WITHIN) && !n->root)
		return "must lie within a customer, but its record belongs to none";
	if ((f->flags & F_WITHIN) && to && !to->root)
		return "must lie within a customer, but what it points to belongs to none";
	if ((f->flags & F_ROOT) && (!to || !(to->noun->flags & NOUN_IS_ROOT)))
		return "is the root, but points to no customer";
	if ((f->flags & (F_OWNER | F_ROOT)) && !(f->flags & F_FIXED))
		return "is the owner or the root, but may change";
	if (f->subject &&
	    (!record_field(n->noun->record, f->subject) || record_field(n->noun->record, f->subject)->kind != K_ID))
		return "has a subject that is no id of the record";
	if ((f->flags & F_DUE) && (f->kind != K_DATE || !n->root))
		return "is due, but no date, or its record belongs to no customer";
	if ((f->flags & F_ABOVE) && !f->ref)
		return "is the one above, but points nowhere";
	if ((f->flags & F_CALLED) && !(f->flags & F_SEARCHED))
		return "is what it is called by, but not searched";
	if ((f->flags & F_UNIQUE) && f->ctype != C_STR)
		return "is unique, but no text";
	if ((f->flags & F_SEARCHED) && f->ctype != C_STR)
		return "is searched, but no text";
	if ((f->kind == K_TEXT || f->kind == K_LONG) &&
	    !(f->flags & (F_FREE_TEXT | F_PERSONAL | F_SECRET | F_NO_NAME | F_COMPUTED)))
		return "is a text, but says neither that it may name a person (F_FREE_TEXT, F_PERSONAL) nor that it "
		       "cannot "
		       "(F_NO_NAME)";
	if (f->flags & F_BY_HAND && !(f->flags & F_FREE_TEXT))
		return "is changed by hand when a person is erased, but says not that it may name one (F_FREE_TEXT)";
	return NULL;
}

/* An owned noun leads to a customer when its owner does: then it has the root beside it. */
static const char *wrong_owner(const struct noun_facts *n)
{
	if (n->root && !n->owner)
		return "has a root, but no owner";
	bool to_root = n->owned_by && (n->owned_by->flags & NOUN_IS_ROOT);
	const struct noun_facts *above = n->owned_by ? noun_find(n->owned_by->record->name) : NULL;
	if ((to_root || (above && above->root)) && !n->root)
		return "belongs to a customer, but has no root";
	if (n->root && n->owned_by && !to_root && (!above || !above->root))
		return "has a root, but what it belongs to leads to none";
	return NULL;
}

/* The record with the names behind its struct. */
static bool make_named(struct noun_facts *n, char *why, size_t why_size)
{
	const struct record *r = n->noun->record;
	struct field *fields = arena_array(&made, struct field, r->count + n->ref_count);
	struct record *named = arena_new(&made, struct record);
	memcpy(fields, r->fields, r->count * sizeof *fields);
	for (size_t i = 0; i < r->count; i++)
		if (!fields[i].label)
			fields[i].label = arena_printf(&made, "%s.%s", r->name, fields[i].name);
	size_t at = (r->size + sizeof(char *) - 1) / sizeof(char *) * sizeof(char *), k = r->count;
	for (size_t i = 0; i < n->ref_count; i++) {
		const struct field *f = n->refs[i].field;
		if (!n->refs[i].to)
			continue;
		const char *name = noun_column_name(&made, f);
		if (record_field(r, name)) {
			snprintf(why, why_size, "noun %s: %s stands there, and is the name of %s", r->name, name,
			         f->name);
			return false;
		}
		fields[k++] = (struct field){
		    .name = name,
		    .label = f->label ? f->label : arena_printf(&made, "%s.%s", r->name, f->name),
		    .kind = K_TEXT,
		    .ctype = C_STR,
		    .offset = (unsigned)at,
		    .size = sizeof(char *),
		    .flags = F_COMPUTED | (f->flags & F_LISTED),
		    .release = f->release,
		};
		at += sizeof(char *);
	}
	*named = (struct record){.name = r->name, .size = at, .fields = fields, .count = k, .base = r};
	n->named = named;
	return true;
}

const struct field *noun_key_field(const struct noun *n)
{
	const struct noun_facts *facts = noun_of(n->record);
	const struct field *key = NULL;
	size_t parts = 0;
	for (size_t i = 0; i < n->record->count; i++)
		if (n->record->fields[i].flags & F_NATURAL) {
			key = &n->record->fields[i];
			parts++;
		}
	return parts == 1 && !facts->owner && key->ctype == C_STR ? key : record_field(n->record, "number");
}

bool noun_is_searched(const struct noun *n)
{
	return flagged(n->record, F_SEARCHED | F_CUSTOM) != NULL;
}

bool noun_field_is_written(const struct noun_facts *n, const struct field *f)
{
	if (f->flags & (F_KEY | F_VERSION | F_COMPUTED | F_SECRET | F_NO_HISTORY | F_NOT_IN_FILES) ||
	    f->kind >= K_HTML || f->kind == K_TIME)
		return false;
	if (f == n->owner)
		return true;
	return !(f->flags & (F_FIXED | F_ROOT)) && (f->kind != K_ID || f->ref);
}

const char *noun_column_name(struct arena *a, const struct field *f)
{
	size_t n = field_stem(f);
	return n ? arena_strndup(a, f->name, n) : f->name;
}

bool noun_title_is_released(const struct noun *n, enum release to)
{
	const struct field *title = record_field(n->record, noun_title_column(n));
	return title && title->release >= to;
}

const char *noun_list_href(struct arena *a, const struct noun_facts *n, int64_t root)
{
	const struct noun_facts *above = n->root ? noun_find(n->root->ref) : NULL;
	if (!n->noun->segment)
		return NULL;
	return above ? arena_printf(a, "/%s/%lld/%s", above->noun->segment, (long long)root, n->noun->segment)
	             : arena_printf(a, "/%s", n->noun->segment);
}

const char *noun_href(struct arena *a, const struct noun_facts *n, int64_t root, int64_t id)
{
	const char *list = noun_list_href(a, n, root);
	return list ? arena_printf(a, "%s/%lld", list, (long long)id) : NULL;
}

/* "day DESC, number" */
static bool read_order(struct noun_facts *n, char *why, size_t why_size)
{
	const char *p = n->noun->order;
	while (p && *p) {
		char name[64];
		size_t len = strcspn(p, ", "), end = strcspn(p, ",");
		snprintf(name, sizeof name, "%.*s", (int)len, p);
		const struct field *f = record_field(n->noun->record, name);
		bool plain = end == len, down = end == len + 5 && !strncmp(p + len, " DESC", 5);
		if (!f || f->ctype == C_F64 || f->flags & F_COMPUTED || f->kind >= K_HTML || !(plain || down) ||
		    n->order_count == NOUN_ORDER_MAX) {
			snprintf(why, why_size, "noun %s: its order is not one of stored columns: %s",
			         n->noun->record->name, p);
			return false;
		}
		n->order[n->order_count++] = (struct noun_order){f, down};
		p += end + strspn(p + end, ", ");
	}
	return true;
}

static bool settle(struct noun_facts *n, char *why, size_t why_size)
{
	const struct record *r = n->noun->record;
	n->refs = arena_array(&made, struct noun_ref, r->count);
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		const struct noun_facts *to = f->ref ? noun_find(f->ref) : NULL;
		const char *wrong = wrong_ref(n, f, to);
		if (wrong) {
			snprintf(why, why_size, "noun %s: field %s %s", r->name, f->name, wrong);
			return false;
		}
		if (f->ref || f->ref_kind)
			n->refs[n->ref_count++] = (struct noun_ref){f, to ? to->noun : NULL};
		if (f == n->owner)
			n->owned_by = to ? to->noun : NULL;
	}
	return read_order(n, why, why_size) && make_named(n, why, why_size);
}

bool noun_settle(char *why, size_t why_size)
{
	for (size_t i = 0; i < count; i++)
		if (!settle(&all[i], why, why_size))
			return false;
	for (size_t i = 0; i < count; i++) {
		const char *wrong = wrong_owner(&all[i]);
		if (wrong) {
			snprintf(why, why_size, "noun %s %s", all[i].noun->record->name, wrong);
			return false;
		}
	}
	return true;
}
