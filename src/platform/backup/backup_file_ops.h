/* Backups as files and pipes. */
#ifndef PLATFORM_BACKUP_FILE_OPS_H
#define PLATFORM_BACKUP_FILE_OPS_H

#include "platform/backup/backup_ops.h"

/* The base of cx into a file, gzipped; "-" is standard output. The file appears when it is whole and on disk, and then replaces one
 * of that name; only its owner may read it. */
enum err backup_to_file(struct ctx *, const char *path, struct backup_done *ret);
/* An empty base from a file, plain or gzipped; "-" is standard input. A file is read through before the base is touched. `erased_by`:
 * a newer backup or the address of a base whose erasures are applied too, or NULL. */
enum err backup_from_file(struct ctx *, const char *path, const char *erased_by, struct backup_done *ret);
/* The base of cx into the empty one at `to`, without a file. */
enum err backup_copy(struct ctx *, const char *to, struct backup_done *ret);

#endif
