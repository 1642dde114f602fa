#include "base/gzip.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

struct gzip {
	z_stream z;
};

enum { GZIP_WINDOW = 15 + 16 /* zlib's way to say: gzip header */, MEMORY = 8 };

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

enum { INPUT = 64 * 1024 };

struct gz {
	int fd;
	int64_t size, position, unpacked;
	bool begun, packed, file_end, in_member;
	z_stream z; /* input in `input`, also when the file is not packed */
	unsigned char input[INPUT];
};

struct gz *gz_open(const char *path)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) < 0 || S_ISDIR(st.st_mode)) {
		close(fd);
		errno = EISDIR;
		return NULL;
	}
	struct gz *g = calloc(1, sizeof(*g));
	if (!g)
		abort();
	g->fd = fd;
	g->size = st.st_size;
	return g;
}

void gz_close(struct gz *g)
{
	if (!g)
		return;
	if (g->packed)
		inflateEnd(&g->z);
	close(g->fd);
	free(g);
}

/* More input behind what is left of it; false when reading fails. */
static bool refill(struct gz *g)
{
	ssize_t n;

	if (g->z.avail_in > 0 || g->file_end)
		return true;
	do
		n = read(g->fd, g->input, INPUT);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return false;
	g->file_end = n == 0;
	g->position += n;
	g->z.next_in = g->input;
	g->z.avail_in = (unsigned)n;
	return true;
}

static bool begin(struct gz *g)
{
	if (!refill(g))
		return false;
	g->begun = true;
	g->packed = g->z.avail_in >= 2 && g->input[0] == 0x1f && g->input[1] == 0x8b;
	if (g->packed && inflateInit2(&g->z, GZIP_WINDOW) != Z_OK)
		abort(); /* out of memory */
	g->in_member = g->packed;
	return true;
}

static enum gz_state copy(struct gz *g, unsigned char *to, size_t size, size_t *ret_n)
{
	while (*ret_n < size) {
		if (!refill(g))
			return GZ_FAILED;
		if (g->file_end)
			return GZ_END;
		size_t n = size - *ret_n < g->z.avail_in ? size - *ret_n : g->z.avail_in;
		memcpy(to + *ret_n, g->z.next_in, n);
		g->z.next_in += n;
		g->z.avail_in -= (unsigned)n;
		*ret_n += n;
	}
	return GZ_MORE;
}

/* Past the end of one member: another may follow (files put one behind the other), or zeros that fill up a block. */
static enum gz_state next_member(struct gz *g)
{
	for (;; g->z.next_in++, g->z.avail_in--) {
		if (!refill(g))
			return GZ_FAILED;
		if (g->file_end)
			return GZ_END;
		if (*g->z.next_in)
			break;
	}
	if (inflateReset(&g->z) != Z_OK)
		return GZ_DAMAGED;
	g->in_member = true;
	return GZ_MORE;
}

static enum gz_state unpack(struct gz *g, unsigned char *to, size_t size, size_t *ret_n)
{
	while (*ret_n < size) {
		if (!g->in_member) {
			enum gz_state s = next_member(g);
			if (s != GZ_MORE)
				return s;
		}
		if (!refill(g))
			return GZ_FAILED;
		if (g->file_end)
			return GZ_TRUNCATED;
		size_t room = size - *ret_n < INT_MAX ? size - *ret_n : INT_MAX;
		g->z.next_out = to + *ret_n;
		g->z.avail_out = (unsigned)room;
		int result = inflate(&g->z, Z_NO_FLUSH);
		*ret_n += room - g->z.avail_out;
		g->unpacked += (int64_t)(room - g->z.avail_out);
		if (g->unpacked > GZ_FREE && g->unpacked / GZ_RATIO > g->position)
			return GZ_BOMB;
		if (result == Z_STREAM_END)
			g->in_member = false;
		else if (result != Z_OK)
			return GZ_DAMAGED;
	}
	return GZ_MORE;
}

enum gz_state gz_read(struct gz *g, void *to, size_t size, size_t *ret_n)
{
	*ret_n = 0;
	if (!g->begun && !begin(g))
		return GZ_FAILED;
	return g->packed ? unpack(g, to, size, ret_n) : copy(g, to, size, ret_n);
}

bool gz_packed(const struct gz *g)
{
	return g->packed;
}

int64_t gz_position(const struct gz *g)
{
	return g->position - g->z.avail_in;
}

int64_t gz_size(const struct gz *g)
{
	return g->size;
}
