/* Files that commands write. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct writing {
	const char *path, *to; /* to is NULL for standard output */
	cli_write *write;
	void *arg;
};

static enum err not_written(struct ctx *cx, const char *path)
{
	return fail(cx, E_IO, "export.not_written", path, arena_strdup(cx->arena, strerror(errno)));
}

static enum err write_all(struct ctx *cx, void *arg)
{
	const struct writing *w = arg;
	FILE *f = w->to ? fopen(w->to, "wb") : stdout;
	if (!f)
		return not_written(cx, w->path);
	enum err e = w->write(cx, f, w->arg);
	if (ferror(f))
		e = not_written(cx, w->path);
	bool good = (w->to ? fclose(f) : fflush(f)) == 0;
	return e == OK && !good ? not_written(cx, w->path) : e;
}

/* A pipe, a device, /dev/stdout: written to, not replaced. */
static bool is_stream(const char *path)
{
	struct stat st;
	return !strncmp(path, "/dev/", 5) || (stat(path, &st) == 0 && !S_ISREG(st.st_mode));
}

enum err cli_write_file(struct ctx *cx, const char *path, cli_write *write, void *arg)
{
	if (!strcmp(path, "-"))
		return db_work(cx, TX_READ, write_all, &(struct writing){path, NULL, write, arg});
	if (is_stream(path))
		return db_work(cx, TX_READ, write_all, &(struct writing){path, path, write, arg});
	const char *part = arena_printf(cx->arena, "%s.part", path);
	enum err e = db_work(cx, TX_READ, write_all, &(struct writing){path, part, write, arg});
	if (e == OK && rename(part, path) != 0)
		e = not_written(cx, path);
	if (e != OK)
		remove(part);
	return e;
}
