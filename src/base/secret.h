/* Secrets on libsodium (hidden in secret.c, with random_bytes of clock.h): tokens, their hashes, passwords, and
 * the comparison of any of them. */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/arena.h"
#include "base/ctx.h"

#include <stdbool.h>

enum { TOKEN_CHARS = 43, TOKEN_HASH_CHARS = 64 };

/* 256 random bits as 43 characters of A–Z a–z 0–9 - _. */
[[nodiscard]] char *secret_token(struct arena *);
/* BLAKE2b-256 of a token as 64 hexadecimal digits: what is stored and looked up. A token is random enough to need no
 * salt. */
[[nodiscard]] char *secret_token_hash(struct arena *, const char *token);

/* Are two secrets the same? The time it takes depends on their lengths, never on where they differ. "" equals
 * nothing. */
bool secret_equal(const char *, const char *);

/* SHA-256 of n bytes as 64 lower-case hexadecimal digits, for seals. */
[[nodiscard]] char *secret_digest(struct arena *, const void *bytes, size_t n);
/* The same for bytes that come piece by piece: create, add each piece, then end, which answers the digest and frees the
 * struct. digest_drop frees it without an answer. */
struct digest;
struct digest *digest_create(void);
void digest_add(struct digest *, const void *bytes, size_t n);
[[nodiscard]] char *digest_end(struct arena *, struct digest *);
void digest_drop(struct digest *); /* does nothing for NULL */

/* Argon2id, 64 MiB, 2 passes (about 70 ms): on slow routes only. */
enum err secret_password_hash(struct ctx *, const char *password, const char **ret);
/* Is it the password of this hash? With hash NULL, when there is no such user, false after the same time. */
bool secret_password_fits(const char *hash, const char *password);

#endif
