/* Copies of a whole base, as a stream; files and pipes are in backup_file_ops.h. */
#ifndef PLATFORM_BACKUP_OPS_H
#define PLATFORM_BACKUP_OPS_H

#include "db/db.h"
#include "platform/backup/backup.h"

/* Where the bytes of a backup are written. put: false when they cannot be. */
struct backup_sink {
	bool (*put)(void *arg, const void *bytes, size_t n);
	void *arg;
};
/* Where the bytes of a backup are read from. get: at most `size` of them; *ret_n is 0 at the end; false when the
 * source is damaged or cannot be read. */
struct backup_source {
	bool (*get)(void *arg, void *to, size_t size, size_t *ret_n);
	void *arg;
};

/* What was written or read. */
#define BACKUP_DONE(F, S)                                                                          \
	/* set by backup_file_ops; NULL = standard output, to which nothing else may be printed */ \
	F(S, TEXT, file, .label = "backup.file")                                                   \
	F(S, INT, schema, .label = "backup.schema")                                                \
	F(S, INT, tables, .label = "backup.tables")                                                \
	F(S, INT, rows, .label = "backup.rows")                                                    \
	F(S, INT, bytes, .label = "backup.bytes")                                                  \
	F(S, INT, erased, .label = "backup.erased") /* personal values that were erased again */   \
	F(S, TEXT, sum, .label = "backup.sum")      /* SHA-256, in hexadecimal */
STRUCT_OF(backup_done, BACKUP_DONE);
extern const struct record backup_done_record;

/* Write the whole base as it is at one instant; others may write to it meanwhile. Begins and ends a read transaction
 * of its own. Memory does not grow with the base. E_IO backup.cannot_write. */
enum err backup_out(struct ctx *, const struct backup_sink *, struct backup_done *ret);

/* Read a backup to its end and check it, without writing anything. E_INVALID restore.not_a_backup, restore.damaged;
 * E_NEWER restore.newer. */
enum err backup_verify(struct ctx *, const struct backup_source *, struct backup_done *ret);

/* A personal value that was erased, perhaps after the backup was made. */
struct erased_value {
	int64_t id, at;
	int64_t person; /* the person, when all of the person's values were erased; 0 = only this one */
};
struct erasures {
	struct erased_value *values;
	size_t count;
};
/* Append one; `room` is how many the array has space for, and grows with it. */
void erasures_add(struct ctx *, struct erasures *, size_t *room, const struct erased_value *);
/* All erasures that the base of cx, or a backup, has a record of; in the arena. */
enum err erasures_of_base(struct ctx *, struct erasures *ret);
enum err erasures_of_backup(struct ctx *, const struct backup_source *, struct erasures *ret);

/* Fill an empty base from a backup, bring rows of an older version up to date, and apply the erasures again. All of
 * it is one transaction: when anything fails the base is as it was, and the restore can be tried again. E_CONFLICT
 * restore.not_empty, restore.other_schema; the refusals of backup_verify. */
enum err backup_in(struct ctx *, const struct backup_source *, const struct erasures *, struct backup_done *ret);

/* Reading a backup line by line, with the checksum of what was read so far (backup_lines_ops.c; only inside this
 * folder). */
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
/* The next line, valid until the following call. E_INVALID restore.damaged when there is none, or it has no newline
 * or a NUL byte in it. */
enum err line_next(struct ctx *, struct line_reader *, char **ret);
/* Read the lines of format and schema. E_NEWER: a newer program wrote them. */
enum err line_header(struct ctx *, struct line_reader *, int64_t *ret_schema);
bool line_is_sum(const char *line);
/* Check that the sum on this line is that of everything before it and that nothing follows; else E_INVALID. */
enum err line_sum(struct ctx *, struct line_reader *, const char *line, const char **ret_sum);
/* Answers E_INVALID restore.damaged with the number of the line; restore.not_a_backup when it is the first. */
enum err line_damaged(struct ctx *, const struct line_reader *);

/* At start: opening a new base adds rows to this table by itself. A base with rows in such tables alone still counts
 * as empty. */
void restore_made_by_opening(const char *table);

#endif
