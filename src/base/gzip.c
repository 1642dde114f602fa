#include "base/gzip.h"

#include <stdlib.h>
#include <zlib.h>

struct gzip {
	z_stream z;
};

enum { GZIP_WINDOW = 15 + 16, MEMORY = 8 };

struct gzip *gzip_create(void)
{
	struct gzip *g = calloc(1, sizeof *g);
	if (!g || deflateInit2(&g->z, 1, Z_DEFLATED, GZIP_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	return g;
}

void gzip_destroy(struct gzip *g)
{
	if (!g)
		return;
	deflateEnd(&g->z);
	free(g);
}

bool gzip_pack(struct gzip *g, const void *bytes, size_t n, struct buf *out)
{
	unsigned char part[16384];
	deflateReset(&g->z);
	g->z.next_in = (unsigned char *)bytes;
	for (int state = Z_OK; state != Z_STREAM_END;) {
		size_t some = n < (1U << 30) ? n : 1U << 30; /* avail_in is 32 bits */
		g->z.avail_in = (uInt)some;
		do {
			g->z.next_out = part;
			g->z.avail_out = sizeof part;
			state = deflate(&g->z, some == n ? Z_FINISH : Z_NO_FLUSH);
			buf_add(out, part, sizeof part - g->z.avail_out);
		} while (g->z.avail_out == 0 && !out->full);
		n -= some;
		if (out->full)
			return false;
	}
	return true;
}
