/* Writing a file so that it is whole or as it was, also when the power fails. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/types.h>

/* What is being written. A plain file is made beside its place and takes its name at the end; what a link leads to is replaced, not the
 * link. A pipe, a device and whatever standard output leads to ("-", /dev/stdout) are written to as they are. */
struct file_out {
	int fd;           /* write here */
	bool standard;    /* it is standard output */
	const char *path; /* its name, NULL where nothing is replaced */
	char *part;       /* until then */
};
/* The most that others may do with it: `mode` less the umask, or less what the file that is there allows. False with errno. */
bool file_out_open(struct arena *, const char *path, mode_t mode, struct file_out *ret);
/* Close, and `keep` what was written. True: a file is on disk under its name. False with errno (or when not kept): all is as it was. */
bool file_out_end(struct file_out *, bool keep);

#endif
