#include "platform/import/import_tally.h"

#include <stdlib.h>
#include <string.h>

enum { ITEM_ROOM = 1024, DOC_SLOTS = 8192, DOCS_MAX = 4096, PAIRS_MAX = 100000, LINEAR = 16 };

/* FNV-1a, with its last bits stirred: slots are taken from the low ones. */
static uint32_t hash_of(struct span t)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < t.n; i++)
		h = (h ^ (unsigned char)t.s[i]) * 16777619u;
	return h ^ (h >> 15);
}

static void *zeroed(size_t n, size_t size)
{
	void *p = calloc(n, size);
	if (!p)
		abort(); /* out of memory ends the process */
	return p;
}

void items_init(struct import_items *t)
{
	*t = (struct import_items){.room = ITEM_ROOM, .slots = zeroed(ITEM_ROOM, sizeof *t->slots)};
	arena_init(&t->memory);
}

void items_fini(struct import_items *t)
{
	arena_fini(&t->memory);
	free(t->slots);
	*t = (struct import_items){0};
}

const char *items_keep(struct import_items *t, const char *text)
{
	return arena_strdup(&t->memory, text);
}

static void items_grow(struct import_items *t)
{
	size_t room = t->room * 2;
	struct import_item **slots = zeroed(room, sizeof *slots);
	for (size_t i = 0; i < t->room; i++) {
		if (!t->slots[i])
			continue;
		size_t at = t->slots[i]->hash & (room - 1);
		while (slots[at])
			at = (at + 1) & (room - 1);
		slots[at] = t->slots[i];
	}
	free(t->slots);
	t->slots = slots;
	t->room = room;
}

struct import_item *items_get(struct import_items *t, struct span number)
{
	if (!number.n)
		return NULL;
	uint32_t h = hash_of(number);
	size_t at = h & (t->room - 1);
	for (struct import_item *i; (i = t->slots[at]); at = (at + 1) & (t->room - 1))
		if (i->hash == h && i->length == number.n && !memcmp(i->number, number.s, number.n))
			return i;
	struct import_item *i = arena_new(&t->memory, struct import_item);
	*i = (struct import_item){
	    .number = span_copy(&t->memory, number), .length = number.n, .hash = h, .unit_cost = NONE};
	t->slots[at] = i;
	if (++t->count * 2 > t->room)
		items_grow(t);
	return i;
}

void items_trim(struct import_items *t, size_t max)
{
	size_t told = 0;
	if (t->count <= max)
		return;
	for (size_t at = 0; at < t->room; at++)
		told += t->slots[at] && t->slots[at]->warned;
	if (t->count - told <= max)
		return;
	struct import_items old = *t;
	items_init(t);
	for (size_t at = 0; at < old.room; at++) {
		const struct import_item *i = old.slots[at];
		if (i && i->warned)
			items_get(t, (struct span){i->number, i->length})->warned = true;
	}
	items_fini(&old);
}

void docs_init(struct import_docs *t)
{
	*t = (struct import_docs){.slot_count = DOC_SLOTS, .slots = zeroed(DOC_SLOTS, sizeof *t->slots)};
}

void docs_fini(struct import_docs *t)
{
	while (t->oldest)
		docs_drop(t, t->oldest);
	free(t->slots);
	*t = (struct import_docs){0};
}

static void unlink_use(struct import_docs *t, struct import_doc *d)
{
	*(d->newer ? &d->newer->older : &t->newest) = d->older;
	*(d->older ? &d->older->newer : &t->oldest) = d->newer;
}

static void link_newest(struct import_docs *t, struct import_doc *d)
{
	d->older = t->newest;
	d->newer = NULL;
	*(t->newest ? &t->newest->newer : &t->oldest) = d;
	t->newest = d;
}

static bool doc_is(const struct import_doc *d, struct span key)
{
	return d->length == key.n && !memcmp(d->key, key.s, key.n);
}

