/* Buf: a growing byte string with a maximum. Once something does not fit, nothing more is appended and `full` is set,
 * so that the caller checks once, at the end. The bytes are always NUL-terminated (p is never NULL after init). The
 * owner calls buf_fini. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char *p;
	size_t len, cap, max;
	bool full;
};

void buf_init(struct buf *, size_t max);
void buf_fini(struct buf *);
void buf_clear(struct buf *); /* length 0, memory kept */

void buf_add(struct buf *, const void *bytes, size_t n);
void buf_str(struct buf *, const char *s); /* NULL adds nothing */
void buf_char(struct buf *, char c);
void buf_int(struct buf *, int64_t);
[[gnu::format(printf, 2, 3)]] void buf_printf(struct buf *, const char *fmt, ...);

/* Text escaped for HTML text and quoted attributes: & < > " ' */
void buf_html(struct buf *, const char *s);
/* Text escaped for a JSON string, without the quotes; invalid UTF-8 becomes U+FFFD. */
void buf_json(struct buf *, const char *s);
/* Percent-encoding for one path segment or query value (unreserved characters stay). */
void buf_url(struct buf *, const char *s);

#define BUF_AUTO __attribute__((cleanup(buf_fini)))

#endif
