/* The only file that knows sodium.h. */
#include "base/secret.h"

#include "base/clock.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Atomic uint64_t frozen_count;
static char nobodys[crypto_pwhash_STRBYTES];

/* Each hash takes 64 MB while it is made, so one is made at a time, however many try to sign in. */
static pthread_mutex_t hashing = PTHREAD_MUTEX_INITIALIZER;

/* Under the frozen clock of tests no token is a secret, and each test signs in anew: there a hash costs next to nothing. */
static int hash_into(char out[crypto_pwhash_STRBYTES], const char *password)
{
	bool cheap = clock_frozen();
	pthread_mutex_lock(&hashing);
	int failed = crypto_pwhash_argon2id_str(
	    out, password, strlen(password),
	    cheap ? crypto_pwhash_argon2id_OPSLIMIT_MIN : crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
	    cheap ? crypto_pwhash_argon2id_MEMLIMIT_MIN : crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE);
	pthread_mutex_unlock(&hashing);
	return failed;
}

/* Before any other of the library's functions: it chooses their implementation for this processor. */
static void start(void)
{
	if (sodium_init() < 0)
		abort();
	const char *seed = getenv("HJUL_TEST_SEED");
	atomic_store(&frozen_count, seed ? strtoull(seed, NULL, 10) << 32 : 0);
}

void random_bytes(void *p, size_t n)
{
	pthread_once(&once, start);
	if (!clock_frozen()) {
		randombytes_buf(p, n);
		return;
	}
	unsigned char seed[randombytes_SEEDBYTES] = {0};
	uint64_t k = atomic_fetch_add(&frozen_count, 1);
	memcpy(seed, &k, sizeof k);
	randombytes_buf_deterministic(p, n, seed);
}

char *secret_token(struct arena *a)
{
	unsigned char bytes[32];
	char *text = arena_alloc(a, TOKEN_CHARS + 1);
	random_bytes(bytes, sizeof bytes);
	sodium_bin2base64(text, TOKEN_CHARS + 1, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
	return text;
}

char *secret_token_hash(struct arena *a, const char *token)
{
	unsigned char hash[TOKEN_HASH_CHARS / 2];
	char *text = arena_alloc(a, TOKEN_HASH_CHARS + 1);
	pthread_once(&once, start);
	crypto_generichash(hash, sizeof hash, (const unsigned char *)token, strlen(token), NULL, 0);
	sodium_bin2hex(text, TOKEN_HASH_CHARS + 1, hash, sizeof hash);
	return text;
}

bool secret_equal(const char *a, const char *b)
{
	size_t n = strlen(a);
	return n > 0 && strlen(b) == n && sodium_memcmp(a, b, n) == 0;
}

enum err secret_password_hash(struct ctx *cx, const char *password, const char **ret)
{
	pthread_once(&once, start);
	char *out = arena_alloc(cx->arena, crypto_pwhash_STRBYTES);
	if (hash_into(out, password) != 0)
		return fail(cx, E_BUSY, "error.busy"); /* no 64 MiB to be had just now */
	*ret = out;
	return OK;
}

/* A hash that no password fits, made once; every check waits for it, so that the first is no exception. */
static void make_nobodys(void)
{
	unsigned char bytes[32];
	char password[2 * sizeof bytes + 1];
	pthread_once(&once, start);
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2hex(password, sizeof password, bytes, sizeof bytes);
	if (hash_into(nobodys, password) != 0)
		abort();
}

bool secret_password_fits(const char *hash, const char *password)
{
	static pthread_once_t made = PTHREAD_ONCE_INIT;
	pthread_once(&made, make_nobodys);
	pthread_mutex_lock(&hashing);
	bool fits = crypto_pwhash_str_verify(hash ? hash : nobodys, password, strlen(password)) == 0;
	pthread_mutex_unlock(&hashing);
	return hash && fits;
}

char *secret_digest(struct arena *a, const void *bytes, size_t n)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(a, 2 * sizeof hash + 1);
	pthread_once(&once, start);
	crypto_hash_sha256(hash, bytes, n);
	return sodium_bin2hex(hex, 2 * sizeof hash + 1, hash, sizeof hash);
}

struct digest {
	crypto_hash_sha256_state state;
};

struct digest *digest_create(void)
{
	struct digest *d = malloc(sizeof *d);
	if (!d)
		abort();
	pthread_once(&once, start);
	crypto_hash_sha256_init(&d->state);
	return d;
}

void digest_add(struct digest *d, const void *bytes, size_t n)
{
	crypto_hash_sha256_update(&d->state, bytes, n);
}

char *digest_end(struct arena *a, struct digest *d)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(a, 2 * sizeof hash + 1);
	crypto_hash_sha256_final(&d->state, hash);
	free(d);
	return sodium_bin2hex(hex, 2 * sizeof hash + 1, hash, sizeof hash);
}

void digest_drop(struct digest *d)
{
	free(d);
}
