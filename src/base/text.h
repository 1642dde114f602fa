/* Text on ICU (hidden in text.c): encodings, folding for search, sort keys. All results are UTF-8 in the arena. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include "base/ctx.h"

#include <stdbool.h>
#include <stddef.h>

bool utf8_valid(const char *s, size_t n);
/* Length of the well-formed character (Unicode table 3-7) that s begins with, 0 when there is none. `n` bytes may be looked at; text
 * that ends in NUL is never read past it, so that 4 will do. */
size_t utf8_length(const char *s, size_t n);
size_t utf8_count(const char *s); /* characters */
/* Bytes of the first `chars` characters. */
size_t utf8_prefix(const char *s, size_t chars);

/* Does valid UTF-8 hold what no text may beyond ASCII: C1 controls, line separators, direction overrides (a name must not read backwards),
 * noncharacters U+FFFE/F (no XML file may hold them)? */
bool text_hides(const char *s, size_t n);
/* A name from outside, fit to be shown and kept: at most `chars` characters; what is not text, controls, and marks that turn, hide or join
 * what stands beside them ("gpj.exe" shown as "exe.jpg") become "_". */
[[nodiscard]] char *text_plain(struct arena *, const char *s, size_t chars);

/* Fold for search: lower case, accents gone, ø→o æ→ae å→a, ß→ss, punctuation to single spaces: "Bjørn-Åge" → "bjorn age".
 * Thread-safe; ASCII takes a fast path. */
[[nodiscard]] char *text_fold(struct arena *, const char *s);
/* Sort key in the people's order of Norwegian bokmål (… z æ ø å, aa = å), as lower-case hex or other ASCII-safe text that
 * compares with strcmp; at most 200 bytes of the key are kept. Thread-safe. */
[[nodiscard]] char *text_sort_key(struct arena *, const char *s);
const char *text_icu_version(void); /* kept in the database; keys are rebuilt when it changes */

enum encoding { ENC_UTF8, ENC_UTF8_BOM, ENC_WINDOWS_1252, ENC_UTF16LE, ENC_UTF16BE };

/* Streaming decoder to UTF-8, constant memory. */
struct decoder;
struct decoder *decoder_create(enum encoding);
void decoder_destroy(struct decoder *);
/* Decode `n` bytes; the result (valid until the next call) in ret/ret_n. Bytes that cannot be read become U+FFFD and are
 * counted. `end` flushes. */
void decoder_feed(struct decoder *, const char *in, size_t n, bool end, const char **ret, size_t *ret_n);
size_t decoder_bad(const struct decoder *);

#endif
