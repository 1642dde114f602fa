/* The file of an SQLite base: which files are its own, and whether it is still there. A file that is deleted or replaced under a
 * running server goes on being read and written where nobody finds it again, so its identity is compared with what was opened. */
#include "base/clock.h"
#include "base/log.h"
#include "db/backend.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
enum { BASE, LOG, WATCHED, ENDS = 4, PATH_BYTES = 4096 };
enum { LOOK_US = 10000 };

struct db_file {
	struct db_file *next;
	char *path;
	int users;                 /* connections */
	struct stat seen[WATCHED]; /* st_ino 0: not seen yet */
	bool told;
	_Atomic int64_t looked_us; /* when it was last found to be there */
	_Atomic int64_t committed; /* writes of this process */
	pthread_mutex_t settling;  /* held by who waits for the disk; guards `settled` */
	int64_t settled;           /* as many of them are on disk */
};

/* Guards the list and the files in it. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct db_file *files;

static bool same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Look at the file again, or for the first time. The log is made by the first transaction, and stays as long as one connection does. */
static bool still(struct db_file *f)
{
	for (int i = 0; i < WATCHED; i++) {
		char name[PATH_BYTES];
		struct stat now;
		snprintf(name, sizeof name, "%s%s", f->path, ends[i]);
		bool there = stat(name, &now) == 0;
		if (f->seen[i].st_ino ? !there || !same(&now, &f->seen[i]) : i == BASE && !there)
			return false;
		if (there)
			f->seen[i] = now;
	}
	return true;
}

static enum err gone(struct ctx *cx, struct db_file *f)
{
	if (!f->told)
		log_line(LOG_ERROR, "database", "what=file path=%s why=\"deleted or replaced while it was in use\"",
		         log_quoted(f->path));
	f->told = true;
	atomic_store(&f->looked_us, 0);
	return fail(cx, E_IO, "db.file_gone");
}

enum err file_hold(struct ctx *cx, struct db *db)
{
	enum err e = OK;
	pthread_mutex_lock(&lock);
	struct db_file *f = files;
	while (f && strcmp(f->path, db->where) != 0)
		f = f->next;
	if (f && !still(f))
		e = gone(cx, f);
	if (!f) {
		f = calloc(1, sizeof *f);
		if (!f || !(f->path = strdup(db->where)))
			abort();
		pthread_mutex_init(&f->settling, NULL);
		f->next = files;
		files = f;
	}
	if (e == OK) {
		f->users++;
		db->file = f;
	}
	pthread_mutex_unlock(&lock);
	return e;
}

void file_release(struct db *db)
{
	struct db_file *f = db->file;
	if (!f)
		return;
	pthread_mutex_lock(&lock);
	db->file = NULL;
	if (--f->users == 0) {
		struct db_file **at = &files;
		while (*at != f)
			at = &(*at)->next;
		*at = f->next;
		pthread_mutex_destroy(&f->settling);
		free(f->path);
		free(f);
	}
	pthread_mutex_unlock(&lock);
}

enum err file_there(struct ctx *cx, struct db *db, enum db_tx tx)
{
	int64_t now = clock_monotonic_us();
	if (tx == TX_READ && now - atomic_load(&db->file->looked_us) < LOOK_US)
		return OK;
	pthread_mutex_lock(&lock);
	bool there = still(db->file);
	enum err e = there ? OK : gone(cx, db->file);
	db->file->told = !there;
	if (there)
		atomic_store(&db->file->looked_us, now);
	pthread_mutex_unlock(&lock);
	return e;
}

int64_t file_committed(struct db *db)
{
	return ++db->file->committed;
}

bool file_settle(struct db *db, int64_t number, bool (*sync)(struct db *))
{
	struct db_file *f = db->file;
	pthread_mutex_lock(&f->settling);
	/* Who waited here while another one synced may find that it was his, too. */
	if (f->settled < number) {
		int64_t all = f->committed;
		if (sync(db))
			f->settled = all;
	}
	bool well = f->settled >= number;
	pthread_mutex_unlock(&f->settling);
	return well;
}

/* Where a file of that path lies, whether it is there or not: its folder and its name in it. */
static bool lies(const char *path, struct stat *ret_folder, const char **ret_name)
{
	char folder[PATH_BYTES] = ".";
	const char *slash = strrchr(path, '/');
	if (slash)
		snprintf(folder, sizeof folder, "%.*s", (int)(slash - path) + 1, path);
	*ret_name = slash ? slash + 1 : path;
	return stat(folder, ret_folder) == 0;
}

bool db_owns_file(const struct db *db, const char *path)
{
	for (int i = 0; i < ENDS && db->file; i++) {
		char own[PATH_BYTES];
		struct stat a, b;
		const char *name_a, *name_b;
		snprintf(own, sizeof own, "%s%s", db->where, ends[i]);
		if (stat(own, &a) == 0 && stat(path, &b) == 0) {
			if (same(&a, &b))
				return true;
		} else if (lies(own, &a, &name_a) && lies(path, &b, &name_b) && same(&a, &b) &&
		           !strcmp(name_a, name_b)) {
			return true;
		}
	}
	return false;
}
