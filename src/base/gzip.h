/* Gzip: pages packed in memory, files unpacked as they are read. zlib is hidden in gzip.c. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Packing, at level 1, which takes some 25 µs a page. One state packs any number of pages, one after another. */
struct gzip;
struct gzip *gzip_create(void);
void gzip_destroy(struct gzip *);
/* Append the bytes, packed, to `out`; false when `out` is full. The same bytes always give the same result. */
bool gzip_pack(struct gzip *, const void *, size_t, struct buf *out);

/* Reading a file, which is unpacked when its first two bytes are gzip's. */
struct gz;
/* Open for reading; NULL when it cannot be (errno). Owner calls gz_close. */
struct gz *gz_open(const char *path);
void gz_close(struct gz *);

enum gz_state {
	GZ_MORE,      /* the buffer was filled; there may be more */
	GZ_END,       /* fewer bytes came (perhaps none): the whole file has been read */
	GZ_TRUNCATED, /* the compressed file stops in the middle; the buffer has what came before */
	GZ_BOMB,      /* it unpacks to more than GZ_RATIO allows, as only a file made to fill a disk does */
	GZ_DAMAGED,   /* the packed data is broken, or its checksum is wrong */
	GZ_FAILED     /* the file cannot be read further */
};
/* Content beyond its first GZ_FREE bytes may be at most GZ_RATIO times as long as the packed file. Tables of numbers
 * reach some ten times, a file made to fill a disk a thousand. */
enum { GZ_FREE = 16 << 20, GZ_RATIO = 200 };
/* The next bytes of the content, as many as fit. */
enum gz_state gz_read(struct gz *, void *to, size_t size, size_t *ret_n);
bool gz_packed(const struct gz *);      /* is it gzipped? known after the first read */
int64_t gz_position(const struct gz *); /* bytes of the file on disk taken in so far */
int64_t gz_size(const struct gz *);     /* bytes of the file on disk */

#endif
