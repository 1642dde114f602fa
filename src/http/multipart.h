/* multipart/form-data (RFC 7578) read as it arrives: fields in memory, files straight to temporary files. Strict: what does
 * not follow the grammar is refused, never guessed. */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "base/buf.h"
#include "http/http.h"

struct multipart;

struct multipart_limits {
	size_t fields, field_bytes; /* number of parts; all field values together */
	int64_t file_bytes;         /* all files together; 0 = no files taken */
	const char *dir;            /* of the temporary files */
};

/* NULL when the content type holds no usable boundary. `limits` is copied. */
struct multipart *multipart_create(const char *content_type, const struct multipart_limits *);
/* Removes files that are still where they were written. */
void multipart_destroy(struct multipart *);
/* More bytes. E_USAGE malformed, E_TOO_LARGE over a limit, E_IO the disk; the same again after an error. */
enum err multipart_feed(struct multipart *, const char *, size_t);
/* After the last byte: was the closing boundary there? E_USAGE when not. */
enum err multipart_end(struct multipart *);

/* What was read, in order; texts live as long as the multipart. True: part `i` is a file; else a field, whose value is valid
 * UTF-8 without NUL. */
size_t multipart_count(const struct multipart *);
bool multipart_part(const struct multipart *, size_t i, struct pair *ret_field, struct upload *ret_file);

#endif
