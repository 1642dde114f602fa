/* Text on ICU (hidden in text.c): encodings, folding for search, sort keys. All results are UTF-8 in the arena. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include "base/ctx.h"

#include <stdbool.h>
#include <stddef.h>

bool utf8_valid(const char *s, size_t n);
/* Length of the well-formed character (Unicode table 3-7) that s begins with, 0 when there is none. Reads at most n
 * bytes, and none behind a NUL: for text that ends in one, n = 4 will do. */
size_t utf8_length(const char *s, size_t n);
size_t utf8_count(const char *s); /* characters */
/* How many bytes the first `chars` characters have. */
size_t utf8_prefix(const char *s, size_t chars);

/* Does valid UTF-8 hold a character that is refused in every text: a C1 control, a line separator, a mark that turns
 * the direction (a name must not be shown backwards), U+FFFE or U+FFFF (which no XML file may hold)? ASCII controls are
 * not looked for. */
bool text_hides(const char *s, size_t n);
/* A name that came from outside, made safe to show and store: at most `chars` characters, with "_" for bytes that are
 * not UTF-8, for controls, and for invisible marks that change how their neighbours are shown ("gpj.exe" as
 * "exe.jpg"). */
[[nodiscard]] char *text_plain(struct arena *, const char *s, size_t chars);

/* Fold for search: lower case, accents gone, ø→o æ→ae å→a, ß→ss, punctuation to single spaces: "Bjørn-Åge" → "bjorn
 * age". Thread-safe; ASCII takes a fast path. */
[[nodiscard]] char *text_fold(struct arena *, const char *s);
/* Sort key for the order of Norwegian bokmål (… z æ ø å, aa = å), as ASCII text that is compared with strcmp; made of
 * at most 200 bytes of ICU's key. Thread-safe. */
[[nodiscard]] char *text_sort_key(struct arena *, const char *s);
const char *text_icu_version(void); /* stored in the database: sort keys are made again when it changes */

enum encoding { ENC_UTF8, ENC_UTF8_BOM, ENC_WINDOWS_1252, ENC_UTF16LE, ENC_UTF16BE, ENC_DOS_850 };

/* Streaming decoder to UTF-8, constant memory. */
struct decoder;
struct decoder *decoder_create(enum encoding);
void decoder_destroy(struct decoder *);
/* Decode `n` bytes; `end` with the last of them. The result, in ret and ret_n, is valid until the next call. Bytes that
 * cannot be read become U+FFFD, and decoder_bad counts them. */
void decoder_feed(struct decoder *, const char *in, size_t n, bool end, const char **ret, size_t *ret_n);
size_t decoder_bad(const struct decoder *);

#endif
