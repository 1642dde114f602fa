/* Numbers in and out as people and files write them. Input accepts spaces, U+00A0, U+202F and ' as grouping, - or
 * U+2212; exact decimal arithmetic, never through double for money. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include "base/buf.h"
#include "base/ctx.h"

#include <stdbool.h>
#include <stdint.h>

enum decimal_mark { DECIMAL_ANY, DECIMAL_COMMA, DECIMAL_POINT };

/* Parse a decimal number into units of 10^-scale (scale 2: minor units), rounded half away from zero. With DECIMAL_ANY,
 * where both , and . occur, the last one is the decimal mark; a single one followed by exactly three digits is read as
 * the decimal mark too, but sets *ret_ambiguous. False: not a number, or too large. */
bool num_parse(const char *s, enum decimal_mark mark, int scale, int64_t *ret, bool *ret_ambiguous);
/* An amount as people and other programs write it: "kr 1 234,50", "1 000,-", "(500,00)", "500,00-", "NOK 100", "€ 10". */
struct num_written {
	char number[80];  /* without currency, brackets and ",-"; a minus sign stands before it */
	char currency[4]; /* "EUR"; "kr" when it says only that; "" */
	char whole_mark;  /* the decimal mark of "1 000,-"; 0 = it is not written so */
};
/* Take it apart. False when it cannot be a number, also when it is negative in two ways or has two currencies; whether
 * `number` is one is for num_parse to say. */
bool num_written_read(const char *s, struct num_written *ret);
bool num_parse_int(const char *s, int64_t *ret);
bool num_parse_real(const char *s, double *ret); /* either mark; a % behind it is accepted, but divides nothing */

/* Plain ASCII for JSON, CSV and form values: num_plain(b, 27948902, 2, 2) → 279489.02; at least min_digits decimals,
 * trailing zeros beyond them dropped. */
void num_plain(struct buf *, int64_t v, int scale, int min_digits);
enum { NUM_TEXT_MAX = 64 };
/* The same into the caller's memory, ended by NUL; scale ≤ 18. Answers the length. */
size_t num_text(char out[NUM_TEXT_MAX], int64_t v, int scale, int min_digits);
/* As num_parse, for numbers of which more digits count than 64 bits hold: |*ret| < 10^30. */
bool num_parse_wide(const char *s, enum decimal_mark mark, int scale, __int128 *ret);
/* 10^-6 × 10^-6 → minor units (scale 2), half away from zero; false on overflow. For quantity × unit price. */
bool num_mul_to_minor(int64_t qty6, int64_t price6, int64_t *ret_minor);
bool num_add(int64_t a, int64_t b, int64_t *ret); /* false on overflow */

#endif