struct import_doc *docs_get(struct import_docs *t, struct span key)
{
	if (t->newest && doc_is(t->newest, key))
		return t->newest;
	uint32_t h = hash_of(key);
	struct import_doc **slot = &t->slots[h & (t->slot_count - 1)], *d = *slot;
	while (d && !(d->hash == h && doc_is(d, key)))
		d = d->next;
	if (d) {
		unlink_use(t, d);
		link_newest(t, d);
		return d;
	}
	d = zeroed(1, sizeof *d + key.n + 1);
	char *copy = (char *)(d + 1);
	memcpy(copy, key.s, key.n);
	*d = (struct import_doc){.key = copy, .length = key.n, .hash = h, .fresh = true, .next = *slot};
	*slot = d;
	link_newest(t, d);
	t->count++;
	return d;
}

void docs_drop(struct import_docs *t, struct import_doc *d)
{
	struct import_doc **p = &t->slots[d->hash & (t->slot_count - 1)];
	while (*p != d)
		p = &(*p)->next;
	*p = d->next;
	unlink_use(t, d);
	t->count--;
	t->pairs -= d->pair_count;
	free(d->pairs);
	free(d);
}

/* Few pairs are searched one by one; many stand in the slots of a table that is at most half full. */
static bool pairs_full(const struct import_doc *d)
{
	return d->pair_room <= LINEAR ? d->pair_count == d->pair_room : d->pair_count * 2 >= d->pair_room;
}

/* The product's pair, else a free one: there always is one after pairs_grow. */
static struct doc_pair *pair_slot(const struct import_doc *d, const struct import_item *product)
{
	if (d->pair_room <= LINEAR) {
		for (uint32_t i = 0; i < d->pair_count; i++)
			if (d->pairs[i].product == product)
				return &d->pairs[i];
		return &d->pairs[d->pair_count];
	}
	uint32_t at = (product ? product->hash : 0) & (d->pair_room - 1);
	while (d->pairs[at].n && d->pairs[at].product != product)
		at = (at + 1) & (d->pair_room - 1);
	return &d->pairs[at];
}

static void pairs_grow(struct import_doc *d)
{
	struct doc_pair *old = d->pairs;
	uint32_t room = d->pair_room;
	d->pair_room = room ? room * 2 : 4;
	if (d->pair_room > LINEAR && room <= LINEAR)
		d->pair_room = LINEAR * 4;
	d->pairs = zeroed(d->pair_room, sizeof *d->pairs);
	uint32_t count = d->pair_count;
	d->pair_count = 0;
	for (uint32_t i = 0; i < room; i++)
		if (old[i].n) {
			*pair_slot(d, old[i].product) = old[i];
			d->pair_count++;
		}
	d->pair_count = count;
	free(old);
}

static struct doc_pair *pair_get(struct import_docs *t, struct import_doc *d, const struct import_item *product)
{
	if (pairs_full(d))
		pairs_grow(d);
	struct doc_pair *p = pair_slot(d, product);
	if (p->n)
		return p;
	p->product = product;
	d->pair_count++;
	t->pairs++;
	return p;
}

int64_t doc_count(struct import_docs *t, struct import_doc *d, const struct import_item *product)
{
	return ++pair_get(t, d, product)->n;
}

void doc_write(const struct import_doc *d, struct buf *out)
{
	for (uint32_t i = 0; i < d->pair_room; i++) {
		if (!d->pairs[i].n)
			continue;
		buf_str(out, d->pairs[i].product ? d->pairs[i].product->number : "");
		buf_char(out, '\t');
		buf_int(out, d->pairs[i].n);
		buf_char(out, '\n');
	}
}

bool doc_read(struct import_docs *t, struct import_doc *d, struct import_items *products, const char *text)
{
	while (*text) {
		const char *tab = strchr(text, '\t'), *end = tab ? strchr(tab, '\n') : NULL;
		if (!end)
			return false;
		struct import_item *product = items_get(products, (struct span){text, (size_t)(tab - text)});
		pair_get(t, d, product)->n = strtoll(tab + 1, NULL, 10);
		text = end + 1;
	}
	return true;
}

struct import_doc *docs_surplus(struct import_docs *t)
{
	struct import_doc *d = t->oldest;
	if (t->count <= DOCS_MAX && t->pairs <= PAIRS_MAX)
		return NULL;
	while (d && d->busy)
		d = d->newer;
	return d;
}
