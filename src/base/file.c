#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_standard_output(const char *path, const struct stat *st)
{
	struct stat out;
	return !strcmp(path, "-") ||
	       (fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev && out.st_ino == st->st_ino);
}

/* Where a link leads, when a file is there; a file to be made stands where it is named. */
static char *place(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL), *kept = arena_strdup(a, real ? real : path);
	free(real);
	return kept;
}

bool file_out_open(struct arena *a, const char *path, mode_t mode, struct file_out *ret)
{
	struct stat st = {0};
	*ret = (struct file_out){.fd = -1};
	bool there = stat(path, &st) == 0;
	ret->standard = is_standard_output(path, &st);
	if (ret->standard)
		ret->fd = dup(STDOUT_FILENO); /* opened anew it would begin at its first byte */
	else if (there && !S_ISREG(st.st_mode))
		ret->fd = open(path, O_WRONLY | O_CLOEXEC);
	if (ret->standard || (there && !S_ISREG(st.st_mode)))
		return ret->fd >= 0;
	ret->path = place(a, path);
	ret->part = arena_printf(a, "%s.part-%d", ret->path, (int)getpid());
	ret->fd = open(ret->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (ret->fd < 0 || !there || fchmod(ret->fd, st.st_mode & mode) == 0)
		return ret->fd >= 0;
	file_out_end(ret, false);
	return false;
}

/* The folder too, so that the name is there after the power failed. */
static bool sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	bool good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	free(folder);
	return good;
}

bool file_out_end(struct file_out *f, bool keep)
{
	bool good = keep && (!f->path || fsync(f->fd) == 0);
	int why = errno;
	if (close(f->fd) != 0 && good) {
		good = false;
		why = errno;
	}
	if (good && f->path && (rename(f->part, f->path) != 0 || !sync_folder(f->path))) {
		good = false;
		why = errno;
	}
	if (!good && f->part)
		unlink(f->part);
	errno = why;
	return good;
}
