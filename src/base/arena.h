/* Arena: memory with a named lifetime (process, worker, request, scratch), freed all at once. Allocation never fails:
 * out of memory ends the process. Nothing is freed one by one. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *head; /* newest chunk */
	size_t used;              /* bytes handed out since the last reset */
};

struct arena_mark {
	struct arena_chunk *head;
	size_t at, used;
};

void arena_init(struct arena *);
void arena_fini(struct arena *);

/* `size` zeroed bytes, aligned for any type. */
[[nodiscard]] void *arena_alloc(struct arena *, size_t size);
#define arena_new(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), arena_mul(sizeof(type), (n))))
size_t arena_mul(size_t size, size_t n); /* size × n; ends the process on overflow */

[[nodiscard]] char *arena_strdup(struct arena *, const char *s); /* NULL gives NULL */
[[nodiscard]] char *arena_strndup(struct arena *, const char *s, size_t n);
[[nodiscard]] [[gnu::format(printf, 2, 3)]] char *arena_printf(struct arena *, const char *fmt, ...);
[[nodiscard]] [[gnu::format(printf, 2, 0)]] char *arena_vprintf(struct arena *, const char *fmt, va_list);

/* Resetting to a mark frees everything that was allocated after the mark was made. */
struct arena_mark arena_mark(const struct arena *);
void arena_reset(struct arena *, struct arena_mark);
void arena_clear(struct arena *); /* frees everything, but keeps one chunk for reuse */

#endif
