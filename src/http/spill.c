/* Answers that are too long for memory: a file without a name, sent from where it lies and gone with its last descriptor. */
#include "http/inner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_nameless(const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
	char path[4096]; /* a file system that knows no files without names */
	if ((size_t)snprintf(path, sizeof path, "%s/hjul-answer-XXXXXX", folder) >= sizeof path)
		return -1;
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

static enum err put_away(struct ctx *cx, struct response *rs)
{
	if (rs->body->full)
		return fail(cx, E_TOO_LARGE, "export.too_large");
	if (!rs->file) {
		int fd = open_nameless(getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
		if (fd < 0)
			return fail(cx, E_IO, "error.io");
		rs->file = fd;
	}
	for (size_t done = 0; done < rs->body->len;) {
		ssize_t n = write(rs->file, rs->body->p + done, rs->body->len - done);
		if (n < 0 && errno != EINTR)
			return fail(cx, E_IO, "error.io");
		done += n > 0 ? (size_t)n : 0;
	}
	buf_clear(rs->body);
	return OK;
}

enum err http_spill(struct ctx *cx, struct response *rs)
{
	return rs->body->len < HTTP_SPILL_AT && !rs->body->full ? OK : put_away(cx, rs);
}

enum err spill_end(struct ctx *cx, struct response *rs)
{
	return rs->file ? put_away(cx, rs) : OK;
}

void spill_drop(struct response *rs)
{
	if (rs->file)
		close(rs->file);
	rs->file = 0;
}

void spill_answer(const struct response *rs, struct reply *r)
{
	struct stat s;
	r->file = rs->file;
	r->len = fstat(rs->file, &s) == 0 ? (size_t)s.st_size : 0;
}
