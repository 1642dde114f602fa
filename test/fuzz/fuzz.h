/* What the fuzz targets share. A target takes any bytes, and beyond "no crash" states what must hold of the answer. */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include "base/ctx.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A context on an arena that is emptied for each input. */
static inline struct ctx fuzz_ctx(struct arena *a)
{
	if (!a->head)
		arena_init(a);
	arena_clear(a);
	return (struct ctx){.arena = a};
}

/* The bytes as a C string, up to the first NUL, in memory of just that size. */
static inline char *fuzz_text(const uint8_t *data, size_t size)
{
	char *s = strndup((const char *)data, size);
	assert(s);
	return s;
}

#endif
