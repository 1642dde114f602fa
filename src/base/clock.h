/* Clock, ids and randomness of the process. Tests freeze all three: HJUL_TEST_NOW (seconds UTC) stops the clock, makes
 * ids count from 1000 (in a second process on the same base from 1000001000) and makes the random bytes the same at
 * every run. HJUL_TEST_SEED (a number) then makes the random bytes of two processes differ. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void clock_freeze(int64_t now); /* once, at start, before threads */
bool clock_frozen(void);
int64_t clock_now(void);          /* seconds since 1970, UTC */
int64_t clock_monotonic_us(void); /* for durations; never frozen */

/* Ids are below 2^53: milliseconds since 2025-01-01 × 4096 + 4 bits of server number + 8 bits of counter. They rise
 * strictly within the process, also when the clock is set back. Thread-safe. */
int64_t id_new(void);
/* At start: make ids with this server number, all above last_used: the largest id of id_range that the base holds, 0 if
 * none. */
void id_init(int server, int64_t last_used);
/* Change to another server number. Another process may have used it until now, so the next id is above any that it can
 * have made. */
void id_skip(int server);
/* The range [from, to) in which this server's ids lie: that of all ids, except when frozen, when each server has its
 * own. */
void id_range(int server, int64_t *from, int64_t *to);

void random_bytes(void *p, size_t n); /* secret.c; repeatable when frozen */

#endif
