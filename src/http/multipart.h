/* multipart/form-data (RFC 7578), read as it arrives: fields into memory, files straight to temporary files. What does
 * not follow the grammar is refused, never guessed at. */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "base/buf.h"
#include "http/http.h"

struct multipart;

struct multipart_limits {
	size_t fields, field_bytes; /* number of parts, also of those that are skipped; all field values together */
	int64_t file_bytes;         /* all files together; 0 = files are refused */
	const char *dir;            /* folder of the temporary files */
};

/* NULL when the content type holds no usable boundary. The limits are copied. */
struct multipart *multipart_create(const char *content_type, const struct multipart_limits *);
/* Also removes the temporary files that nobody has renamed. */
void multipart_destroy(struct multipart *);
/* Read the next bytes. E_USAGE: malformed; E_TOO_LARGE: over a limit; E_IO: the disk. After an error every call answers
 * the same one. */
enum err multipart_feed(struct multipart *, const char *, size_t);
/* After the last byte: E_USAGE when the closing boundary was missing. */
enum err multipart_end(struct multipart *);

/* The parts that were read, in order; texts live as long as the multipart. multipart_part answers true when part `i` is
 * a file, false when it is a field, whose value is then valid UTF-8 without NUL. */
size_t multipart_count(const struct multipart *);
bool multipart_part(const struct multipart *, size_t i, struct pair *ret_field, struct upload *ret_file);

#endif
