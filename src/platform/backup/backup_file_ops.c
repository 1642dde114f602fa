#include "platform/backup/backup_file_ops.h"

#include "base/file.h"
#include "base/gzip.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PACKED_MAX = 128 << 20 };

static bool write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t w = write(fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			return false;
		p += w;
		n -= (size_t)w;
	}
	return true;
}

struct out {
	int fd;
	struct gzip *gzip; /* NULL: plain */
	struct buf packed;
};

static bool put(void *arg, const void *bytes, size_t n)
{
	struct out *o = arg;
	if (!o->gzip)
		return write_all(o->fd, bytes, n);
	buf_clear(&o->packed);
	return gzip_pack(o->gzip, bytes, n, &o->packed) && write_all(o->fd, o->packed.p, o->packed.len);
}

static enum err cannot(struct ctx *cx, const char *key, const char *path)
{
	return fail(cx, E_IO, key, path, arena_strdup(cx->arena, strerror(errno)));
}

static enum err write_to(struct ctx *cx, int fd, struct backup_done *ret)
{
	struct out o = {.fd = fd, .gzip = gzip_create()};
	buf_init(&o.packed, PACKED_MAX);
	enum err e = backup_out(cx, &(struct backup_sink){put, &o}, ret);
	buf_fini(&o.packed);
	gzip_destroy(o.gzip);
	return e;
}

enum err backup_to_file(struct ctx *cx, const char *path, bool replace, struct backup_done *ret)
{
	struct file_out f;
	if (db_owns_file(cx->db, path))
		return fail(cx, E_CONFLICT, "db.own_file", path);
	if (!file_out_open(cx->arena, path, 0600, !replace, &f))
		return errno == EEXIST ? fail(cx, E_CONFLICT, "backup.exists", path)
		                       : cannot(cx, "backup.cannot_open", path);
	enum err e = write_to(cx, f.fd, ret);
	ret->file = f.standard ? NULL : path;
	return !file_out_end(&f, e == OK) && e == OK ? cannot(cx, "backup.cannot_open", path) : e;
}

static bool get(void *arg, void *to, size_t size, size_t *ret_n)
{
	enum gz_state s = gz_read(arg, to, size, ret_n);
	return s == GZ_MORE || s == GZ_END;
}

static enum err open_source(struct ctx *cx, const char *path, struct gz **ret)
{
	*ret = gz_open(strcmp(path, "-") == 0 ? "/dev/stdin" : path);
	return *ret ? OK : cannot(cx, "restore.cannot_open", path);
}

/* With one reader of the file. */
typedef enum err with_source(struct ctx *, const struct backup_source *, void *arg);

static enum err with_file(struct ctx *cx, const char *path, with_source *run, void *arg)
{
	struct gz *g;
	TRY(open_source(cx, path, &g));
	enum err e = run(cx, &(struct backup_source){get, g}, arg);
	gz_close(g);
	return e;
}

static enum err verify(struct ctx *cx, const struct backup_source *s, void *arg)
{
	return backup_verify(cx, s, arg);
}

static enum err find_erasures(struct ctx *cx, const struct backup_source *s, void *arg)
{
	return erasures_of_backup(cx, s, arg);
}

/* The erasures of another base: opened beside ours. */
static enum err erasures_of_address(struct ctx *cx, const char *where, struct erasures *ret)
{
	struct db *ours = cx->db;
	int version;
	enum err e = db_open(cx, where, false, &cx->db);
	if (e == OK)
		e = db_begin(cx, TX_READ);
	if (e == OK)
		e = migrate_version(cx, &version);
	if (e == OK)
		e = erasures_of_base(cx, ret);
	if (cx->db != ours) {
		db_abort(cx);
		db_close(cx->db);
	}
	cx->db = ours;
	return e;
}

static bool is_base(const char *where)
{
	char head[16] = "";
	if (strstr(where, "://") || !strncmp(where, "sqlite:", 7))
		return true;
	FILE *f = fopen(where, "re");
	bool sqlite = f && fread(head, 1, sizeof head, f) == sizeof head && !memcmp(head, "SQLite format 3", 16);
	if (f)
		fclose(f);
	return sqlite;
}

struct restoring {
	const struct erasures *erasures;
	struct backup_done *done;
};

static enum err restore(struct ctx *cx, const struct backup_source *s, void *arg)
{
	struct restoring *r = arg;
	return backup_in(cx, s, r->erasures, r->done);
}

enum err backup_from_file(struct ctx *cx, const char *path, const char *erased_by, struct backup_done *ret)
{
	struct erasures erasures = {0};
	struct stat st;
	if (erased_by && is_base(erased_by))
		TRY(erasures_of_address(cx, erased_by, &erasures));
	else if (erased_by)
		TRY(with_file(cx, erased_by, find_erasures, &erasures));
	if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode))
		TRY(with_file(cx, path, verify, ret));
	TRY(with_file(cx, path, restore, &(struct restoring){&erasures, ret}));
	ret->file = path;
	return OK;
}

struct copying {
	struct ctx cx;
	int fd;
	enum err e;
};

static void *copy_out(void *arg)
{
	struct copying *c = arg;
	struct backup_done done;
	struct out o = {.fd = c->fd};
	c->e = backup_out(&c->cx, &(struct backup_sink){put, &o}, &done);
	close(c->fd);
	return NULL;
}

/* Reading in a thread with an arena of its own, writing in this one, a pipe between. */
static enum err copy_through(struct ctx *cx, const int ends[2], struct db *to, struct backup_done *ret)
{
	struct arena arena;
	arena_init(&arena);
	struct copying c = {.cx = *cx, .fd = ends[1]};
	struct db *from = cx->db;
	c.cx.arena = &arena;
	pthread_t thread;
	if (pthread_create(&thread, NULL, copy_out, &c) != 0)
		abort();
	cx->db = to;
	char *path = arena_printf(cx->arena, "/dev/fd/%d", ends[0]);
	enum err e = with_file(cx, path, restore, &(struct restoring){NULL, ret});
	cx->db = from;
	close(ends[0]); /* a reader that gave up ends the writer */
	pthread_join(thread, NULL);
	/* When reading failed, what came through the pipe was cut: that is the consequence, not the reason. */
	if (c.e != OK && (e == OK || e == E_INVALID)) {
		e = c.e;
		cx->fault = c.cx.fault;
		for (size_t i = 0; i < sizeof cx->fault.param / sizeof *cx->fault.param; i++)
			cx->fault.param[i] = arena_strdup(cx->arena, cx->fault.param[i]);
	}
	arena_fini(&arena);
	return e;
}

enum err backup_copy(struct ctx *cx, const char *to, struct backup_done *ret)
{
	struct db *target;
	int ends[2];
	TRY(db_open(cx, to, true, &target));
	enum err e = pipe2(ends, O_CLOEXEC) == 0 ? OK : cannot(cx, "backup.cannot_open", to);
	if (e == OK)
		e = copy_through(cx, ends, target, ret);
	if (e == OK)
		ret->file = arena_strdup(cx->arena, db_where(target));
	db_close(target);
	return e;
}
