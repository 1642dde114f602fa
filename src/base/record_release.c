/* What of an object may be given to somebody outside, by the release of its fields. */
#include "base/record.h"

#include <string.h>

bool record_has_released(const struct record *r, enum release to)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		bool holds = f->kind == K_RECORD || f->kind == K_LIST;
		if (holds ? record_has_released(f->of, to) : f->release >= to)
			return true;
	}
	return false;
}

static void copy_released(struct arena *, const struct record *, const void *from, void *to, enum release);

static struct list list_released(struct arena *a, const struct record *r, const struct list *from, enum release to)
{
	if (!from->count || !record_has_released(r, to))
		return (struct list){0};
	char *items = arena_alloc(a, arena_mul(from->count, r->size));
	for (size_t i = 0; i < from->count; i++)
		copy_released(a, r, (const char *)from->items + i * r->size, items + i * r->size, to);
	return (struct list){.items = items, .count = from->count, .more = from->more};
}

/* A record or list inside is shown as far as its own members are. */
static void copy_released(struct arena *a, const struct record *r, const void *from, void *to, enum release release)
{
	memset(to, 0, r->size);
	record_blank(r, to);
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		const void *p = (const char *)from + f->offset;
		void *q = (char *)to + f->offset;
		if (f->kind == K_RECORD)
			copy_released(a, f->of, p, q, release);
		else if (f->kind == K_LIST)
			*(struct list *)q = list_released(a, f->of, p, release);
		else if (f->release >= release && !(f->flags & F_SECRET))
			memcpy(q, p, f->size);
	}
}

void *record_released(struct arena *a, const struct record *r, const void *obj, enum release to)
{
	void *copy = arena_alloc(a, r->size);
	copy_released(a, r, obj, copy, to);
	return copy;
}
