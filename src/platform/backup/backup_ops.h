/* Copies of a whole base, as a stream; files and pipes are in backup_file_ops.h. */
#ifndef PLATFORM_BACKUP_OPS_H
#define PLATFORM_BACKUP_OPS_H

#include "db/db.h"
#include "platform/backup/backup.h"

/* Where the bytes go; false: they cannot be written. */
struct backup_sink {
	bool (*put)(void *arg, const void *bytes, size_t n);
	void *arg;
};
/* Where they come from: at most `size` of them, *ret_n 0 at the end; false: damaged or unreadable. */
struct backup_source {
	bool (*get)(void *arg, void *to, size_t size, size_t *ret_n);
	void *arg;
};

/* What was written or read. */
struct backup_done {
	const char *file; /* set by backup_file_ops; NULL = standard output, where nothing else may be said */
	int64_t schema, tables, rows, bytes, erased;
	const char *sum;
};
extern const struct record backup_done_record;

/* The whole base as it is at one instant, while others write. Opens and ends a read transaction of its own. Memory does not grow
 * with the base. E_IO backup.cannot_write. */
enum err backup_out(struct ctx *, const struct backup_sink *, struct backup_done *ret);

/* Read it through without a base: E_INVALID restore.not_a_backup, restore.damaged; E_NEWER restore.newer. */
enum err backup_verify(struct ctx *, const struct backup_source *, struct backup_done *ret);

/* Values that were erased, perhaps after the backup was made. */
struct erased_value {
	int64_t id, at;
	int64_t person; /* a whole person was erased; 0: the one value */
};
struct erasures {
	struct erased_value *values;
	size_t count;
};
void erasures_add(struct ctx *, struct erasures *, size_t *room, const struct erased_value *);
/* Those that the base of cx, or a backup, knows of. */
enum err erasures_of_base(struct ctx *, struct erasures *ret);
enum err erasures_of_backup(struct ctx *, const struct backup_source *, struct erasures *ret);

/* Fill an empty base, migrate an older backup's rows and apply the erasures again, in one transaction: whatever fails, the base is as
 * it was and the next try works. E_CONFLICT restore.not_empty, restore.other_schema; the refusals of backup_verify. */
enum err backup_in(struct ctx *, const struct backup_source *, const struct erasures *, struct backup_done *ret);

/* backup_lines_ops.c, for restore_ops.c too: lines of a stream, with the sum of those read so far. */
struct line_reader {
	const struct backup_source *source;
	struct digest *digest; /* of base/secret.h */
	char *bytes;
	size_t at, len, room;
	int64_t line, total;
	bool end;
};
void line_open(struct line_reader *, const struct backup_source *);
void line_close(struct line_reader *);
/* The next line, valid until the following call. E_INVALID restore.damaged at the end, for a line without an end, a NUL byte. */
enum err line_next(struct ctx *, struct line_reader *, char **ret);
/* Format and version; E_NEWER for a version this program does not know. */
enum err line_header(struct ctx *, struct line_reader *, int64_t *ret_schema);
bool line_is_sum(const char *line);
/* It fits what came before, and nothing follows it: else E_INVALID. */
enum err line_sum(struct ctx *, struct line_reader *, const char *line, const char **ret_sum);
enum err line_damaged(struct ctx *, const struct line_reader *);

/* At start: a table in which opening a base makes rows, so that they do not make it a used one. */
void restore_made_by_opening(const char *table);

#endif
