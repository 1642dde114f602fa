/* Gz: reading of files that may be gzipped (seen by their first two bytes), and gzipping of what is sent. zlib is hidden
 * in gz.c. */
#ifndef BASE_GZ_H
#define BASE_GZ_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gz;
/* Open for reading; NULL when it cannot be (errno). Owner calls gz_close. */
struct gz *gz_open(const char *path);
void gz_close(struct gz *);

enum gz_state {
	GZ_MORE,      /* the buffer was filled; there may be more */
	GZ_END,       /* fewer bytes came (perhaps none): the whole file has been read */
	GZ_TRUNCATED, /* the compressed file stops in the middle; what came before was handed out */
	GZ_DAMAGED,   /* not what was compressed: a wrong checksum or broken code */
	GZ_FAILED     /* the file cannot be read further */
};
/* The next bytes of the content, as many as fit. */
enum gz_state gz_read(struct gz *, void *to, size_t size, size_t *ret_n);
bool gz_packed(const struct gz *);      /* is it gzipped? known after the first read */
int64_t gz_position(const struct gz *); /* bytes of the file on disk taken in so far */
int64_t gz_size(const struct gz *);     /* bytes of the file on disk */

/* Append `n` bytes gzipped (level 1: fast) to `out`; false when its maximum was reached. Same bytes in, same bytes out. */
bool gz_compress(struct buf *out, const void *bytes, size_t n);

#endif
