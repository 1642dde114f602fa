#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where addresses are checked, what is not handed out may not be touched: neither behind what was asked for nor after a reset. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { BESIDE = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
enum { BESIDE = 0 };
#endif

enum { CHUNK = 64 * 1024, ALIGN = 16 };

struct arena_chunk {
	struct arena_chunk *prev;
	size_t size, at;
	_Alignas(ALIGN) char bytes[];
};

static _Noreturn void out_of_memory(void)
{
	fputs("hjul: out of memory\n", stderr);
	abort();
}

void arena_init(struct arena *a)
{
	*a = (struct arena){0};
}

static void free_until(struct arena *a, const struct arena_chunk *stop)
{
	while (a->head != stop) {
		struct arena_chunk *prev = a->head->prev;
		free(a->head);
		a->head = prev;
	}
}

void arena_fini(struct arena *a)
{
	free_until(a, NULL);
	a->used = 0;
}

/* From there on nothing of the chunk is handed out. */
static void chunk_cut(struct arena_chunk *c, size_t at)
{
	c->at = at;
	ASAN_POISON_MEMORY_REGION(c->bytes + at, c->size - at);
}

static struct arena_chunk *chunk_add(struct arena *a, size_t need)
{
	size_t size = need > CHUNK ? need : CHUNK;
	struct arena_chunk *c = malloc(sizeof(*c) + size);
	if (!c)
		out_of_memory();
	*c = (struct arena_chunk){.prev = a->head, .size = size};
	chunk_cut(c, 0);
	a->head = c;
	return c;
}

void *arena_alloc(struct arena *a, size_t size)
{
	if (size > PTRDIFF_MAX - 2 * ALIGN - BESIDE)
		out_of_memory();
	size_t n = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	struct arena_chunk *c = a->head;
	if (!c || c->size - c->at < n + BESIDE)
		c = chunk_add(a, n + BESIDE);
	void *p = c->bytes + c->at;
	c->at += n + BESIDE;
	a->used += n;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	memset(p, 0, size);
	return p;
}

size_t arena_mul(size_t size, size_t n)
{
	size_t r;
	if (__builtin_mul_overflow(size, n, &r))
		out_of_memory();
	return r;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);
	if (n)
		memcpy(p, s, n);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char most[200]; /* texts that fit need not be formatted twice */
	va_copy(again, ap);
	int n = vsnprintf(most, sizeof most, fmt, ap);
	size_t len = n < 0 ? 0 : (size_t)n;
	char *p = arena_alloc(a, len + 1);
	if (len < sizeof most)
		memcpy(p, most, len);
	else
		vsnprintf(p, len + 1, fmt, again);
	va_end(again);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->head, a->head ? a->head->at : 0, a->used};
}

void arena_reset(struct arena *a, struct arena_mark m)
{
	if (!m.head) {
		arena_clear(a);
		return;
	}
	free_until(a, m.head);
	chunk_cut(a->head, m.at);
	a->used = m.used;
}

void arena_clear(struct arena *a)
{
	/* The oldest chunk has the ordinary size (or is kept anyway): the next request starts without malloc. */
	while (a->head && a->head->prev) {
		struct arena_chunk *prev = a->head->prev;
		free(a->head);
		a->head = prev;
	}
	if (a->head)
		chunk_cut(a->head, 0);
	a->used = 0;
}
