#include "hub/sale/sale_docs.h"

#include <stdlib.h>
#include <string.h>

enum { DOC_SLOTS = 8192, DOCS_MAX = 4096, PAIRS_MAX = 100000, LINEAR = 16 };

static void *zeroed(size_t n, size_t size)
{
	void *p = calloc(n, size);
	if (!p)
		abort(); /* out of memory ends the process */
	return p;
}

void docs_init(struct sale_docs *t)
{
	*t = (struct sale_docs){.slot_count = DOC_SLOTS, .slots = zeroed(DOC_SLOTS, sizeof *t->slots)};
}

void docs_fini(struct sale_docs *t)
{
	while (t->oldest)
		docs_drop(t, t->oldest);
	free(t->slots);
	*t = (struct sale_docs){0};
}

static void unlink_use(struct sale_docs *t, struct sale_doc *d)
{
	*(d->newer ? &d->newer->older : &t->newest) = d->older;
	*(d->older ? &d->older->newer : &t->oldest) = d->newer;
}

static void link_newest(struct sale_docs *t, struct sale_doc *d)
{
	d->older = t->newest;
	d->newer = NULL;
	*(t->newest ? &t->newest->newer : &t->oldest) = d;
	t->newest = d;
}

static bool doc_is(const struct sale_doc *d, struct span key)
{
	return d->length == key.n && !memcmp(d->key, key.s, key.n);
}

struct sale_doc *docs_get(struct sale_docs *t, struct span key)
{
	if (t->newest && doc_is(t->newest, key))
		return t->newest;
	uint32_t h = span_hash(key);
	struct sale_doc **slot = &t->slots[h & (t->slot_count - 1)], *d = *slot;
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
	*d = (struct sale_doc){.key = copy, .length = key.n, .hash = h, .fresh = true, .next = *slot};
	*slot = d;
	link_newest(t, d);
	t->count++;
	return d;
}

void docs_drop(struct sale_docs *t, struct sale_doc *d)
{
	struct sale_doc **p = &t->slots[d->hash & (t->slot_count - 1)];
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
static bool pairs_full(const struct sale_doc *d)
{
	return d->pair_room <= LINEAR ? d->pair_count == d->pair_room : d->pair_count * 2 >= d->pair_room;
}

/* The product's pair, else a free one: there always is one after pairs_grow. */
static struct doc_pair *pair_slot(const struct sale_doc *d, const struct import_item *product)
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

static void pairs_grow(struct sale_doc *d)
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

int64_t doc_counted(const struct sale_doc *d, const struct import_item *product)
{
	if (!d->pair_count)
		return 0;
	if (d->pair_room > LINEAR)
		return pair_slot(d, product)->n;
	for (uint32_t i = 0; i < d->pair_count; i++)
		if (d->pairs[i].product == product)
			return d->pairs[i].n;
	return 0;
}

static struct doc_pair *pair_get(struct sale_docs *t, struct sale_doc *d, const struct import_item *product)
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

int64_t doc_count(struct sale_docs *t, struct sale_doc *d, const struct import_item *product)
{
	return ++pair_get(t, d, product)->n;
}

void doc_write(const struct sale_doc *d, struct buf *out)
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

bool doc_read(struct sale_docs *t, struct sale_doc *d, struct import_items *products, const char *text)
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

struct sale_doc *docs_surplus(struct sale_docs *t)
{
	struct sale_doc *d = t->oldest;
	if (t->count <= DOCS_MAX && t->pairs <= PAIRS_MAX)
		return NULL;
	while (d && d->busy)
		d = d->newer;
	return d;
}
