/* The files themselves: known again by their ends, kept in a spool beside the database while they wait. */
#include "platform/import/import_inner_ops.h"

#include "base/date.h"
#include "base/secret.h"
#include "platform/setting/setting_ops.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { END_BYTES = 256 * 1024, LINES_FROM = 19700101 /* no line is older */ };

static void close_fd(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static void hash_end(int fd, off_t at, uint64_t *h)
{
	unsigned char bytes[16 * 1024];
	for (off_t end = at + END_BYTES; at < end;) {
		ssize_t n = pread(fd, bytes, sizeof bytes, at);
		if (n <= 0)
			return;
		for (ssize_t i = 0; i < n; i++)
			*h = (*h ^ bytes[i]) * UINT64_C(1099511628211);
		at += n;
	}
}

enum err file_fingerprint(struct ctx *cx, const char *path, const char **ret)
{
	__attribute__((cleanup(close_fd))) int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	uint64_t h = UINT64_C(14695981039346656037);
	if (fd < 0 || fstat(fd, &st) != 0)
		return fail(cx, E_IO, "import.no_file", path);
	if (!S_ISREG(st.st_mode))
		return fail(cx, E_INVALID, "import.not_a_file", path);
	hash_end(fd, 0, &h);
	if (st.st_size > END_BYTES)
		hash_end(fd, st.st_size > 2 * END_BYTES ? st.st_size - END_BYTES : END_BYTES, &h);
	*ret = arena_printf(cx->arena, "%jd %016jx", (intmax_t)st.st_size, (uintmax_t)h);
	return OK;
}

static void drop_digest(struct digest *const *d)
{
	digest_drop(*d);
}

enum err file_content(struct ctx *cx, const char *path, const char **ret)
{
	__attribute__((cleanup(close_fd))) int fd = open(path, O_RDONLY | O_CLOEXEC);
	__attribute__((cleanup(drop_digest))) struct digest *d = digest_create();
	char bytes[64 * 1024];
	ssize_t n = -1;
	while (fd >= 0 && (n = read(fd, bytes, sizeof bytes)) > 0)
		digest_add(d, bytes, (size_t)n);
	if (n < 0)
		return fail(cx, E_IO, "import.no_file", path);
	*ret = digest_end(cx->arena, d);
	d = NULL;
	return OK;
}

/* "<database file>.imports", or for PostgreSQL a folder of the same kind under data/. */
static const char *spool_dir(struct ctx *cx)
{
	return db_is_pg(cx->db) ? "data/postgresql.imports" : arena_printf(cx->arena, "%s.imports", db_where(cx->db));
}

bool file_copy(const char *from, const char *to)
{
	__attribute__((cleanup(close_fd))) int in = open(from, O_RDONLY | O_CLOEXEC);
	__attribute__((cleanup(close_fd))) int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	char bytes[64 * 1024];
	ssize_t n = -1;
	if (in < 0 || out < 0)
		return false;
	while ((n = read(in, bytes, sizeof bytes)) > 0)
		for (ssize_t at = 0, done; at < n; at += done)
			if ((done = write(out, bytes + at, (size_t)(n - at))) <= 0)
				return false;
	return n == 0;
}

enum err file_spool(struct ctx *cx, const char *path, int64_t id, const char **ret)
{
	const char *dir = spool_dir(cx);
	if (db_is_pg(cx->db))
		mkdir("data", 0700);
	if (mkdir(dir, 0700) != 0 && errno != EEXIST)
		return fail(cx, E_IO, "import.spool", dir);
	const char *to = arena_printf(cx->arena, "%s/%jd", dir, (intmax_t)id);
	/* Another file system than the one uploads land on: copied. */
	if (rename(path, to) != 0 && !file_copy(path, to))
		return fail(cx, E_IO, "import.spool", dir);
	char *whole = realpath(to, NULL);
	*ret = arena_strdup(cx->arena, whole ? whole : to);
	free(whole);
	return OK;
}

void file_forget(struct ctx *cx, const char *path)
{
	char *dir = path ? realpath(spool_dir(cx), NULL) : NULL;
	size_t n = dir ? strlen(dir) : 0;
	if (dir && !strncmp(path, dir, n) && path[n] == '/' && !strchr(path + n + 1, '/'))
		unlink(path);
	free(dir);
}

void file_unspool(struct ctx *cx, const char *spooled, const char *path)
{
	if (rename(spooled, path) != 0)
		file_forget(cx, spooled); /* it was copied: what was sent lies there still */
}

enum err import_spec_make(struct ctx *cx, const struct import_run *run, const struct import_columns *known,
                          const char *const *headers, size_t columns, const char *base, struct import_spec *ret)
{
	const char *file = run->currency ? run->currency : base;
	const struct settings *set;
	TRY(settings_get(cx, &set));
	*ret = (struct import_spec){.known = known,
	                            .columns = columns,
	                            .mark = import_decimal_mark(run->decimal),
	                            .order = import_date_order(run->dates),
	                            .percent = run->percent,
	                            .credit_added = run->credit_sign == CREDIT_ADDED,
	                            .today = zone_date(zone_default(), cx->now),
	                            .first_day = LINES_FROM};
	ret->last_day = date_add_days(ret->today, (int)set->future_days);
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		ret->map.at[i] = IMPORT_NO_COLUMN;
	TRY(import_map_read(cx, ret->known, run->map, headers, columns, &ret->map));
	strncpy(ret->base, base, 3);
	strncpy(ret->currency, file, 3);
	return OK;
}

const char **file_headers(struct ctx *cx, const struct csv *csv, size_t *ret_count)
{
	size_t n = csv_columns(csv);
	const char **headers = arena_array(cx->arena, const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		headers[i] = arena_strdup(cx->arena, csv_header(csv, i));
	*ret_count = n;
	return headers;
}
