/* Reading the parts of request lines and headers: strictly, since everything here comes from strangers. Pure. */
#ifndef HTTP_URL_H
#define HTTP_URL_H

#include "base/arena.h"
#include "base/ctx.h"
#include "base/json.h"

#include <stdbool.h>
#include <stddef.h>

/* Decode the path of a request target ("/a%C3%A5/b") into `out`; a single "/" at the end stays. False when we answer no
 * such path: no leading "/", bad or overlong encoding, NUL or another control character, an encoded "/", a backslash,
 * an empty segment, a segment "." or "..", longer than out_size. */
bool url_path(const char *raw, size_t n, char *out, size_t out_size);

/* Decode "a=1&b=x+y" into name/value pairs in the arena. E_USAGE: bad encoding, NUL, invalid UTF-8; E_TOO_LARGE: more
 * than `max` pairs. */
enum err url_pairs(struct ctx *, const char *raw, size_t n, size_t max, struct pair **ret, size_t *ret_count);

/* Value of a cookie in a Cookie header, in the arena; NULL when absent. The first of several counts. */
char *url_cookie(struct arena *, const char *header, const char *name);

/* Split a Host header (or authority): name in lower case without brackets, port 0 when none is given. False: not a
 * host. */
bool url_host(const char *host, char *name, size_t size, int *ret_port);
bool url_is_ip(const char *name);       /* is it an IPv4 or IPv6 address? `name` as url_host gives it */
bool url_is_loopback(const char *name); /* "localhost", 127.x, ::1 */

/* Does an Accept-Encoding header allow `coding` (with q > 0)? */
bool url_accepts(const char *header, const char *coding);
/* That of our languages which the header prefers, by its q; false when it names none of them. */
bool url_language(const char *accept_language, enum lang *ret);
/* Is `type` the media type of a Content-Type header? Is it one of those of an Accept header? Parameters are ignored. */
bool url_type_is(const char *header, const char *type);
bool url_lists_type(const char *accept, const char *type);

#endif
