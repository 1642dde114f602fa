/* Backups as files and pipes. */
#ifndef PLATFORM_BACKUP_FILE_OPS_H
#define PLATFORM_BACKUP_FILE_OPS_H

#include "platform/backup/backup_ops.h"

/* Write a backup of cx's base, gzipped, to the file at `path`; "-" is standard output. The file appears only when it
 * is complete and on disk; one of that name is only replaced when `replace` says so (E_CONFLICT backup.exists), a file of
 * the base itself never (db.own_file). Only its owner may read it. */
enum err backup_to_file(struct ctx *, const char *path, bool replace, struct backup_done *ret);
/* Fill the empty base of cx from a backup, plain or gzipped; "-" is standard input. A file is verified to its end
 * before the base is touched. `erased_by`: the path of a newer backup, or the address of a base, whose erasures are
 * applied too; NULL = none. */
enum err backup_from_file(struct ctx *, const char *path, const char *erased_by, struct backup_done *ret);
/* Copy the base of cx into the empty base at the address `to`, without a file between them. */
enum err backup_copy(struct ctx *, const char *to, struct backup_done *ret);

#endif
