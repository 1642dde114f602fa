/* What stands in a certificate file, and who can read its key. */
#ifndef LIB_CERTIFICATE_H
#define LIB_CERTIFICATE_H

#include "base/ctx.h"

struct certificate {
	int64_t from, until; /* seconds UTC between which all of the chain are valid */
	bool key_open;       /* everybody on this machine may read the key, or write it */
};
/* Read a PEM chain, and look at the file of its key. E_IO "serve.cannot_read" or "serve.bad_certificate". */
enum err certificate_look(struct ctx *, const char *cert, const char *key, struct certificate *ret);

#endif
