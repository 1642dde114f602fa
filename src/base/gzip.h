/* Gzip of pages in memory: level 1, which costs some 25 µs a page. The state is kept and used again. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "base/buf.h"

struct gzip;
struct gzip *gzip_create(void);
void gzip_destroy(struct gzip *);
/* Append the gzip of the bytes to `out`; false when `out` is full. The same bytes give the same result. */
bool gzip_pack(struct gzip *, const void *, size_t, struct buf *out);

#endif
