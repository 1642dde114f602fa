/* Files that commands write. */
#include "base/file.h"
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct writing {
	const char *path;
	cli_write *write;
	void *arg;
	struct file_out out;
	int why; /* errno of the first write that failed */
};

static ssize_t put(void *cookie, const char *bytes, size_t n)
{
	struct writing *w = cookie;
	ssize_t some;
	do
		some = w->why ? -1 : write(w->out.fd, bytes, n);
	while (some < 0 && !w->why && errno == EINTR);
	if (some < 0 && !w->why)
		w->why = errno;
	return some < 0 ? 0 : some; /* 0 is the stream's word for an error */
}

static enum err write_all(struct ctx *cx, void *arg)
{
	struct writing *w = arg;
	FILE *f = fopencookie(w, "w", (cookie_io_functions_t){.write = put});
	if (!f)
		return fail(cx, E_INTERNAL, "error.internal");
	if (w->out.path && (lseek(w->out.fd, 0, SEEK_SET) != 0 || ftruncate(w->out.fd, 0) != 0))
		w->why = errno; /* a transaction run again begins anew */
	enum err e = w->write(cx, f, w->arg);
	fclose(f);
	return w->why ? E_IO : e;
}

enum err cli_write_file(struct ctx *cx, const char *path, cli_write *write, void *arg)
{
	struct writing w = {.path = path, .write = write, .arg = arg};
	if (db_owns_file(cx->db, path))
		return fail(cx, E_CONFLICT, "db.own_file", path);
	if (!file_out_open(cx->arena, path, 0666, false, &w.out))
		return fail(cx, E_IO, "export.not_written", path, arena_strdup(cx->arena, strerror(errno)));
	enum err e = db_work(cx, TX_READ, write_all, &w);
	bool kept = file_out_end(&w.out, e == OK);
	int why = w.why ? w.why : errno;
	if (w.why == EPIPE && !w.out.path) {
		fault_clear(cx);
		return OK; /* a reader that went away has read enough */
	}
	if (w.why || (e == OK && !kept))
		return fail(cx, E_IO, "export.not_written", path, arena_strdup(cx->arena, strerror(why)));
	return e;
}
