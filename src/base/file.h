/* Replacing a file so that it holds either all of the new bytes or the old ones, also when the power fails. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/types.h>

/* A file that is being written. It is made under a temporary name in the same folder and renamed at the end; of a
 * symbolic link the file that it leads to is replaced, not the link. A pipe, a device and standard output ("-",
 * /dev/stdout) are written to directly. */
struct file_out {
	int fd;           /* write here */
	bool standard;    /* it is standard output */
	bool fresh;       /* no file may be there */
	const char *path; /* the name it gets at the end; NULL when it is written to directly */
	char *part;       /* its temporary name */
};
/* A new file gets the permissions `mode` less the umask; one that is replaced keeps those of its permissions that are
 * in `mode`. fresh: a file that is there already is not replaced (EEXIST). What a killed run left in the folder under
 * such a temporary name is removed; the lock on it tells that nobody writes it any more. False with errno. */
bool file_out_open(struct arena *, const char *path, mode_t mode, bool fresh, struct file_out *ret);
/* Close, and keep what was written or (keep false) throw it away. True: it is kept, a file safely on disk. False: the
 * file is as it was before; with errno when that is a failure. */
bool file_out_end(struct file_out *, bool keep);

#endif
