#include "platform/import/import_items.h"

#include <stdlib.h>
#include <string.h>

enum { ITEM_ROOM = 1024 };

uint32_t span_hash(struct span t)
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
	uint32_t h = span_hash(number);
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

static bool stays(const struct import_item *i)
{
	return i && (i->warned || i->hidden);
}

void items_trim(struct import_items *t, size_t max)
{
	size_t kept = 0;
	if (t->count <= max)
		return;
	for (size_t at = 0; at < t->room; at++)
		kept += stays(t->slots[at]);
	if (t->count - kept <= max)
		return;
	struct import_items old = *t;
	items_init(t);
	for (size_t at = 0; at < old.room; at++) {
		const struct import_item *i = old.slots[at];
		if (!stays(i))
			continue;
		struct import_item *same = items_get(t, (struct span){i->number, i->length});
		same->warned = i->warned;
		if (!i->hidden)
			continue;
		same->hidden = true;
		same->state = i->state;
		same->own = i->own;
		same->name = items_keep(t, i->name);
		same->detail = items_keep(t, i->detail);
	}
	items_fini(&old);
}
