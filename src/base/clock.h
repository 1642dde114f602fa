/* Clock, ids and randomness of the process. Tests freeze all three: HJUL_TEST_NOW (seconds UTC) stops the clock, makes
 * ids count from 1000 (a second process on the same base from 1000001000) and random bytes repeat; honoured only by
 * binaries that are told so at start.
 * HJUL_TEST_SEED (a number) then makes the random bytes of two processes differ. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void clock_freeze(int64_t now); /* once, at start, before threads */
bool clock_frozen(void);
int64_t clock_now(void);          /* seconds since 1970, UTC */
int64_t clock_monotonic_us(void); /* for durations; never frozen */

/* Ids: below 2^53: ms since 2025-01-01 × 4096 + 4 bits server + 8 bits counter; strictly rising in the process,
 * never back when the clock goes back. Thread-safe. */
void id_skip(
    int server); /* from now on with this number, and past whatever another one may have used with it until now */
void id_init(int server, int64_t last_used); /* last_used: largest id of its range known in the base, 0 if none */
/* Ids [from, to) that may be this server's: all of them, but when frozen each counts in a range of its own. */
void id_range(int server, int64_t *from, int64_t *to);
int64_t id_new(void);

void random_bytes(void *p, size_t n); /* secret.c; repeatable when frozen */

#endif
