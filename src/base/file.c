#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

/* "NAME.hjul-part-PID" */
#define PART ".hjul-part-"

static bool is_part(const char *name)
{
	const char *at = strstr(name, PART), *number = at ? at + strlen(PART) : "";
	return at && at != name && *number && !number[strspn(number, "0123456789")];
}

/* The folder of a path, to be freed. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	if (!folder)
		abort();
	return folder;
}

/* Of a run that was killed: one that still writes holds the lock. */
static void remove_left_behind(const char *path)
{
	char *name = folder_of(path);
	DIR *folder = opendir(name);
	for (const struct dirent *d; folder && (d = readdir(folder));) {
		int fd = is_part(d->d_name)
		             ? openat(dirfd(folder), d->d_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
		             : -1;
		if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
			unlinkat(dirfd(folder), d->d_name, 0);
		if (fd >= 0)
			close(fd);
	}
	if (folder)
		closedir(folder);
	free(name);
}

/* The file under its temporary name, locked. Another run may take it for left behind before it is: then again. */
static int open_part(const char *part, mode_t mode)
{
	for (;;) {
		struct stat st;
		int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd < 0 || flock(fd, LOCK_EX) != 0 || fstat(fd, &st) != 0 || st.st_nlink > 0)
			return fd;
		close(fd);
	}
}

bool file_out_open(struct arena *a, const char *path, mode_t mode, bool fresh, struct file_out *ret)
{
	struct stat st = {0};
	*ret = (struct file_out){.fd = -1, .fresh = fresh};
	bool there = stat(path, &st) == 0;
	ret->standard = is_standard_output(path, &st);
	if (ret->standard)
		ret->fd = dup(STDOUT_FILENO); /* opened anew it would begin at its first byte */
	else if (there && !S_ISREG(st.st_mode))
		ret->fd = open(path, O_WRONLY | O_CLOEXEC);
	if (ret->standard || (there && !S_ISREG(st.st_mode)))
		return ret->fd >= 0;
	errno = EEXIST;
	if (there && fresh)
		return false;
	ret->path = place(a, path);
	ret->part = arena_printf(a, "%s" PART "%d", ret->path, (int)getpid());
	remove_left_behind(ret->path);
	ret->fd = open_part(ret->part, mode);
	if (ret->fd < 0 || !there || fchmod(ret->fd, st.st_mode & mode) == 0)
		return ret->fd >= 0;
	file_out_end(ret, false);
	return false;
}

/* The folder too, so that the name is there after the power failed. */
static bool sync_folder(const char *path)
{
	char *folder = folder_of(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	free(folder);
	return good;
}

static bool name_it(const struct file_out *f)
{
	if (!f->fresh)
		return rename(f->part, f->path) == 0;
	/* Not every file system knows how to do both at once. */
	return renameat2(AT_FDCWD, f->part, AT_FDCWD, f->path, RENAME_NOREPLACE) == 0 ||
	       (errno == EINVAL && rename(f->part, f->path) == 0);
}

bool file_out_end(struct file_out *f, bool keep)
{
	bool good = keep && (!f->path || fsync(f->fd) == 0);
	int why = errno;
	/* Named while it is locked: nobody takes it for left behind. */
	if (good && f->path && (!name_it(f) || !sync_folder(f->path))) {
		good = false;
		why = errno;
	}
	if (close(f->fd) != 0 && good) {
		good = false;
		why = errno;
	}
	if (!good && f->part)
		unlink(f->part);
	errno = why;
	return good;
}
